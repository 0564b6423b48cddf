#include <iostream>
#include <string>

int main() {
    long n, pairs = 0, first = 0;
    std::cin >> n;
    for (long a = n; a > 0; a--)
        for (long b = n; b > 0; b--) {
            const std::string one = std::to_string(a), other = std::to_string(b);
            if (a + b == n && one.find_first_of(other) == std::string::npos) pairs++, first = a;
        }
    if (pairs > 0) std::cout << first << ' ' << n - first << '\n';
    else std::cout << "impossible\n";
}
