/* Reads the only word of a stream: 1 where there is exactly one and it fits. */
int only_word(void *stream, char *word, int size);
