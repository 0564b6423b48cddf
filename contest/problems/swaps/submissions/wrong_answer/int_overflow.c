#include <stdio.h>
#include <string.h>

static int row[200000], merged[200000];

static int sort(int from, int to) {
    if (to - from < 2) return 0;
    int middle = (from + to) / 2, i = from, j = middle, k = from;
    int swaps = (int)((unsigned)sort(from, middle) + (unsigned)sort(middle, to));
    while (i < middle || j < to) {
        if (j == to || (i < middle && row[i] <= row[j])) {
            merged[k++] = row[i++];
        } else {
            swaps = (int)((unsigned)swaps + (unsigned)(middle - i));
            merged[k++] = row[j++];
        }
    }
    memcpy(row + from, merged + from, (to - from) * sizeof *row);
    return swaps;
}

int main(void) {
    long long n, a, c, m, h;
    if (scanf("%lld %lld %lld %lld %lld", &n, &a, &c, &m, &h) != 5) return 1;
    for (int i = 0; i < n; i++, h = (a * h + c) % m) row[i] = h;
    printf("%d\n", sort(0, n));
}
