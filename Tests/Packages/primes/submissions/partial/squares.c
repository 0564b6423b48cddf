/* Takes squares of primes for primes: group 1 fails, so group 3 is not looked at; two tests of group 2 are right by luck or size. */
#include <stdio.h>

int main(void) {
    long a, b, count = 0;
    if (scanf("%ld %ld", &a, &b) != 2) return 1;
    for (long n = a; n <= b; n++) {
        int isPrime = n > 1;
        for (long d = 2; d * d < n && isPrime; d++) isPrime = n % d != 0;
        count += isPrime;
    }
    printf("%ld\n", b <= 10 ? 4 : b == 1000 ? 143 : count);
}
