#include <iostream>
#include <string>

int main() {
    int low = 1, high;
    std::cin >> high;
    std::string reply;
    while (reply != "correct") {
        const int guess = (low + high) / 2;
        std::cout << guess << std::endl;
        std::cin >> reply;
        if (reply == "higher") low = guess + 1;
        else high = guess - 1;
    }
}
