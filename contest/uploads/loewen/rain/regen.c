#include <stdio.h>

int main(void) {
    int n, q, a, b;
    long long regen[500];
    scanf("%d %d", &n, &q);
    for (int i = 0; i < n; i++) scanf("%lld", &regen[i]);
    while (q-- > 0) {
        long long summe = 0;
        scanf("%d %d", &a, &b);
        for (int i = a - 1; i < b; i++) summe += regen[i];
        printf("%lld\n", summe);
    }
    return 0;
}
