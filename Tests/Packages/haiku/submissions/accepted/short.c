#include <stdio.h>

int main(void) {
    char word[32];
    int n;
    FILE *file = fopen("words.txt", "r");
    if (file == NULL || scanf("%d", &n) != 1) return 1;
    while (n-- > 0 && fscanf(file, "%31s", word) == 1) continue;
    puts(word);
}
