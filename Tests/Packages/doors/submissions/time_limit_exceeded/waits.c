/* Waits for a third number. */
#include <stdio.h>

int main(void) {
    int n, q, k;
    if (scanf("%d %d %d", &n, &q, &k) != 3) return 0;
    printf("answer %d\n", k);
}
