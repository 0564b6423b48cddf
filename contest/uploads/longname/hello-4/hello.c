#include <stdio.h>

int main(void) {
    char name[41];
    return scanf("%40[^\n]", name) != 1 || printf("Hello, %s!\n", name) < 0;
}
