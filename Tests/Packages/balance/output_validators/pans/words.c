#include "words.h"

#include <ctype.h>
#include <stdio.h>

int only_word(void *stream, char *word, int size) {
    int length = 0, c;
    while ((c = fgetc(stream)) != EOF && isspace(c)) continue;
    for (; c != EOF && !isspace(c); c = fgetc(stream)) {
        if (length + 1 == size) return 0;
        word[length++] = (char)c;
    }
    word[length] = 0;
    for (; c != EOF; c = fgetc(stream))
        if (!isspace(c)) return 0;
    return length > 0;
}
