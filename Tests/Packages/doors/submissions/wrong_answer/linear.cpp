#include <iostream>
#include <string>

int main() {
    int n, q, door = 0;
    std::cin >> n >> q;
    std::string reply = "open";
    while (reply == "open" && door < n) {
        std::cout << "knock " << ++door << std::endl;
        if (!(std::cin >> reply)) return 0;
    }
    std::cout << "answer " << (reply == "open" ? n : door - 1) << std::endl;
}
