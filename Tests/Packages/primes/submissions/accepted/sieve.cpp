#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    long a, b;
    std::cin >> a >> b;
    std::vector<bool> composite(1'000'001), hit(b - a + 1);
    for (long p = 2; p * p <= b; p++) {
        if (composite[p]) continue;
        for (long i = p * p; i <= 1'000'000; i += p) composite[i] = true;
        for (long i = std::max(p * p, (a + p - 1) / p * p); i <= b; i += p) hit[i - a] = true;
    }
    std::cout << std::count(hit.begin(), hit.end(), false) - (a == 1) << '\n';
}
