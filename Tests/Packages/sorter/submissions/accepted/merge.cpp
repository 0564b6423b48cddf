#include <algorithm>
#include <iostream>
#include <numeric>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> order(n);
    std::iota(order.begin(), order.end(), 1);
    for (int width = 1; width < n; width *= 2)
        for (int start = 0; start + width < n; start += 2 * width)
            std::inplace_merge(order.begin() + start, order.begin() + start + width, order.begin() + std::min(n, start + 2 * width), [](int a, int b) {
                char reply;
                std::cout << "? " << a << ' ' << b << std::endl;
                std::cin >> reply;
                return reply == '<';
            });
    std::cout << '!';
    for (int parcel : order) std::cout << ' ' << parcel;
    std::cout << '\n';
}
