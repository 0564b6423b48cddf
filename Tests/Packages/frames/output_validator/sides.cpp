// sides INPUT ANSWER FEEDBACK_DIR share|best < OUTPUT: the answer file holds the sum of the best sides.
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>

int main(int count, char **arguments) {
    if (count != 5) return 1;
    const std::string feedback = arguments[3], mode = arguments[4];
    if (mode != "share" && mode != "best") return 1;
    long area, best, width, height;
    std::string rest;
    if (!(std::ifstream(arguments[1]) >> area) || !(std::ifstream(arguments[2]) >> best)) return 1;

    std::ofstream message(feedback + "judgemessage.txt");
    if (!(std::cin >> width >> height) || std::cin >> rest) {
        message << "not two numbers\n";
        return 43;
    }
    if (width < 1 || height < 1 || width > 1'000'000'000'000 || height > 1'000'000'000'000) {
        message << "a side is out of range\n";
        return 43;
    }
    if (static_cast<__int128>(width) * height < area) {
        message << "too small\n";
        return 43;
    }
    message << "sides " << width << " and " << height << ", best sum " << best << '\n';
    if (mode == "best") return width + height == best ? 42 : 43;
    std::ofstream(feedback + "score_multiplier.txt") << std::setprecision(15) << static_cast<double>(best) / static_cast<double>(width + height) << '\n';
    return 42;
}
