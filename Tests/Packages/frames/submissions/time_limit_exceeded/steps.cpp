#include <iostream>

int main() {
    long area, best = 0;
    std::cin >> area;
    volatile long width = 1;
    for (; best == 0 || width < 4'000'000'000; width++)
        if (best == 0 || width + (area + width - 1) / width < best + (area + best - 1) / best) best = width;
    std::cout << best << ' ' << (area + best - 1) / best << '\n';
}
