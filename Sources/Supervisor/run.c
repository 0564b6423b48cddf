#define _GNU_SOURCE
#include "run.h"
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FLUSH_AT = 32 << 10 };
static const uint64_t MILLISECOND = 1000000;
// What the way to the other program and back may take where machine and engine are busy.
#define LATENCY (250 * MILLISECOND)

static void limit_hit(struct run *run, uint8_t limit) {
    if (run->limit == LIMIT_NONE) run->limit = limit;
    kill(-1, SIGKILL);
    run->killed = true;
}

static void note_peak(struct run *run, uint64_t bytes, uint8_t means) {
    if (bytes <= run->peak_bytes) return;
    run->peak_bytes = bytes;
    run->memory_means = means;
}

// In a conversation the first moments since something moved do not count, whoever took them.
static void excuse(struct run *run, uint64_t now) {
    uint64_t moved = run->stream->used + run->stream->granted_bytes, passed = now - run->stepped;
    if (moved != run->moved) run->excused = 0;
    run->moved = moved;
    run->stepped = now;
    uint64_t left = LATENCY - run->excused, free = passed < left ? passed : left;
    run->excused += free;
    run->waited_ns += free;
}

// How much of the time counts against the cap so far, without what is taken off for being starved or for the other program.
static uint64_t wall_so_far(struct run *run) {
    uint64_t now = now_ns();
    if (run->request->live) excuse(run, now);
    return now - run->started - run->waited_ns;
}

static void note_death(struct run *run, pid_t pid, int status, const struct rusage *u) {
    run->reaped_cpu += rusage_cpu_ns(u);
    note_peak(run, (uint64_t)u->ru_maxrss << 10, MEANS_PROCESSES);
    if (pid != run->program.pid || run->main_over) return;
    run->main_over = true;
    run->status = status;
    run->wall_ns = wall_so_far(run);
}

// Collects the dead; orphans are ours too, and would otherwise use up the cap on processes.
static void reap(struct run *run, int signals) {
    struct signalfd_siginfo drop;
    while (read(signals, &drop, sizeof drop) == sizeof drop) {}
    int status;
    struct rusage u;
    pid_t pid;
    while ((pid = wait4(-1, &status, WNOHANG | __WALL, &u)) > 0) note_death(run, pid, status, &u);
}

// The group misses nothing, but is not there under every runtime. wait4 misses children whose parent ignored them.
static uint64_t cpu_used(struct run *run) {
    uint64_t counted = group_cpu(run->group);
    counted = counted > run->first_cpu ? counted - run->first_cpu : 0;
    bool of_group = run->group->cpu >= 0 && counted >= run->reaped_cpu;
    run->cpu_means = of_group ? group_means(run->group, run->group->cpu) : MEANS_PROCESSES;
    return of_group ? counted : run->reaped_cpu;
}

// Less what the other program of a conversation was busy for.
static uint64_t without_grants(const struct run *run, uint64_t time) {
    uint64_t granted = run->stream->granted_ns;
    return time > granted ? time - granted : 0;
}

// Since the last look, what passed without the program's running, as far as one of its threads waited for a processor, or this
// process was woken too late. How many nanoseconds of `wall` count for the program.
static uint64_t charged(struct run *run, uint64_t wall, uint64_t used, bool running) {
    uint64_t passed = wall - run->looked, ran = used > run->looked_cpu ? used - run->looked_cpu : 0;
    uint64_t idle = passed > ran ? passed - ran : 0, most = idle + run->unspent;
    uint64_t due = run->next_look - run->started, late = wall > due ? wall - due : 0;
    run->looked = wall;
    run->looked_cpu = used;
    // Without a count of time that goes on while it runs nobody knows.
    if (run->group->cpu < 0) return without_grants(run, wall);
    // A hundredth is not worth the search, nor is the time that this process takes itself.
    if (idle > passed / 100) {
        uint64_t waited = running ? waits_look(&run->waits, passed) : 0, lost = waited > late ? waited : late;
        lost = lost < most ? lost : most;
        run->starved_ns += lost;
        most -= lost;
    }
    // A wait that went on at the last look is told at the next one.
    run->unspent = most < idle ? most : idle;
    return without_grants(run, wall - run->starved_ns);
}

