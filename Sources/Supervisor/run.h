// One program from its start to the death of its last process.
#pragma once
#include "measure.h"
#include "program.h"
#include "request.h"
#include "stream.h"

struct run {
    // What is known at the end.
    uint8_t ended, limit;
    int32_t code;
    uint64_t cpu_ns, wall_ns, peak_bytes, output_bytes, error_bytes, memory_kills;

    // While it runs.
    struct stream *stream;
    const struct request *request;
    const struct group *group;
    struct program program;
    bool main_over, killed;
    int status;
    // How long it could not go on as the judge neither took its output nor gave it input; no part of the wall time.
    uint64_t waited_ns;
    uint64_t started, first_cpu, first_kills, reaped_cpu, next_look, look_every;
};

// `signals` is a signalfd for SIGCHLD. Afterwards no process is left but this one.
void run_program(struct run *run, struct stream *s, const struct request *r, const struct group *g, int signals);
