/* The baseline of a test case: fork and exec a program, give it its input, read its output, wait. Prints ms per round. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void once(char **words) {
    int in[2], out[2];
    char reply[64];
    if (pipe(in) || pipe(out)) exit(1);
    pid_t child = fork();
    if (child == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        close(in[0]);
        close(in[1]);
        close(out[0]);
        close(out[1]);
        execv(words[0], words);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    if (write(in[1], "1 2\n", 4) != 4) exit(1);
    close(in[1]);
    while (read(out[0], reply, sizeof reply) > 0) {}
    close(out[0]);
    int status;
    if (waitpid(child, &status, 0) != child || status != 0) exit(1);
}

int main(int count, char **words) {
    if (count < 3) return 64;
    int rounds = atoi(words[1]);
    struct timespec start, end;
    for (int i = 0; i < 50; i++) once(words + 2);
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < rounds; i++) once(words + 2);
    clock_gettime(CLOCK_MONOTONIC, &end);
    double ms = (double)(end.tv_sec - start.tv_sec) * 1e3 + (double)(end.tv_nsec - start.tv_nsec) / 1e6;
    printf("%f\n", ms / rounds);
}
