#include <stdio.h>

int main(void) {
    double a, low = 0, high = 2000;
    if (scanf("%lf", &a) != 1) return 1;
    for (int i = 0; i < 200; i++) {
        double middle = (low + high) / 2;
        if (middle * middle * middle < a) low = middle;
        else high = middle;
    }
    printf("%.9f\n", low);
}
