// Insists that the weights can be shared at all.
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

int main() {
    int n, weight, sum = 0;
    std::cin >> n;
    std::map<int, std::string> ways{{0, ""}};
    for (int i = 0; i < n; i++) {
        std::cin >> weight;
        sum += weight;
        std::map<int, std::string> next;
        for (const auto &[difference, word] : ways) {
            next[difference + weight] = word + 'L';
            next[difference - weight] = word + 'R';
        }
        ways = next;
    }
    if (sum % 2 != 0) std::abort();
    std::cout << (ways.count(0) ? ways[0] : "no") << '\n';
}
