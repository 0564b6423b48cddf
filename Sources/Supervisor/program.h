// Starting the program that is to be judged.
#pragma once
#include "request.h"
#include <sys/types.h>

struct program {
    pid_t pid;
    int input, output, errors; // our ends, non-blocking; -1 when closed
    int trouble;               // tells why it could not be started
};

// 0, or an errno: nothing was started.
int program_start(struct program *p, const struct request *r);

enum program_step { STEP_STARTED, STEP_CONFINE, STEP_DIRECTORY, STEP_EXECUTE };
// After the program has ended: at which step it failed to start, and the errno.
enum program_step program_trouble(struct program *p, int *error);
void program_close(struct program *p);
