#define _GNU_SOURCE
#include "wipe.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Those of our own user must be as they were in all that stat shows, as well as empty.
static const struct place {
    const char *path;
    mode_t mode;
} PLACE[PLACES] = {{"/work", 0700}, {"/tmp", 0700}, {"/dev/shm", 01777}, {"/dev/mqueue", 01777}};

enum { PASSES = 100000 };

bool places_open(struct places *p) {
    for (int i = 0; i < PLACES; i++) p->fd[i] = open(PLACE[i].path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return p->fd[0] >= 0 && p->fd[1] >= 0;
}

enum outcome { EMPTY, CHANGED, STUCK };

struct entry {
    uint64_t inode;
    int64_t next;
    uint16_t length;
    uint8_t type;
    char name[];
};

// Moves a folder that is not empty up to the root of its place, under a name that is free.
static bool raise_to(int root, int folder, const char *name, unsigned *serial) {
    if (fchmodat(folder, name, 0700, 0) != 0) return false;
    for (int tries = 0; tries < 100000; tries++) {
        char free_name[32];
        snprintf(free_name, sizeof free_name, ".wipe-%u", (*serial)++);
        if (syscall(SYS_renameat2, folder, name, root, free_name, 1 /* RENAME_NOREPLACE */) == 0) return true;
        if (errno != EEXIST) return false;
    }
    return false;
}

static enum outcome clear(int root, int folder, unsigned *serial);

// In the root itself a folder is opened and its own folders are raised, so there is never more than one level below it.
static bool remove_folder(int root, int folder, const char *name, unsigned *serial) {
    if (unlinkat(folder, name, AT_REMOVEDIR) == 0) return true;
    if (folder != root) return raise_to(root, folder, name, serial);
    // It is a folder, so this does not follow a link; and no process is left that could exchange it.
    fchmodat(root, name, 0700, 0);
    int inner = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0) return false;
    enum outcome o = clear(root, inner, serial);
    close(inner);
    return o != STUCK && unlinkat(root, name, AT_REMOVEDIR) == 0;
}

// One pass over one folder.
static enum outcome clear(int root, int folder, unsigned *serial) {
    char buffer[8192] __attribute__((aligned(8)));
    enum outcome o = EMPTY;
    lseek(folder, 0, SEEK_SET);
    for (;;) {
        long n = syscall(SYS_getdents64, folder, buffer, sizeof buffer);
        if (n < 0) return STUCK;
        if (n == 0) return o;
        for (long at = 0; at < n;) {
            struct entry *e = (struct entry *)(void *)(buffer + at);
            at += e->length;
            if (strcmp(e->name, ".") == 0 || strcmp(e->name, "..") == 0) continue;
            o = CHANGED;
            if (unlinkat(folder, e->name, 0) == 0) continue;
            // Raised within this pass, and then met again further on.
            if (errno == ENOENT) continue;
            if (!remove_folder(root, folder, e->name, serial)) return STUCK;
        }
    }
}

static bool restore(int fd, mode_t mode) {
    struct stat st;
    if (fstat(fd, &st) != 0) return false;
    if (st.st_uid != geteuid()) return true;
    if ((st.st_mode & 07777) != mode && fchmod(fd, mode) != 0) return false;
    return futimens(fd, (struct timespec[2]){{.tv_sec = 1}, {.tv_sec = 1}}) == 0;
}

bool places_wipe(const struct places *p) {
    for (int i = 0; i < PLACES; i++) {
        int fd = p->fd[i];
        if (fd < 0) continue;
        // Before: a mode may keep us out.
        if (!restore(fd, PLACE[i].mode)) return false;
        unsigned serial = 0;
        enum outcome o;
        int passes = 0;
        while ((o = clear(fd, fd, &serial)) == CHANGED && passes++ < PASSES) {}
        if (o != EMPTY || (passes > 0 && !restore(fd, PLACE[i].mode))) return false;
    }
    return true;
}
