#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

int main() {
    int n;
    std::cin >> n;
    std::ifstream file("words.txt");
    std::string word;
    for (int i = 0; i < n; i++) file >> word;
    if (!file || n > 250) throw std::out_of_range("too far");
    std::cout << word << '\n';
}
