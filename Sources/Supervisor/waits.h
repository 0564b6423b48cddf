// How long the program waited for a processor, as the kernel counts it.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { WAITS_SEATS = 1024 };

struct waits {
    // What is known of a thread, at its id's place; one that finds another's there counts from the next look on.
    struct seat {
        int32_t id;
        bool waits;
        uint64_t delay, turns;
    } seats[WAITS_SEATS];
};

// Looks at each thread of the container but those of this process. How many nanoseconds are to be added for the one that waited
// longest since the last look, `passed` ago? A wait may have begun before that. Threads that came and went in between are not seen.
// 0 where the kernel does not count.
uint64_t waits_look(struct waits *w, uint64_t passed);
