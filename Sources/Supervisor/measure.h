// Clocks, and what the container's control group counted. Version 1 and 2 of control groups; where their files are
// missing, what wait4 says of each process is all that there is.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>

struct group {
    int cpu, events, stat; // -1 where missing
    bool second_version;
    uint64_t idle_memory; // what is used while no program runs
};

void group_open(struct group *g);
// Nanoseconds of processor time of all processes of the container but this one, since some moment.
uint64_t group_cpu(const struct group *g);
// How many processes the kernel has killed for memory.
uint64_t group_kills(const struct group *g);
// Bytes of private and shared memory, page cache of real files not among them, beyond those of an idle container.
uint64_t group_memory(const struct group *g);
// The MEANS_… of a figure that comes from this file, which is -1 where it is missing.
uint8_t group_means(const struct group *g, int file);

// Of CLOCK_MONOTONIC.
uint64_t now_ns(void);
uint64_t rusage_cpu_ns(const struct rusage *u);
