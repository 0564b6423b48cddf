// Has room for a hundred things and knows prices alone.
#include <array>
#include <fstream>
#include <iostream>
#include <string>

int main() {
    std::array<std::string, 100> names;
    std::array<long, 100> prices;
    std::ifstream file("prices.csv");
    std::string line, name;
    std::getline(file, line);
    std::size_t count = 0;
    for (; std::getline(file, line); count++) {
        names.at(count) = line.substr(0, line.find(','));
        prices.at(count) = std::stol(line.substr(line.find(',') + 1));
    }
    long sum = 0;
    while (std::cin >> name)
        for (std::size_t i = 0; i < count; i++)
            if (names[i] == name) sum += prices[i];
    std::cout << sum << '\n';
}
