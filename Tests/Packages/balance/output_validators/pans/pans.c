/* pans INPUT ANSWER FEEDBACK_DIR < OUTPUT */
#include "words.h"

#include <stdio.h>
#include <string.h>

static int answer(const char *folder, int code, const char *message) {
    char path[4096];
    snprintf(path, sizeof path, "%sjudgemessage.txt", folder);
    FILE *file = fopen(path, "w");
    if (file == NULL) return 2;
    fprintf(file, "%s\n", message);
    return fclose(file) == 0 ? code : 2;
}

int main(int count, char **arguments) {
    char word[64], truth[64];
    int n, weight, difference = 0;
    if (count < 4) return 1;
    FILE *input = fopen(arguments[1], "r"), *key = fopen(arguments[2], "r");
    if (input == NULL || key == NULL) return 1;
    if (fscanf(input, "%d", &n) != 1 || fscanf(key, "%63s", truth) != 1) return 1;

    if (!only_word(stdin, word, sizeof word)) return answer(arguments[3], 43, "not a single word");
    if (strcmp(word, "no") == 0)
        return strcmp(truth, "no") == 0 ? answer(arguments[3], 42, "rightly no") : answer(arguments[3], 43, "it can be done");
    if ((int)strlen(word) != n || strspn(word, "LR") != strlen(word)) return answer(arguments[3], 43, "not n letters L and R");
    for (int i = 0; i < n; i++) {
        if (fscanf(input, "%d", &weight) != 1) return 1;
        difference += word[i] == 'L' ? weight : -weight;
    }
    return difference == 0 ? answer(arguments[3], 42, "in balance") : answer(arguments[3], 43, "out of balance");
}
