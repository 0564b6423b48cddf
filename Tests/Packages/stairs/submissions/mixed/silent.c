/* @EXPECTED_RESULTS@: NO-OUTPUT, WRONG-ANSWER */
int main(void) { return 0; }
