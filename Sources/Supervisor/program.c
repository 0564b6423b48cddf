#define _GNU_SOURCE
#include "program.h"
#include "fence.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct trouble {
    int step, error;
};

enum { TROUBLE_FD = 3 };

static void give_up(enum program_step step) {
    struct trouble t = {.step = (int)step, .error = errno};
    // A pipe takes these few bytes at once; if it does not, the exit status still says that nothing ran.
    if (write(TROUBLE_FD, &t, sizeof t) != sizeof t) _exit(126);
    _exit(127);
}

static void limit(int resource, rlim_t soft, rlim_t hard) {
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) give_up(STEP_CONFINE);
    if (now.rlim_max != RLIM_INFINITY && (hard == RLIM_INFINITY || hard > now.rlim_max)) hard = now.rlim_max;
    if (hard != RLIM_INFINITY && (soft == RLIM_INFINITY || soft > hard)) soft = hard;
    // gVisor refuses to set limits of what it does not have, even to what they are.
    if (now.rlim_cur == soft && now.rlim_max == hard) return;
    struct rlimit wanted = {.rlim_cur = soft, .rlim_max = hard};
    if (setrlimit(resource, &wanted) != 0) give_up(STEP_CONFINE);
}

static void limits(const struct request *r) {
    // A backstop only: it counts one process, the supervisor counts all.
    rlim_t seconds = r->cpu_ns / 1000000000 + 2;
    limit(RLIMIT_CPU, seconds, seconds);
    limit(RLIMIT_FSIZE, r->file_size, r->file_size);
    limit(RLIMIT_MEMLOCK, 0, 0);
    limit(RLIMIT_MSGQUEUE, 0, 0);
    // The memory cap is the limit of the stack as well.
    limit(RLIMIT_STACK, RLIM_INFINITY, RLIM_INFINITY);
}

// When memory runs out the kernel takes the program, not process 1. The file can only be opened by a dumpable process, and
// at this moment there is no other process in the container that could make use of that.
static void offer_to_oom_killer(void) {
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd < 0 || write(fd, "1000", 4) != 4) give_up(STEP_CONFINE);
    close(fd);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static const char *value_of(char *const *environment, const char *name) {
    size_t length = strlen(name);
    for (; *environment; environment++)
        if (strncmp(*environment, name, length) == 0 && (*environment)[length] == '=') return *environment + length + 1;
    return "";
}

static void execute(const struct request *r) {
    char *const *words = r->arguments;
    if (strchr(words[0], '/')) {
        execve(words[0], words, r->environment);
        give_up(STEP_EXECUTE);
    }
    int worst = ENOENT;
    for (const char *part = value_of(r->environment, "PATH"); *part;) {
        size_t length = strcspn(part, ":");
        char path[PATH_MAX];
        int n = snprintf(path, sizeof path, "%.*s/%s", (int)length, part, words[0]);
        if (length > 0 && n > 0 && n < (int)sizeof path) {
            execve(path, words, r->environment);
            if (errno != ENOENT && errno != ENOTDIR) worst = errno;
        }
        part += length + (part[length] == ':');
    }
    errno = worst;
    give_up(STEP_EXECUTE);
}

static _Noreturn void become(const struct request *r, int input, int output, int errors, int trouble) {
    setsid();
    sigset_t none;
    sigemptyset(&none);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    // All of them lie above 3, so none is overwritten before its turn.
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) _exit(126);
    if (dup3(trouble, TROUBLE_FD, O_CLOEXEC) < 0) _exit(126);
    if (!fence_enter()) give_up(STEP_CONFINE);
    // Where the call is missing, every descriptor of ours is still closed by execve.
    syscall(SYS_close_range, TROUBLE_FD + 1, ~0U, 0);
    offer_to_oom_killer();
    umask(022);
    if (chdir(*r->directory ? r->directory : "/work") != 0) give_up(STEP_DIRECTORY);
    limits(r);
    execute(r);
    _exit(127);
}

static void close_two(int pair[2]) {
    if (pair[0] >= 0) close(pair[0]);
    if (pair[1] >= 0) close(pair[1]);
}

static void keep(int *ours, int fd) {
    fcntl(fd, F_SETFL, O_NONBLOCK);
    *ours = fd;
}

int program_start(struct program *p, const struct request *r) {
    int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1}, why[2] = {-1, -1};
    *p = (struct program){.pid = -1, .input = -1, .output = -1, .errors = -1, .trouble = -1};
    int failed = 0;
    if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC) || pipe2(why, O_CLOEXEC)) failed = errno;
    // The child borrows this process's memory until it executes, which spares copying it; it only reads it and makes calls
    // that count for itself alone.
    if (!failed && (p->pid = vfork()) < 0) failed = errno;
    if (failed) {
        close_two(in), close_two(out), close_two(err), close_two(why);
        return failed;
    }
    if (p->pid == 0) become(r, in[0], out[1], err[1], why[1]);
    close(in[0]), close(out[1]), close(err[1]), close(why[1]);
    keep(&p->input, in[1]);
    keep(&p->output, out[0]);
    keep(&p->errors, err[0]);
    keep(&p->trouble, why[0]);
    return 0;
}

enum program_step program_trouble(struct program *p, int *error) {
    struct trouble t;
    *error = 0;
    if (read(p->trouble, &t, sizeof t) != sizeof t) return STEP_STARTED;
    *error = t.error;
    return (enum program_step)t.step;
}

void program_close(struct program *p) {
    int *all[] = {&p->input, &p->output, &p->errors, &p->trouble};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (*all[i] >= 0) close(*all[i]);
        *all[i] = -1;
    }
}
