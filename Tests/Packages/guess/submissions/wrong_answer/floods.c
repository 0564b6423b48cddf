/* Prints guesses out of range without end, and reads no reply. */
#include <stdio.h>

int main(void) {
    while (printf("0\n") > 0) continue;
}
