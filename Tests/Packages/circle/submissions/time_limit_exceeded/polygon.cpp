// Adds up the sides of a polygon with very many corners.
#include <cmath>
#include <cstdio>

int main() {
    double r;
    if (std::scanf("%lf", &r) != 1) return 1;
    const long long corners = 4'000'000'000;
    double around = 0, area = 0;
    for (long long i = 0; i < corners; i++) {
        around += 2 * r * std::sin(M_PI / corners);
        area += r * r * std::sin(2 * M_PI / (corners + i % 2)) / 2;
    }
    std::printf("%.9f %.9f\n", around, area);
}
