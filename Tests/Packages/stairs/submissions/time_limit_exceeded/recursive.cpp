#include <iostream>

static long ways(int n) { return n < 2 ? 1 : (ways(n - 1) + ways(n - 2) + (n > 2 ? ways(n - 3) : 0)) % 1'000'000'007; }

int main() {
    int t, n;
    std::cin >> t;
    while (t-- > 0 && std::cin >> n) std::cout << ways(n) << '\n';
}
