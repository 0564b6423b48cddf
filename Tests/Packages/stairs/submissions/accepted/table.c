#include <stdio.h>

static unsigned ways[100001] = {1, 1, 2};

int main(void) {
    int t, n;
    for (int i = 3; i <= 100000; i++) ways[i] = (unsigned)(((unsigned long)ways[i - 1] + ways[i - 2] + ways[i - 3]) % 1000000007);
    if (scanf("%d", &t) != 1) return 1;
    while (t-- > 0 && scanf("%d", &n) == 1) printf("%u\n", ways[n]);
}
