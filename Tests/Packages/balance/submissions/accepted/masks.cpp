#include <iostream>
#include <string>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> weights(n);
    for (int &weight : weights) std::cin >> weight;
    for (int mask = 0; mask < 1 << n; mask++) {
        int difference = 0;
        for (int i = 0; i < n; i++) difference += mask >> i & 1 ? weights[i] : -weights[i];
        if (difference != 0) continue;
        for (int i = 0; i < n; i++) std::cout << (mask >> i & 1 ? 'L' : 'R');
        std::cout << '\n';
        return 0;
    }
    std::cout << "no\n";
}
