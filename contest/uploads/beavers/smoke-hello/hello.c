#include <stdio.h>

/* A trial: does the judge take what we make? */
int main(void) {
    char name[41];
    if (scanf("%40[^\n]", name) != 1) return 1;
    printf("Hello, %s!\n", name);
    return 0;
}
