// A decimal comma makes no number.
#include <cstdio>

int main() {
    double r;
    if (std::scanf("%lf", &r) != 1) return 1;
    const double pi = 3.14159265358979;
    char text[100];
    std::snprintf(text, sizeof text, "%.9f %.9f", 2 * pi * r, pi * r * r);
    for (char *c = text; *c; c++) std::putchar(*c == '.' ? ',' : *c);
}
