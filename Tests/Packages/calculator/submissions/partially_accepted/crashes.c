/* @EXPECTED_SCORE@: 50
   Knows pow alone, and crashes for the secret tests of the others. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char operation[8];
    unsigned long a, b, m, result = 1;
    if (scanf("%7s %lu %lu", operation, &a, &b) != 3) return 1;
    if (strcmp(operation, "pow") != 0) {
        if (a != 12) abort();
        puts("6");
        return 0;
    }
    if (scanf("%lu", &m) != 1) return 1;
    for (a %= m, result %= m; b > 0; b /= 2, a = a * a % m)
        if (b % 2 == 1) result = result * a % m;
    printf("%lu\n", result);
}
