#include <stdio.h>
#include <string.h>

int main(void) {
    char task[8], word[16];
    long number = 0;
    if (scanf("%7s", task) != 1) return 1;
    if (strcmp(task, "hide") == 0) {
        if (scanf("%15s", word) != 1) return 1;
        for (char *c = word + strlen(word); c-- > word;) number = number << 5 | (*c - 'a' + 1);
        printf("%ld\n", number);
    } else {
        if (scanf("%ld", &number) != 1) return 1;
        for (; number > 0; number >>= 5) putchar((int)('a' - 1 + (number & 31)));
        putchar('\n');
    }
}
