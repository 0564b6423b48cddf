#include <cctype>
#include <iostream>
#include <string>

int main() {
    std::string word;
    std::cin >> word;
    for (char &c : word) c = static_cast<char>(std::toupper(c));
    const std::string dashes(word.size() + 6, '-');
    std::cout << dashes << "\n|  " << word << "  |\n" << dashes << '\n';
}
