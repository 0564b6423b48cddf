/* @EXPECTED_SCORE@: 50
   Groups 1 and 2: more than a thousand numbers are too many for it. */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int n, s, numbers[1000];
    if (scanf("%d %d", &n, &s) != 2 || n > 1000) abort();
    for (int i = 0; i < n; i++)
        if (scanf("%d", &numbers[i]) != 1) return 1;
    int longest = 0;
    for (int start = 0; start < n; start++)
        for (int end = start, sum = 0; end < n && (sum += numbers[end]) <= s; end++)
            if (end - start + 1 > longest) longest = end - start + 1;
    printf("%d\n", longest);
}
