// Keeps who is taller than whom for every pair: far more than 256 MiB for 200,000 children.
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
    std::vector<std::vector<int>> taller(n);
    long long swaps = 0;
    for (int i = 0; i < n; i++) {
        taller[i].resize(n);
        for (int j = i + 1; j < n; j++) taller[i][j] = row[i] > row[j];
    }
    for (const auto& line : taller) {
        for (int bit : line) swaps += bit;
    }
    std::cout << swaps << '\n';
}
