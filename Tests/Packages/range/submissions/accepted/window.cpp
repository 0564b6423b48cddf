// @EXPECTED_SCORE@: 100
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    int n, s;
    std::cin >> n >> s;
    std::vector<int> numbers(n);
    for (int &number : numbers) std::cin >> number;
    int longest = 0, start = 0, sum = 0;
    for (int end = 0; end < n; end++) {
        sum += numbers[end];
        while (sum > s) sum -= numbers[start++];
        longest = std::max(longest, end - start + 1);
    }
    std::cout << longest << '\n';
}
