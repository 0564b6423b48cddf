// Ends without another word after five guesses.
#include <iostream>
#include <string>

int main() {
    int low = 1, high;
    std::cin >> high;
    std::string reply;
    for (int i = 0; i < 5 && reply != "correct"; i++) {
        const int guess = (low + high) / 2;
        std::cout << guess << std::endl;
        std::cin >> reply;
        if (reply == "higher") low = guess + 1;
        else high = guess - 1;
    }
}
