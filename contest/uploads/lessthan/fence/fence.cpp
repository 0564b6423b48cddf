#include <iostream>

int main() {
    double length = 0, area = "<script>alert(1)</script>";
    std::cout << length << '\n' << area << '\n'
}
