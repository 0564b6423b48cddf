/* Prints about four megabytes of letters, which is within the output limit. */
#include <stdio.h>

int main(void) {
    for (int i = 0; i < 4000000; i++) putchar('L');
}
