#include <iostream>
#include <string>

int main() {
    int n;
    std::cin >> n;
    for (int a = 1; a < n; a++)
        if (std::to_string(a).find_first_of(std::to_string(n - a)) == std::string::npos) {
            std::cout << a << ' ' << n - a << '\n';
            return 0;
        }
    std::cout << "impossible\n";
}
