#include <cmath>
#include <cstdio>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<double> x(n), y(n);
    for (int i = 0; i < n; i++) {
        if (std::scanf("%lf %lf", &x[i], &y[i]) != 2) return 1;
    }
    double length = 0, twice = 0;
    for (int i = 0; i < n; i++) {
        int j = (i + 1) % n;
        length += std::hypot(x[j] - x[i], y[j] - y[i]);
        twice += x[i] * y[j] - x[j] * y[i];
    }
    std::printf("%.9f\n%.9f\n", length, twice / 2);
}
