#include <iostream>
#include <utility>
#include <vector>

int main() {
    long long n, a, c, m, h;
    std::cin >> n >> a >> c >> m >> h;
    std::vector<long long> row(n);
    for (auto& height : row) {
        height = h;
        h = (a * h + c) % m;
    }
    long long swaps = 0;
    for (bool sorted = false; !sorted;) {
        sorted = true;
        for (int i = 1; i < n; i++) {
            if (row[i - 1] > row[i]) {
                std::swap(row[i - 1], row[i]);
                swaps++;
                sorted = false;
            }
        }
    }
    std::cout << swaps << '\n';
}
