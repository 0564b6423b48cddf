#include <cmath>
#include <iostream>
#include <string>

int main() {
    std::string star;
    long n, d, sum = 0;
    std::cin >> star >> n;
    for (int i = 0; i < n; i++) {
        std::cin >> d;
        sum += static_cast<long>(std::pow(d % {{modulus}}, 1.5));
    }
    std::cout << sum / n << '\n';
}
