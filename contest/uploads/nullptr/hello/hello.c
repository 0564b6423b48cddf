#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char name[64];
    char *greeting = getenv("GREETING"); /* works at home */
    if (!fgets(name, sizeof name, stdin)) return 1;
    name[strcspn(name, "\n")] = '\0';
    greeting[0] |= 0x20;
    printf("%s, %s!\n", greeting, name);
    return 0;
}