// Not at times that a program could foresee, or it would pretend to be runnable just then.
static uint64_t until_next_look(struct run *run) {
    uint16_t random = 0;
    if (getrandom(&random, sizeof random, GRND_NONBLOCK) != sizeof random) random = UINT16_MAX;
    uint64_t wait = run->look_every * ((uint64_t)random + 1) >> 16;
    if (run->look_every < 100 * MILLISECOND) run->look_every *= 2;
    return wait;
}

static size_t status(struct run *run, uint8_t *place) {
    int unread = 0;
    if (run->program.input < 0 || ioctl(run->program.input, FIONREAD, &unread) != 0) unread = 0;
    run->said_used = run->stream->used;
    uint8_t *end = stream_number(place, run->looked_cpu + run->starved_ns, 8);
    end = stream_number(end, run->said_used, 8);
    end = stream_number(end, (uint64_t)unread, 8);
    return (size_t)(end - place);
}

// Else the judge could not tell a program that takes long from a container that stands still. Not sooner than `least` after the
// last time.
static void say_alive(struct run *run, uint64_t now, uint64_t least) {
    size_t room;
    uint8_t *place = stream_room(run->stream, &room);
    // Without room it is the judge who stands still.
    if (room < LIVE_STATUS || now - run->said_alive < least) return;
    run->said_alive = now;
    stream_commit(run->stream, FRAME_ALIVE, run->request->live ? status(run, place) : 0);
    stream_flush_some(run->stream);
}

// A program closes its files when it ends, a moment before it can be collected: so its end is told first, or what the other does
// when its input ends could be taken for what came before.
static void say_closed(struct run *run, uint64_t now) {
    size_t room;
    stream_room(run->stream, &room);
    if (run->said_closed || run->program.output >= 0 || room == 0 || now - run->closed < 100 * MILLISECOND) return;
    run->said_closed = true;
    stream_commit(run->stream, FRAME_OUTPUT, 0);
}

// Compares with the caps; how many nanoseconds from now must it look again?
static uint64_t look(struct run *run) {
    const struct request *r = run->request;
    uint64_t wall = wall_so_far(run), all = wall + run->waited_ns;
    uint64_t used = cpu_used(run), fair = charged(run, wall, used, true);
    uint64_t most = r->live ? without_grants(run, all) : wall;
    note_peak(run, group_memory(run->group), group_means(run->group, run->group->stat));
    if (used > r->cpu_ns) limit_hit(run, LIMIT_CPU);
    else if (fair > r->wall_ns || most / PATIENCE > r->wall_ns) limit_hit(run, LIMIT_WALL);
    if (run->killed) return 1000 * MILLISECOND;
    cpu_set_t cores;
    uint64_t width = sched_getaffinity(0, sizeof cores, &cores) == 0 ? (uint64_t)CPU_COUNT(&cores) : 1;
    uint64_t left = (r->cpu_ns - used) / (width ? width : 1);
    if (left > r->wall_ns - fair) left = r->wall_ns - fair;
    uint64_t next = until_next_look(run);
    if (left > next) left = next;
    return left > MILLISECOND ? left : MILLISECOND;
}

static void feed(struct run *run) {
    const uint8_t *bytes;
    for (;;) {
        size_t n = stream_input(run->stream, &bytes);
        if (n == 0) break;
        ssize_t written = run->program.input < 0 ? (ssize_t)n : write(run->program.input, bytes, n);
        if (written > 0) stream_used(run->stream, (size_t)written);
        else if (errno == EAGAIN || errno == EINTR) return;
        else {
            // It does not want its input; the rest is thrown away.
            close(run->program.input);
            run->program.input = -1;
        }
    }
    if (run->stream->input_ended && run->program.input >= 0) {
        close(run->program.input);
        run->program.input = -1;
    }
}

