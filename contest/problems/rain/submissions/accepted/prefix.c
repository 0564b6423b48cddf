#include <stdio.h>

int main(void) {
    static long long until[501];
    int n, q;
    if (scanf("%d %d", &n, &q) != 2) return 1;
    for (int i = 1; i <= n; i++) {
        if (scanf("%lld", &until[i]) != 1) return 1;
        until[i] += until[i - 1];
    }
    for (int a, b; q > 0 && scanf("%d %d", &a, &b) == 2; q--) printf("%lld\n", until[b] - until[a - 1]);
}
