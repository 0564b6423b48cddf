#include <cmath>
#include <iomanip>
#include <iostream>
#include <vector>

struct Point {
    double x, y;
};

int main() {
    int n;
    std::cin >> n;
    std::vector<Point> corners(n);
    for (auto& corner : corners) std::cin >> corner.x >> corner.y;
    double length = 0, twice = 0;
    const Point origin = corners[0];
    for (int i = 0; i < n; i++) {
        const Point a = corners[i], b = corners[(i + 1) % n];
        length += std::hypot(b.x - a.x, b.y - a.y);
        twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
    }
    std::cout << std::setprecision(15) << length << '\n' << std::abs(twice) / 2 << '\n';
}
