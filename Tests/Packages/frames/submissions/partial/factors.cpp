// Looks for sides whose product is the area exactly.
#include <iostream>

int main() {
    long area, width = 1;
    std::cin >> area;
    for (long d = 1; d * d <= area; d++)
        if (area % d == 0) width = d;
    std::cout << width << ' ' << area / width << '\n';
}
