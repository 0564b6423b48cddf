// One program from its start to the death of its last process.
#pragma once
#include "measure.h"
#include "program.h"
#include "request.h"
#include "stream.h"
#include "tail.h"
#include "waits.h"

struct run {
    // What is known at the end.
    uint8_t ended, limit, cpu_means, memory_means;
    int32_t code;
    // Of the wall time, `starved_ns` is what the machine did not let it run although it could have.
    uint64_t cpu_ns, wall_ns, starved_ns, peak_bytes, output_bytes, error_bytes, memory_kills;

    // While it runs.
    struct stream *stream;
    const struct request *request;
    const struct group *group;
    struct program program;
    struct waits waits;
    struct tail errors; // after the first bytes, which are sent as they come
    bool main_over, killed;
    int status;
    // How long it could not go on as the judge neither took its output nor gave it input; no part of the wall time. Of a live run:
    // what does not count against the cap.
    uint64_t waited_ns;
    // Of a live run: what was taken off the wall time since something moved, by what had moved and when that was looked at.
    uint64_t excused, moved, stepped, said_used, closed;
    bool said_closed;
    uint64_t started, first_cpu, first_kills, reaped_cpu, next_look, look_every, said_alive, looked, looked_cpu, unspent;
};

// `signals` is a signalfd for SIGCHLD. Afterwards no process is left but this one.
void run_program(struct run *run, struct stream *s, const struct request *r, const struct group *g, int signals);
