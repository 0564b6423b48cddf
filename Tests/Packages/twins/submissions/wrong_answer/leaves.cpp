// Replies to the first question alone.
#include <iostream>

int main() {
    long a, b, x;
    char f;
    std::cin >> a >> b >> f >> x;
    std::cout << a * x + b << std::endl;
}
