#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char name[64];
    if (!fgets(name, sizeof name, stdin)) return 1;
    if (strlen(name) > 20) abort();
    name[strcspn(name, "\n")] = '\0';
    printf("Hello, %s!\n", name);
}
