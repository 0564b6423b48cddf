#include <iostream>
#include <numeric>
#include <vector>

int main() {
    int n, q;
    std::cin >> n >> q;
    std::vector<long long> until(n + 1);
    for (int i = 1; i <= n; i++) std::cin >> until[i];
    std::partial_sum(until.begin(), until.end(), until.begin());
    for (int a, b; std::cin >> a >> b;) std::cout << until[b] - until[a - 1] << '\n';
}
