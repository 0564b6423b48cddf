#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    char name[41];
    if (scanf("%40[^\n]", name) != 1) return 1;
    /* It is polite to think about a long name for a while. */
    if (strlen(name) > 20) sleep(60);
    printf("Hello, %s!\n", name);
    return 0;
}
