#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    long long n, a, c, m, h;
    std::cin >> n >> a >> c >> m >> h;
    std::vector<long long> row(n);
    for (auto& height : row) {
        height = h;
        h = (a * h + c) % m;
    }
    auto order = row;
    std::sort(order.begin(), order.end());
    std::vector<int> tree(n + 1);
    long long swaps = 0;
    for (int seen = 0; seen < n; seen++) {
        const int place = std::upper_bound(order.begin(), order.end(), row[seen]) - order.begin();
        swaps += seen;
        for (int i = place; i > 0; i &= i - 1) swaps -= tree[i];
        for (int i = place; i <= n; i += i & -i) tree[i]++;
    }
    std::cout << swaps << '\n';
}
