#include <stdio.h>
#include <string.h>

static char names[1000][32];
static long values[1000];

int main(int count, char **arguments) {
    char line[100], name[32];
    long price, weight, sum = 0;
    int things = 0;
    FILE *file = fopen("prices.csv", "r");
    if (count != 2 || file == NULL || fgets(line, sizeof line, file) == NULL) return 1;
    while (fscanf(file, " %31[a-z],%ld,%ld", names[things], &price, &weight) == 3)
        values[things++] = strcmp(arguments[1], "price") == 0 ? price : weight;
    while (scanf("%31s", name) == 1)
        for (int i = 0; i < things; i++)
            if (strcmp(names[i], name) == 0) sum += values[i];
    printf("%ld\n", sum);
}
