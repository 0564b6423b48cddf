// Process 1 of every container: starts one program after the other, measures it, and leaves nothing of it behind.
//
// Theory of operation
//
// The judge makes the container and stays attached to the standard streams of this process. Over standard input come requests
// and the input of the program, over standard output go its output and what was measured (protocol.h). A run is:
//
//   1. read a request; if the input is to be a file, write it below /work            (main.c)
//   2. fork; the child makes itself a session, limits itself, executes                  (program.c)
//   3. pump: input to it, output from it, clocks watched, the dead collected              (run.c, measure.c)
//   4. when its first process ends or a cap is passed: kill and collect every process      (run.c)
//   5. harvest what was asked for, now that nobody can change it                           (harvest.c)
//   6. wipe every place that can be written to, and say so                                  (wipe.c)
//
// The program has the same user as this process. What keeps it away: as process 1 of its process namespace this one gets no signal
// from inside it that it does not handle; as it is not dumpable, /proc/1 belongs to root, and neither ptrace nor
// /proc/1/mem nor /proc/1/fd opens; a filter of this process, which every child inherits, refuses calls that change limits or
// scheduling of others. The program inherits three pipes and no other descriptor, so it cannot reach the stream; the next request
// and its input, which the judge may send ahead, wait in this process alone.
//
// A live run is one of two that talk with each other through the judge. What it writes is sent at once. Both streams then have
// windows, so that neither is ever full of what a program does not take: whatever the two do, the judge hears what becomes of them.
// Its wall time is capped as two that wait for each other would do so for ever: waiting for the other counts, but not the first
// moments since something moved, which are the way there and back, and not what the judge grants: the time that the other was busy.
//
// Nothing here sleeps or polls by time but for the caps. When the judge goes away the stream ends, this process with it, and
// with process 1 the kernel ends everything in the container.
#define _GNU_SOURCE
#include "canary.h"
#include "fence.h"
#include "filter.h"
#include "harvest.h"
#include "measure.h"
#include "request.h"
#include "run.h"
#include "stream.h"
#include "wipe.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct stream stream;
static struct request request;
static struct run run;
static struct places places;
static struct group group;

// The stream moves up; 0 to 3 lead nowhere, so that the pipes of the program never get these numbers.
static void set_up_descriptors(void) {
    int in = fcntl(0, F_DUPFD_CLOEXEC, 10), out = fcntl(1, F_DUPFD_CLOEXEC, 10);
    syscall(SYS_close_range, 3, 9, 0);
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (in < 0 || out < 0 || null < 0) _exit(1);
    for (int fd = 0; fd < 4; fd++)
        if (null != fd && dup3(null, fd, O_CLOEXEC) < 0) _exit(1);
    if (null > 3) close(null);
    stream_open(&stream, in, out);
}

static bool has_capabilities(void) {
    struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    if (syscall(SYS_capget, &head, data) != 0) return true;
    if (data[0].effective | data[0].permitted | data[0].inheritable | data[1].effective | data[1].permitted) return true;
    for (int i = 0; i < 64; i++)
        if (prctl(PR_CAPBSET_READ, i, 0, 0, 0) == 1) return true;
    return false;
}

static uint8_t posture(bool fenced) {
    uint8_t p = 0;
    if (getpid() == 1) p |= POSTURE_FIRST_PROCESS;
    if (getuid() != 0 && geteuid() != 0 && getgid() != 0) p |= POSTURE_NOT_ROOT;
    if (!has_capabilities()) p |= POSTURE_NO_CAPABILITIES;
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1) p |= POSTURE_NO_NEW_PRIVILEGES;
    if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 2) p |= POSTURE_FILTERED;
    if (prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0) p |= POSTURE_HIDDEN;
    if (fenced) p |= POSTURE_FENCED;
    if (group.events >= 0) p |= POSTURE_COUNTS_KILLS;
    return p;
}

