/* @EXPECTED_SCORE@: 0
   Right for the sample, which gives no points. */
#include <stdio.h>

int main(void) { puts("7"); }
