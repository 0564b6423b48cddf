#define _GNU_SOURCE
#include "waits.h"
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The beginning of a small file of a thread; false: it is gone, or its kind of file is not there.
static bool read_small(int folder, const char *thread, const char *name, char *text, size_t size) {
    char path[280];
    snprintf(path, sizeof path, "%s/%s", thread, name);
    int fd = openat(folder, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    ssize_t n = read(fd, text, size - 1);
    close(fd);
    text[n > 0 ? n : 0] = 0;
    return n > 0;
}

static bool is_runnable(int folder, const char *thread) {
    char text[128];
    if (!read_small(folder, thread, "stat", text, sizeof text)) return false;
    // The name of the program is the program's to choose, and comes before: all after it are a letter and numbers.
    const char *name_end = strrchr(text, ')');
    return name_end && strncmp(name_end, ") R", 3) == 0;
}

// The kernel adds a wait when it is over. One that goes on is known by this: the thread could run at two looks, and did not in
// between. So a thread that wakes up just when it is looked at gains nothing.
static uint64_t waited(struct seat *s, uint64_t delay, uint64_t turns, bool runnable, uint64_t passed) {
    uint64_t since = 0;
    if (s->waits && runnable && s->turns == turns) since = passed;
    else if (delay > s->delay) since = delay - s->delay;
    s->delay += since;
    s->turns = turns;
    s->waits = runnable;
    return since;
}

static uint64_t thread_waited(struct waits *w, int folder, const char *thread, uint64_t passed) {
    char text[80];
    uint64_t ran, delay, turns;
    if (!read_small(folder, thread, "schedstat", text, sizeof text)) return 0;
    if (sscanf(text, "%" SCNu64 " %" SCNu64 " %" SCNu64, &ran, &delay, &turns) != 3) return 0;
    int32_t id = (int32_t)atoi(thread);
    struct seat *s = &w->seats[id % WAITS_SEATS];
    bool is_new = s->id == 0;
    if (s->id != id || turns < s->turns) *s = (struct seat){.id = id, .delay = is_new ? 0 : delay, .turns = turns};
    return waited(s, delay, turns, s->turns == turns && is_runnable(folder, thread), passed);
}

static uint64_t process_waited(struct waits *w, int proc, const char *process, uint64_t passed) {
    char path[280];
    snprintf(path, sizeof path, "%s/task", process);
    int fd = openat(proc, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *threads = fd < 0 ? NULL : fdopendir(fd);
    if (!threads) {
        if (fd >= 0) close(fd);
        return 0;
    }
    uint64_t most = 0;
    struct dirent *e;
    while ((e = readdir(threads))) {
        if (!isdigit((unsigned char)e->d_name[0])) continue;
        uint64_t one = thread_waited(w, dirfd(threads), e->d_name, passed);
        if (one > most) most = one;
    }
    closedir(threads);
    return most;
}

uint64_t waits_look(struct waits *w, uint64_t passed) {
    DIR *proc = opendir("/proc");
    if (!proc) return 0;
    uint64_t most = 0;
    struct dirent *e;
    while ((e = readdir(proc))) {
        if (!isdigit((unsigned char)e->d_name[0]) || strcmp(e->d_name, "1") == 0) continue;
        uint64_t one = process_waited(w, dirfd(proc), e->d_name, passed);
        if (one > most) most = one;
    }
    closedir(proc);
    return most;
}
