#define _GNU_SOURCE
#include "runnable.h"
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// `name` is of a thread, below `folder`.
static bool is_runnable(int folder, const char *name) {
    char path[280], text[128];
    snprintf(path, sizeof path, "%s/stat", name);
    int fd = openat(folder, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    text[n > 0 ? n : 0] = 0;
    // The name of the program is the program's to choose, and comes before: all after it are a letter and numbers.
    const char *name_end = strrchr(text, ')');
    return name_end && strncmp(name_end, ") R", 3) == 0;
}

static bool any_thread(int proc, const char *process) {
    char path[280];
    snprintf(path, sizeof path, "%s/task", process);
    int fd = openat(proc, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *threads = fd < 0 ? NULL : fdopendir(fd);
    if (!threads) {
        if (fd >= 0) close(fd);
        return false;
    }
    bool found = false;
    struct dirent *e;
    while (!found && (e = readdir(threads)))
        if (isdigit((unsigned char)e->d_name[0])) found = is_runnable(dirfd(threads), e->d_name);
    closedir(threads);
    return found;
}

bool anyone_runnable(void) {
    DIR *proc = opendir("/proc");
    if (!proc) return false;
    bool found = false;
    struct dirent *e;
    while (!found && (e = readdir(proc)))
        if (isdigit((unsigned char)e->d_name[0]) && strcmp(e->d_name, "1") != 0) found = any_thread(dirfd(proc), e->d_name);
    closedir(proc);
    return found;
}
