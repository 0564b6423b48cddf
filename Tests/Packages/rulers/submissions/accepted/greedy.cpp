// Takes each mark that it can.
#include <iostream>
#include <set>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> marks;
    std::set<int> distances;
    for (int mark = 0; mark <= n; mark++) {
        bool fits = true;
        for (int other : marks) fits = fits && !distances.count(mark - other);
        if (!fits) continue;
        for (int other : marks) distances.insert(mark - other);
        marks.push_back(mark);
        std::cout << mark << ' ';
    }
    std::cout << '\n';
}
