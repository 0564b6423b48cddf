// The places that the program can write to, and making them as empty as they were.
#pragma once
#include <stdbool.h>

enum { PLACES = 4 };

struct places {
    int fd[PLACES]; // /work first; -1 where there is none
};

bool places_open(struct places *p);
// False: something could not be removed, the container must not be used again.
bool places_wipe(const struct places *p);
