#include "palette.h"

#include <iostream>

int main() {
    int n;
    long long state;
    std::cin >> n >> state;
    std::vector<int> picture(n);
    for (int &dot : picture) {
        state = (state * 1103515245 + 12345) % (1LL << 31);
        dot = static_cast<int>(state / 1000 * 7 % (1 << 30));
    }
    std::cout << "colours: " << colours(picture) << std::endl;
}
