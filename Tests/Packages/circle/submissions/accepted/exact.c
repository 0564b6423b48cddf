#include <math.h>
#include <stdio.h>

int main(void) {
    double r;
    if (scanf("%lf", &r) != 1) return 1;
    printf("%.12f\n%.12f\n", 2 * M_PI * r, M_PI * r * r);
}
