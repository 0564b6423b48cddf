/* @EXPECTED_SCORE@: 50
   Groups 1 and 2: the powers fit in 64 bits. */
#include <stdio.h>

int main(void) {
    int n, sum = 0;
    if (scanf("%d", &n) != 1) return 1;
    for (unsigned long long power = n < 64 ? 1ULL << n : 0; power > 0; power /= 10) sum += (int)(power % 10);
    printf("%d\n", sum);
}
