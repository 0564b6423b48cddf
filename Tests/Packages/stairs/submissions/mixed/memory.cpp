// @EXPECTED_RESULTS@: MEMORY-LIMIT, RUN-ERROR
// Makes a new table, larger than it needs, for each question.
#include <iostream>
#include <vector>

int main() {
    int t, n;
    std::cin >> t;
    std::vector<std::vector<long>> tables;
    while (t-- > 0 && std::cin >> n) {
        std::vector<long> ways(1'000'000, 1);
        ways[2] = 2;
        for (int i = 3; i <= n; i++) ways[i] = (ways[i - 1] + ways[i - 2] + ways[i - 3]) % 1'000'000'007;
        std::cout << ways[n] << '\n';
        tables.push_back(ways);
    }
}
