/// Attacks on how a run ends, and on its caps.
extension Attack {
    static let endings: [Attack] = [
        .c("exit-137", "greet(); return 137;", "RTE", "exit-code"),
        .c("exit-124", "greet(); return 124;", "RTE", "exit-code"),
        .c("exit-125", "greet(); return 125;", "RTE", "exit-code"),
        .c("exit-127", "greet(); return 127;", "RTE", "exit-code"),
        .c("sigkill-itself", "greet(); kill(getpid(), SIGKILL);", "RTE", "signal"),
        .c("sigxcpu-itself", "greet(); raise(SIGXCPU);", "RTE", "signal"),
        .c("answer-then-crash", "greet(); abort();", "RTE", "signal"),
        .c("answer-then-spin", "greet(); for (;;) {}", "TLE"),
        .c(
            "deaf-burner",
            "for (int s = 1; s < 65; s++) signal(s, SIG_IGN); greet(); for (;;) {}",
            "TLE"
        ),
        .c(
            "burning-children",
            "greet(); for (int i = 0; i < 20; i++) if (fork() == 0) for (;;) {} while (wait(0) > 0) {}",
            "TLE"
        ),
        .c("stops-itself", "greet(); kill(getpid(), SIGSTOP);", "TLE", "wall-time"),
        .c("sleeper", "greet(); sleep(60);", "TLE", "wall-time"),
        .c("fork-bomb", "for (;;) fork();", "TLE"),
        .c("orphan-keeps-output", "greet(); if (fork() == 0) { setsid(); for (;;) pause(); }"),
        .c("burning-daemon", "greet(); if (fork() == 0) { setsid(); if (fork() == 0) for (;;) {} }"),
        .c("late-writer", "greet(); if (fork() == 0) { setsid(); usleep(20000); write(1, \"late\", 4); pause(); }"),
        .c("kill-all", "greet(); signal(SIGTERM, SIG_IGN); kill(-1, SIGTERM); kill(1, SIGKILL); kill(1, SIGSTOP);"),
        .c("closed-streams", "greet(); close(0); close(1); close(2);"),
        .c("never-reads", "close(0); puts(\"Hello!\");", "WA", "differs"),
    ]

    static let floods: [Attack] = [
        .c(
            "output-flood",
            "static char a[1 << 16]; memset(a, 'x', sizeof a); for (;;) write(1, a, sizeof a);",
            "OLE",
            "output-size"
        ),
        .c(
            "one-long-line",
            "greet(); static char a[1 << 20]; memset(a, ' ', sizeof a); for (int i = 0; i < 300; i++) fwrite(a, 1, sizeof a, stdout);",
            "OLE",
            "output-size"
        ),
        .c("error-flood", "greet(); static char a[1 << 16]; for (int i = 0; i < 1000; i++) write(2, a, sizeof a);"),
        .c(
            "memory-of-a-child",
            "if (fork() == 0) { for (;;) { char *p = malloc(1 << 20); if (p) memset(p, 1, 1 << 20); } } wait(0); greet();",
            "MLE",
            "memory"
        ),
        .c(
            "memory-by-mapping",
            "size_t n = 1ul << 30; char *p = mmap(0, n, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0); memset(p, 1, n); greet();",
            "MLE",
            "memory"
        ),
        .c(
            "memory-by-malloc",
            "for (;;) { char *p = malloc(1 << 20); if (p) memset(p, 1, 1 << 20); }",
            "MLE",
            "memory"
        ),
        .c("memory-in-scratch", Self.fill("/tmp") + Self.fill("/work") + "greet();", "MLE", "memory"),
        // As likely to be killed as process 1, and smaller than it.
        .c(
            "memory-of-nobody",
            "int f = open(\"/proc/self/oom_score_adj\", O_WRONLY); write(f, \"500\", 3);" + Self.fill("/tmp")
                + Self.fill("/work")
                + "greet();",
            "MLE",
            "memory"
        ),
        .c("shared-memory-full", Self.fill("/dev/shm") + "greet();"),
        .c(
            "no-inodes-left",
            """
            char name[64];
            for (int i = 0; i < 200000; i++) {
                sprintf(name, "/tmp/%d", i);
                int fd = open(name, O_CREAT | O_WRONLY, 0600);
                if (fd < 0) break;
                close(fd);
            }
            greet();
            """
        ),
    ]

    private static func fill(_ folder: String) -> String {
        """
        {
            static char a[1 << 20];
            int fd = open("\(folder)/full", O_CREAT | O_WRONLY, 0600);
            for (int i = 0; i < 200 && fd >= 0 && write(fd, a, sizeof a) > 0; i++) {}
        }

        """
    }
}
