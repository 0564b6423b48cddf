/* Weighs a parcel against itself. */
#include <stdio.h>

int main(void) {
    int n;
    char reply;
    if (scanf("%d", &n) != 1) return 1;
    printf("? 1 1\n");
    fflush(stdout);
    if (scanf(" %c", &reply) != 1) return 0;
    printf("! 1\n");
}
