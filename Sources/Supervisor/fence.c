#define _GNU_SOURCE
#include "fence.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif

// The first version of Landlock refuses to move a file from one folder to another, whatever it is told.
enum { OLDEST = 2 };
#define ON_FILES (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE)
#define ON_FOLDERS (ON_FILES | LANDLOCK_ACCESS_FS_REFER)

static int ruleset = -1;

static bool allow(int folder, const char *name) {
    int fd = openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    struct stat st;
    bool good = fd >= 0 && fstat(fd, &st) == 0;
    if (good && !S_ISLNK(st.st_mode)) {
        struct landlock_path_beneath_attr rule = {
            .allowed_access = S_ISDIR(st.st_mode) ? ON_FOLDERS : ON_FILES,
            .parent_fd = fd,
        };
        good = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    }
    if (fd >= 0) close(fd);
    return good;
}

// Whatever lies in a folder but two names, and but the file of process 1.
static bool allow_all_but(const char *path, const char *hidden, const char *also) {
    const char *program = (const char *)getauxval(AT_EXECFN);
    const char *own = program && strrchr(program, '/') ? strrchr(program, '/') + 1 : "";
    DIR *folder = opendir(path);
    struct dirent *e;
    bool good = folder != NULL;
    while (good && (e = readdir(folder))) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        if (strcmp(e->d_name, hidden) == 0 || strcmp(e->d_name, also) == 0 || strcmp(e->d_name, own) == 0) continue;
        good = allow(dirfd(folder), e->d_name);
    }
    if (folder) closedir(folder);
    return good;
}

bool fence_build(void) {
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < OLDEST) return false;
    struct landlock_ruleset_attr handled = {.handled_access_fs = ON_FOLDERS};
    ruleset = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (ruleset >= 0 && allow_all_but("/", "sys", "dev") && allow_all_but("/sys", "fs", "") && allow_all_but("/dev", "pts", ""))
        return true;
    if (ruleset >= 0) close(ruleset);
    ruleset = -1;
    return false;
}

bool fence_enter(void) { return ruleset < 0 || syscall(SYS_landlock_restrict_self, ruleset, 0) == 0; }
