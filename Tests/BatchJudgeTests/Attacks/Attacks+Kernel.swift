/// Attacks by what the kernel offers beside: priorities of others, files of `/proc`, objects without a file, unusual ends.
extension Attack {
    static let tricks: [Attack] = [
        .c(
            "writes-to-process-1",
            opens(
                [
                    "/proc/1/oom_score_adj", "/proc/1/timerslack_ns", "/proc/1/clear_refs", "/proc/1/comm",
                    "/proc/1/sched",
                    "/proc/1/coredump_filter", "/proc/sysrq-trigger", "/proc/sys/kernel/core_pattern",
                    "/proc/sys/kernel/ns_last_pid", "/proc/sys/vm/drop_caches", "/proc/sys/fs/binfmt_misc/register",
                    "/sys/kernel/mm/ksm/run", "/dev/kmsg", "/dev/mem",
                ],
                "O_WRONLY"
            )
        ),
        .c(
            "reads-of-process-1",
            opens(
                [
                    "/proc/1/mem", "/proc/1/maps", "/proc/1/environ", "/proc/1/io", "/proc/1/fdinfo",
                    "/proc/1/map_files",
                    "/proc/1/auxv", "/proc/1/pagemap", "/proc/1/exe", "/proc/1/root/etc/passwd",
                    "/proc/1/cwd/etc/passwd",
                    "/proc/kcore", "/proc/kmsg", "/sys/kernel/debug/sched",
                ],
                "O_RDONLY"
            )
        ),
        .c(
            "reads-the-counters",
            opens(
                [
                    "/sys/fs/cgroup/cpu.stat", "/sys/fs/cgroup/memory.current", "/sys/fs/cgroup/cgroup.procs",
                    "/sys/fs/cgroup/cpuacct/cpuacct.usage", "/sys/fs/cgroup/memory/memory.stat",
                    "/proc/self/root/sys/fs/cgroup/cpuacct/cpuacct.usage", "/proc/self/cwd/../sys/fs/cgroup/cpu.stat",
                ],
                "O_RDONLY"
            )
        ),
        .c(
            "priorities",
            """
            const char *found = 0;
            struct sched_param high = {.sched_priority = 1};
            cpu_set_t first = {{1}};
            if (setpriority(PRIO_PROCESS, 0, -20) == 0 || setpriority(PRIO_USER, getuid(), 19) == 0) found = "nice";
            if (setpriority(PRIO_PROCESS, 1, 19) == 0 || setpriority(PRIO_PGRP, 1, 19) == 0) found = "nice of process 1";
            if (sched_setscheduler(0, SCHED_FIFO, &high) == 0 || sched_setaffinity(1, sizeof first, &first) == 0) found = "scheduler";
            if (syscall(SYS_ioprio_set, 1, 0, 1 << 13) == 0 || syscall(SYS_ioprio_set, 3, getuid(), 3 << 13) == 0) found = "ioprio";
            if (prctl(62, 1, 1, 0, 0) == 0 || kill(1, 0) == 0) found = "process 1";
            greet_unless(found);
            """
        ),
        .c(
            "runs-from-memory",
            """
            static char all[4 << 20];
            if (argc > 1) { greet_unless(geteuid() >= 65433 && getegid() == geteuid() ? 0 : "gained"); return 0; }
            int in = open("/proc/self/exe", O_RDONLY), memory = memfd_create("x", 0);
            write(memory, all, read(in, all, sizeof all));
            fchmod(memory, 06755);
            char *words[] = {"x", "again", 0}, *none[] = {0};
            fexecve(memory, words, none);
            """
        ),
        .c("deeper", "for (int i = 0; i < 20000; i++) if (mkdir(\"d\", 0700) || chdir(\"d\")) break; greet();"),
        .c(
            "file-that-grows",
            "int f = open(\"grows\", O_CREAT | O_WRONLY, 0600); if (fork() == 0) { setsid(); for (;;) write(f, \"x\", 1); } greet();"
        ),
        .c("early-end-of-output", "greet(); close(1); close(2); usleep(50000);"),
        .c("input-for-nobody", "puts(\"Hello!\"); fflush(stdout); usleep(50000);", "WA", "differs"),
        .c(
            "thread-outlives-main",
            "pthread_t t; pthread_create(&t, 0, spin, 0); greet(); pthread_exit(0);",
            "TLE",
            "cpu-time",
            above: "#include <pthread.h>\nstatic void *spin(void *p) { for (;;) {} return p; }"
        ),
        .c(
            "socket-buffers",
            """
            static char bytes[60000];
            for (int i = 0; i < 2000; i++) {
                int pair[2];
                if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, pair)) break;
                while (write(pair[0], bytes, sizeof bytes) > 0) {}
            }
            greet();
            """,
            "MLE",
            "memory"
        ),
        .c(
            "timers",
            """
            for (int i = 0; i < 2000; i++) {
                struct itimerspec often = {{0, 1000}, {0, 1000}};
                timerfd_settime(timerfd_create(CLOCK_REALTIME, 0), 0, &often, 0);
            }
            greet();
            """,
            above: "#include <sys/timerfd.h>"
        ),
        // Nobody could list them all to remove them.
        .c(
            "attributes-without-number",
            """
            static char name[256];
            for (int i = 0; i < 400; i++) {
                memset(name, 'x', 255);
                name[sprintf(name, "user.%d-", i)] = 'x';
                setxattr("/work", name, "x", 1, 0);
                setxattr("/tmp", name, "x", 1, 0);
            }
            greet();
            """
        ),
        // Its compiled form is charged to nobody, and the descriptor keeps it when its process has gone.
        .c(
            "filters-of-nobody",
            """
            struct sock_filter allow = {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW};
            struct sock_fprog filter = {1, &allow};
            int keeps = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &filter);
            greet_unless(keeps >= 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0 ? "filter" : 0);
            """,
            above: "#include <linux/filter.h>\n#include <linux/seccomp.h>"
        ),
        .c(
            "asynchronous-contexts",
            """
            unsigned long context = 0;
            greet_unless(syscall(SYS_io_setup, 1, &context) == 0 ? "context" : 0);
            """
        ),
        .c(
            "locked-memory",
            "char *p = mmap(0, 1 << 20, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); greet_unless(mlock(p, 1 << 20) ? 0 : \"locked\");"
        ),
        // Looks as if it waited for a processor, by threads that wake up often and give way to all others.
        .c(
            "pretends-to-starve",
            """
            greet();
            for (int i = 0; i < 40; i++) if (fork() == 0) for (;;) pause();
            for (int i = 0; i < 5; i++) if (fork() == 0) {
                struct sched_param low = {0};
                sched_setscheduler(0, SCHED_IDLE, &low);
                prctl(PR_SET_TIMERSLACK, 1);
                for (;;) usleep(1000);
            }
            sleep(60);
            """,
            "TLE",
            "wall-time"
        ),
    ]

    /// Finds what can be opened, though it must not, or written to: the kernel may open such a file and refuse the word.
    private static func opens(_ paths: [String], _ mode: String) -> String {
        """
        const char *found = 0, *paths[] = {"\(paths.joined(separator: "\", \""))"};
        for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) {
            int fd = open(paths[i], \(mode));
            if (fd >= 0 && (\(mode) == O_RDONLY || write(fd, "0", 1) > 0)) found = paths[i];
        }
        greet_unless(found);
        """
    }
}
