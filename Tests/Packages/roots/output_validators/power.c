/* power INPUT ANSWER FEEDBACK_DIR cube within TOLERANCE < OUTPUT */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
    double truth, found;
    char word[64], rest[2], *end;
    if (count != 7 || strcmp(arguments[4], "cube") != 0 || strcmp(arguments[5], "within") != 0) {
        fprintf(stderr, "called with %d words\n", count);
        return 1;
    }
    const double tolerance = strtod(arguments[6], &end);
    FILE *key = fopen(arguments[2], "r");
    if (*end != 0 || tolerance <= 0 || key == NULL || fscanf(key, "%lf", &truth) != 1) return 1;

    char path[4096];
    snprintf(path, sizeof path, "%sjudgemessage.txt", arguments[3]);
    FILE *message = fopen(path, "w");
    if (message == NULL) return 1;
    if (scanf("%63s", word) != 1 || scanf("%1s", rest) == 1 || strspn(word, "0123456789.") != strlen(word)) {
        fprintf(message, "not a single number\n");
        fclose(message);
        return 43;
    }
    found = strtod(word, &end);
    fprintf(message, "off by %.3g, allowed is %g\n", fabs(found - truth), tolerance);
    fclose(message);
    return *end == 0 && fabs(found - truth) <= tolerance ? 42 : 43;
}