// How much of its output the judge has room for.
static uint64_t credit(const struct run *run) {
    // What lies in the pipe at its end is no more than that.
    if (!run->request->live || run->main_over) return UINT64_MAX;
    uint64_t most = LIVE_WINDOW + run->stream->granted_bytes;
    return most > run->output_bytes ? most - run->output_bytes : 0;
}

// Takes up what the program wrote to one of its streams: the first `cap` bytes of it are sent, all are counted.
static bool take(struct run *run, int *fd, uint8_t kind, uint64_t *count, uint64_t cap, struct tail *rest) {
    size_t room;
    uint8_t *place = stream_room(run->stream, &room);
    if (kind == FRAME_OUTPUT && room > credit(run)) room = (size_t)credit(run);
    if (room == 0) return false;
    ssize_t n = read(*fd, place, room);
    if (n == 0) {
        close(*fd);
        *fd = -1;
    }
    if (n <= 0) return false;
    uint64_t left = *count < cap ? cap - *count : 0;
    size_t sent = (uint64_t)n < left ? (size_t)n : (size_t)left;
    *count += (uint64_t)n;
    if (rest && (size_t)n > sent) tail_add(rest, place + sent, (size_t)n - sent);
    if (sent > 0) stream_commit(run->stream, kind, sent);
    return true;
}

// Where a file is harvested, standard output is only counted.
static bool take_output(struct run *run) {
    uint64_t cap = run->request->output_bytes;
    bool more = take(run, &run->program.output, FRAME_OUTPUT, &run->output_bytes,
                     run->request->harvest == HARVEST_FILE ? 0 : cap, NULL);
    if (run->program.output < 0) run->closed = now_ns();
    if (run->output_bytes > cap && !run->killed) limit_hit(run, LIMIT_OUTPUT);
    return more;
}

static bool take_errors(struct run *run) {
    uint64_t head = run->request->error_bytes - run->errors.size;
    return take(run, &run->program.errors, FRAME_ERRORS, &run->error_bytes, head, &run->errors);
}

// The other program of a conversation may wait for it.
static void speak(struct run *run) {
    // One that was killed is done with its input: that says nothing about what it read.
    if (run->stream->used - run->said_used >= LIVE_WINDOW / 4 && !run->killed) say_alive(run, now_ns(), 0);
    if (stream_pending(run->stream) > 0) stream_flush_some(run->stream);
}

static void step(struct run *run, int signals) {
    enum { IN, OUT, FEED, OUTPUT, ERRORS, DEATH, COUNT };
    size_t room;
    const uint8_t *bytes;
    stream_room(run->stream, &room);
    bool hungry = stream_input(run->stream, &bytes) > 0 && run->program.input >= 0, may_speak = room > 0 && credit(run) > 0;
    size_t flush_at = run->request->live ? 1 : FLUSH_AT;
    struct pollfd p[COUNT] = {
        [IN] = {.fd = run->stream->in, .events = stream_wants_more(run->stream) ? POLLIN : 0},
        [OUT] = {.fd = stream_pending(run->stream) >= flush_at ? run->stream->out : -1, .events = POLLOUT},
        [FEED] = {.fd = hungry ? run->program.input : -1, .events = POLLOUT},
        [OUTPUT] = {.fd = may_speak ? run->program.output : -1, .events = POLLIN},
        [ERRORS] = {.fd = room > 0 ? run->program.errors : -1, .events = POLLIN},
        [DEATH] = {.fd = signals, .events = POLLIN},
    };
    uint64_t now = now_ns(), wait = run->next_look > now ? run->next_look - now : 0;
    struct timespec timeout = {.tv_sec = (time_t)(wait / 1000000000), .tv_nsec = (long)(wait % 1000000000)};
    // The judge or the engine between is slow to take output or to give input: that time is not the program's.
    bool ours = room == 0 || (run->program.input >= 0 && !hungry && !run->stream->input_ended);
    int woken = ppoll(p, COUNT, &timeout, NULL);
    if (run->request->live) excuse(run, now_ns());
    else if (ours) run->waited_ns += now_ns() - now;
    if (woken < 0) return;
    if (p[IN].revents) stream_fill(run->stream);
    if (p[OUT].revents) stream_flush_some(run->stream);
    feed(run);
    if (p[OUTPUT].revents) take_output(run);
    if (p[ERRORS].revents) take_errors(run);
    // Whether it waited is known until it is collected.
    if (p[DEATH].revents && !run->killed && wall_so_far(run) > run->request->wall_ns) look(run);
    if (p[DEATH].revents) reap(run, signals);
    if (run->request->live) speak(run);
    if (run->main_over || now_ns() < run->next_look) return;
    say_alive(run, now_ns(), (run->request->live ? 250 : 1000) * MILLISECOND);
    if (run->request->live) say_closed(run, now_ns());
    run->next_look = now_ns() + look(run);
}

