#include <iostream>
#include <vector>

int main() {
    int n, q;
    std::cin >> n >> q;
    std::vector<unsigned> until(n + 1);
    for (int i = 1; i <= n; i++) {
        std::cin >> until[i];
        until[i] += until[i - 1];
    }
    for (int a, b; std::cin >> a >> b;) std::cout << until[b] - until[a - 1] << '\n';
}
