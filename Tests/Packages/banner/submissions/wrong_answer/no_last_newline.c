#include <ctype.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    char word[30];
    if (scanf("%29s", word) != 1) return 1;
    int width = (int)strlen(word) + 6;
    for (int i = 0; i < width; i++) putchar('-');
    printf("\n|  ");
    for (char *c = word; *c; c++) putchar(toupper(*c));
    printf("  |\n");
    for (int i = 0; i < width; i++) putchar('-');
}
