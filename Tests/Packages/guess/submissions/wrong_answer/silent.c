/* Neither reads nor prints. */
int main(void) { return 0; }
