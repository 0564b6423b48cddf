// @EXPECTED_RESULTS@: MEMORY-LIMIT, RUN-ERROR
// Remembers everything once more for each question.
#include <iostream>
#include <memory>
#include <vector>

int main() {
    int t, n;
    std::cin >> t;
    std::vector<std::vector<long>> tables;
    while (t-- > 0 && std::cin >> n) {
        std::vector<long> ways{1, 1, 2};
        while (ways.size() <= 100000) ways.push_back((*(ways.end() - 1) + *(ways.end() - 2) + *(ways.end() - 3)) % 1'000'000'007);
        std::cout << ways[n] << '\n';
        tables.push_back(ways);
    }
}
