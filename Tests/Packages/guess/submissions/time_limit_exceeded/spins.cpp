// Computes for ever.
#include <iostream>

int main() {
    unsigned n;
    std::cin >> n;
    volatile unsigned number = n;
    while (number != 0 || n != 0) number = number * 3 + 1;
    std::cout << number << std::endl;
}