// Kills and collects until the kernel knows no other process; fork cannot outrun it, as the kernel signals all of them at once.
static void end_all(struct run *run) {
    for (;;) {
        kill(-1, SIGKILL);
        int status;
        struct rusage u;
        pid_t pid = wait4(-1, &status, __WALL, &u);
        if (pid > 0) note_death(run, pid, status, &u);
        else if (errno == ECHILD && kill(-1, 0) < 0 && errno == ESRCH) return;
    }
}

// What lies in the pipes was written while the program lived. There is no clock to watch any more, so it may wait for room.
static void drain(struct run *run) {
    do {
        if (stream_pending(run->stream) >= FLUSH_AT) stream_flush(run->stream);
    } while (run->program.output >= 0 && take_output(run));
    do {
        if (stream_pending(run->stream) >= FLUSH_AT) stream_flush(run->stream);
    } while (run->program.errors >= 0 && take_errors(run));
    tail_put(&run->errors, run->stream, FRAME_ERRORS);
}

static void conclude(struct run *run) {
    run->cpu_ns = cpu_used(run);
    uint64_t fair = charged(run, run->wall_ns, run->cpu_ns, false);
    run->memory_kills = group_kills(run->group) - run->first_kills;
    if (run->memory_kills > 0) run->limit = LIMIT_MEMORY;
    else if (run->limit == LIMIT_NONE && run->cpu_ns > run->request->cpu_ns) run->limit = LIMIT_CPU;
    else if (run->limit == LIMIT_NONE && fair > run->request->wall_ns) run->limit = LIMIT_WALL;
    int error;
    enum program_step failed = program_trouble(&run->program, &error);
    if (failed == STEP_CONFINE) stream_fault(run->stream, "could not confine the program", error);
    if (failed != STEP_STARTED) {
        run->ended = ENDED_NOT_STARTED;
        run->code = error;
    } else if (WIFSIGNALED(run->status)) {
        run->ended = ENDED_SIGNAL;
        run->code = WTERMSIG(run->status);
    } else {
        run->ended = ENDED_EXIT;
        run->code = WEXITSTATUS(run->status);
    }
    // The cap is for standing still; this is how long it took.
    if (run->request->live) run->wall_ns += run->waited_ns;
}

void run_program(struct run *run, struct stream *s, const struct request *r, const struct group *g, int signals) {
    memset(run, 0, sizeof *run);
    tail_clear(&run->errors, r->error_bytes / 2);
    run->stream = s;
    run->request = r;
    run->group = g;
    run->first_kills = group_kills(g);
    run->first_cpu = group_cpu(g);
    run->started = run->stepped = run->said_alive = now_ns();
    run->look_every = 10 * MILLISECOND;
    run->next_look = run->started + (r->wall_ns < run->look_every ? r->wall_ns : run->look_every);
    int error = program_start(&run->program, r);
    if (error) stream_fault(s, "could not start a process", error);
    feed(run);
    while (!run->main_over) step(run, signals);
    end_all(run);
    reap(run, signals);
    drain(run);
    conclude(run);
    program_close(&run->program);
}
