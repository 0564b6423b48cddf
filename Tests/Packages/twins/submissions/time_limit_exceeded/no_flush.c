#include <stdio.h>

int main(void) {
    long a, b, x;
    static char buffer[65536];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    if (scanf("%ld %ld", &a, &b) != 2) return 1;
    while (scanf(" f %ld", &x) == 1) printf("%ld\n", a * x + b);
}
