/* Swaps neighbours, k times over: too slow on its feet for some lists. */
#include <stdio.h>

int main(void) {
    int n, k, row[100];
    if (scanf("%d %d", &n, &k) != 2) return 1;
    for (int i = 0; i < n; i++)
        if (scanf("%d", &row[i]) != 1) return 1;
    for (int round = 0; round < k; round++)
        for (int i = round % 2; i + 1 < n; i += 2)
            if (row[i] > row[i + 1]) {
                int number = row[i];
                row[i] = row[i + 1];
                row[i + 1] = number;
            }
    for (int i = 0; i < n; i++) printf("%d ", row[i]);
}
