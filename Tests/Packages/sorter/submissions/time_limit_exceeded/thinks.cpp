// Right in the end, if there were time for it.
#include <iostream>

int main() {
    int n;
    std::cin >> n;
    volatile unsigned long steps = 0;
    while (steps < 1'000'000'000'000) steps++;
    std::cout << "! 1" << std::endl;
}
