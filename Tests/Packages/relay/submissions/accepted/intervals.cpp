#include <algorithm>
#include <iostream>
#include <vector>

struct Runner {
    int number, goal, low, high;
};

int main() {
    int n, k;
    std::cin >> n >> k;
    std::vector<int> row(n);
    for (int &number : row) std::cin >> number;
    std::vector<int> sorted = row;
    std::sort(sorted.begin(), sorted.end());
    for (int left = 0; left < 3; left++) {
        std::vector<Runner> runners;
        for (int i = 0; i < n; i++) {
            const int goal = static_cast<int>(std::lower_bound(sorted.begin(), sorted.end(), row[i]) - sorted.begin());
            runners.push_back({row[i], goal, std::max(i - k, goal - k * left), std::min(i + k, goal + k * left)});
        }
        std::sort(runners.begin(), runners.end(), [](const Runner &a, const Runner &b) { return a.high != b.high ? a.high < b.high : a.goal < b.goal; });
        std::vector<int> result;
        for (int place = 0; place < n; place++) {
            const auto next = std::find_if(runners.begin(), runners.end(), [&](const Runner &runner) { return runner.low <= place; });
            if (next == runners.end() || next->high < place) break;
            result.push_back(next->number);
            runners.erase(next);
        }
        if (static_cast<int>(result.size()) < n) continue;
        for (int number : result) std::cout << number << ' ';
        return 0;
    }
    return 1;
}
