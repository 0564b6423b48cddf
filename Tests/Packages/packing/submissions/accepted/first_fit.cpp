// @EXPECTED_SCORE@: 100
// Heaviest first, each into the first box that has room.
#include <algorithm>
#include <iostream>
#include <numeric>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<int> weights(n), order(n), box(n), load(n);
    for (int &weight : weights) std::cin >> weight;
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return weights[a] > weights[b]; });
    for (int thing : order) {
        while (load[box[thing]] + weights[thing] > 100) box[thing]++;
        load[box[thing]] += weights[thing];
    }
    for (int number : box) std::cout << number + 1 << '\n';
}
