#include <math.h>
#include <stdio.h>
#include <string.h>

static long distances[{{max_planets}}];

int main(void) {
    char word[16], star[16];
    int n, modulus;
    double sum = 0;
    FILE *settings = fopen("settings.txt", "r");
    if (settings == NULL || fscanf(settings, "%15s %d", word, &modulus) != 2 || strcmp(word, "modulus") != 0) return 1;
    if (scanf("%15s %d", star, &n) != 2 || strcmp(star, "{{star}}") != 0) return 1;
    for (int i = 0; i < n; i++) {
        if (scanf("%ld", &distances[i]) != 1) return 1;
        sum += pow((double)(distances[i] % modulus), 1.5);
    }
    printf("%.3f\n", sum / n);
}
