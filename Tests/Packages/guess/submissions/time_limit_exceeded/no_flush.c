/* Right, but its guesses stay in its own buffer while it waits for a reply. */
#include <stdio.h>
#include <string.h>

int main(void) {
    static char buffer[65536];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    int low = 1, high;
    char reply[16] = "";
    if (scanf("%d", &high) != 1) return 1;
    while (strcmp(reply, "correct") != 0) {
        int guess = (low + high) / 2;
        printf("%d\n", guess);
        if (scanf("%15s", reply) != 1) return 0;
        if (strcmp(reply, "higher") == 0) low = guess + 1;
        else high = guess - 1;
    }
}
