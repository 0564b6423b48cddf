// @EXPECTED_SCORE@: 100
#include <iostream>
#include <numeric>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<long> billions{1};
    for (int i = 0; i < n; i++) {
        long carry = 0;
        for (long &part : billions) {
            part = 2 * part + carry;
            carry = part >= 1'000'000'000;
            part -= carry * 1'000'000'000;
        }
        if (carry) billions.push_back(1);
    }
    int sum = 0;
    for (long part : billions)
        for (; part > 0; part /= 10) sum += static_cast<int>(part % 10);
    std::cout << sum << '\n';
}
