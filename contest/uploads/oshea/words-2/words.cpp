#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

int main() {
    std::ifstream input("input.txt");
    std::map<std::string, int> counts;
    for (std::string word; input >> word;) counts[word]++;
    std::vector<std::pair<std::string, int>> order(counts.begin(), counts.end());
    std::stable_sort(order.begin(), order.end(), [](auto& one, auto& other) { return one.second > other.second; });
    std::ofstream output("output.txt");
    for (auto& [word, count] : order) output << word << ' ' << count << '\n';
}
