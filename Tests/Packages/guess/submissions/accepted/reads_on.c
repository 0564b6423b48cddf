/* Reads until there is nothing more, although it has been told that it is done. */
#include <stdio.h>
#include <string.h>

int main(void) {
    int low = 1, high, guess;
    char reply[16];
    if (scanf("%d", &high) != 1) return 1;
    guess = (low + high) / 2;
    printf("%d\n", guess);
    fflush(stdout);
    while (scanf("%15s", reply) == 1) {
        if (strcmp(reply, "correct") == 0) continue;
        if (strcmp(reply, "higher") == 0) low = guess + 1;
        else high = guess - 1;
        guess = (low + high) / 2;
        printf("%d\n", guess);
        fflush(stdout);
    }
}