static void say_hello(bool fenced) {
    uint8_t cpu = group_means(&group, group.cpu), memory = group_means(&group, group.stat);
    uint8_t body[] = {PROTOCOL_VERSION, posture(fenced), cpu ? cpu : MEANS_PROCESSES, memory ? memory : MEANS_PROCESSES};
    stream_put(&stream, FRAME_HELLO, body, sizeof body);
}

static void write_input(const char *name) {
    int fd = openat(places.fd[0], name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) stream_fault(&stream, "could not make the input file", errno);
    const uint8_t *bytes;
    size_t n;
    while ((n = stream_await_input(&stream, &bytes)) > 0) {
        ssize_t written = write(fd, bytes, n);
        if (written <= 0) stream_fault(&stream, "could not write the input file", errno);
        stream_used(&stream, (size_t)written);
    }
    close(fd);
}

static void throw_away_input(void) {
    if (!stream.over) {
        stream_put(&stream, FRAME_DONE, NULL, 0);
        stream_flush(&stream);
    }
    const uint8_t *bytes;
    size_t n;
    while ((n = stream_await_input(&stream, &bytes)) > 0) stream_used(&stream, n);
}

static void send_result(uint8_t harvested) {
    uint8_t body[64], *p = body;
    p = stream_number(p, run.ended, 1);
    p = stream_number(p, (uint32_t)run.code, 4);
    p = stream_number(p, run.limit, 1);
    p = stream_number(p, harvested, 1);
    p = stream_number(p, run.cpu_means, 1);
    p = stream_number(p, run.memory_means, 1);
    p = stream_number(p, run.cpu_ns, 8);
    p = stream_number(p, run.wall_ns, 8);
    p = stream_number(p, run.starved_ns, 8);
    p = stream_number(p, run.peak_bytes, 8);
    p = stream_number(p, run.output_bytes, 8);
    p = stream_number(p, run.error_bytes, 8);
    stream_put(&stream, FRAME_RESULT, body, (size_t)(p - body));
    stream_flush(&stream);
}

static void serve(int signals) {
    size_t length;
    const uint8_t *bytes = stream_request(&stream, &length);
    if (!request_read(&request, bytes, length)) stream_fault(&stream, "the request makes no sense", 0);
    stream.live = request.live;
    if (request.input_place == INPUT_FILE) write_input(request.input_name);
    run_program(&run, &stream, &request, &group, signals);
    throw_away_input();
    bool too_big;
    uint8_t harvested = harvest(&stream, &request, places.fd[0], &too_big);
    // A file that stands for the output falls under its cap.
    if (too_big && request.harvest == HARVEST_FILE && run.limit == LIMIT_NONE) run.limit = LIMIT_OUTPUT;
    if (!places_wipe(&places)) stream_fault(&stream, "could not remove what the program left behind", errno);
    send_result(harvested);
}

int main(int count, char **words) {
    if (count == 2) return canary(words[1]);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    set_up_descriptors();
    signal(SIGPIPE, SIG_IGN);
    sigset_t death;
    sigemptyset(&death);
    sigaddset(&death, SIGCHLD);
    sigprocmask(SIG_BLOCK, &death, NULL);
    int signals = signalfd(-1, &death, SFD_CLOEXEC | SFD_NONBLOCK);
    if (signals < 0) stream_fault(&stream, "no signalfd", errno);
    if (!places_open(&places)) stream_fault(&stream, "no scratch folders", errno);
    // So that it needs no new memory when a program has used up all of it.
    mlockall(MCL_CURRENT);
    group_open(&group);
    if (!places_wipe(&places)) stream_fault(&stream, "the scratch folders are not empty", errno);
    say_hello(fence_build());
    // After the look at the posture, which must not take this filter for the container's own. Every child inherits it.
    if (filter_install() != 0) stream_fault(&stream, "no filter", errno);
    stream_flush(&stream);
    for (;;) serve(signals);
}
