#define _GNU_SOURCE
#include "measure.h"
#include "protocol.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static uint64_t clock_ns(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

uint64_t now_ns(void) { return clock_ns(CLOCK_MONOTONIC); }

uint64_t rusage_cpu_ns(const struct rusage *u) {
    uint64_t seconds = (uint64_t)u->ru_utime.tv_sec + (uint64_t)u->ru_stime.tv_sec;
    return seconds * 1000000000 + ((uint64_t)u->ru_utime.tv_usec + (uint64_t)u->ru_stime.tv_usec) * 1000;
}

static int first(const char *one, const char *two) {
    int fd = open(one, O_RDONLY | O_CLOEXEC);
    return fd >= 0 || !two ? fd : open(two, O_RDONLY | O_CLOEXEC);
}

void group_open(struct group *g) {
    g->cpu = open("/sys/fs/cgroup/cpu.stat", O_RDONLY | O_CLOEXEC);
    g->second_version = g->cpu >= 0;
    if (g->second_version) {
        g->events = first("/sys/fs/cgroup/memory.events", NULL);
        g->stat = first("/sys/fs/cgroup/memory.stat", NULL);
    } else {
        g->cpu = first("/sys/fs/cgroup/cpuacct/cpuacct.usage", "/sys/fs/cgroup/cpu,cpuacct/cpuacct.usage");
        g->events = first("/sys/fs/cgroup/memory/memory.oom_control", NULL);
        g->stat = first("/sys/fs/cgroup/memory/memory.stat", NULL);
    }
    g->idle_memory = 0;
    g->idle_memory = group_memory(g);
}

// The number after a name at the start of a line; without a name, the first number of the file.
static uint64_t figure(const char *text, const char *name) {
    if (!name) return strtoull(text, NULL, 10);
    size_t length = strlen(name);
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, name, length) == 0 && line[length] == ' ') return strtoull(line + length, NULL, 10);
        if (!*line) break;
    }
    return 0;
}

static const char *contents(int fd) {
    static char text[8192];
    ssize_t n = fd < 0 ? 0 : pread(fd, text, sizeof text - 1, 0);
    text[n > 0 ? n : 0] = 0;
    return text;
}

uint8_t group_means(const struct group *g, int file) {
    if (file < 0) return MEANS_NONE;
    return g->second_version ? MEANS_GROUP_2 : MEANS_GROUP_1;
}

uint64_t group_cpu(const struct group *g) {
    if (g->cpu < 0) return 0;
    // In this order: asking for our own time makes the kernel book it, so the group's number holds it as well.
    uint64_t ours = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
    const char *text = contents(g->cpu);
    uint64_t all = g->second_version ? figure(text, "usage_usec") * 1000 : figure(text, NULL);
    return all > ours ? all - ours : 0;
}

uint64_t group_kills(const struct group *g) { return figure(contents(g->events), "oom_kill"); }

uint64_t group_memory(const struct group *g) {
    const char *text = contents(g->stat);
    uint64_t all = g->second_version ? figure(text, "anon") + figure(text, "shmem")
                                     : figure(text, "total_rss") + figure(text, "total_shmem");
    return all > g->idle_memory ? all - g->idle_memory : 0;
}
