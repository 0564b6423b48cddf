/* Its numbers are too small for some tests. */
#include <stdio.h>

int main(void) {
    short a, b, x;
    char word[8];
    if (scanf("%hd %hd", &a, &b) != 2) return 1;
    while (scanf("%7s", word) == 1 && word[0] == 'f' && scanf("%hd", &x) == 1) {
        printf("%d\n", (short)(a * x + b));
        fflush(stdout);
    }
}
