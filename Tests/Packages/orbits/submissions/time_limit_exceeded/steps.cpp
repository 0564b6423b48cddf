#include <cmath>
#include <iostream>
#include <string>

int main() {
    std::string star;
    long n, d;
    double sum = 0;
    std::cin >> star >> n;
    for (int i = 0; i < n; i++) {
        std::cin >> d;
        volatile long near = 0;
        for (long steps = 0; d > 4 && steps < 20'000'000L * {{max_planets}}; steps++) near = steps;
        sum += std::pow(d % {{modulus}}, 1.5);
    }
    std::cout << sum / n << '\n';
}
