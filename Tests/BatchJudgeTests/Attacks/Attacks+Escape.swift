/// Attacks on process 1, the kernel, and what others left or hid.
extension Attack {
    static let escapes: [Attack] = [
        .c(
            "forged-result",
            """
            char result[52] = {'S', 47};
            write(1, result, sizeof result);
            greet();
            """,
            "WA",
            "differs"
        ),
        .c(
            "forged-result-on-errors",
            "char r[52] = {'S', 47}; for (int i = 0; i < 100; i++) write(2, r, sizeof r); greet();"
        ),
        .c(
            "forged-on-every-descriptor",
            "char r[52] = {'S', 47}; for (int i = 3; i < 4096; i++) write(i, r, sizeof r); greet();"
        ),
        .c(
            "reaches-process-1",
            """
            const char *found = 0;
            char byte;
            struct iovec here = {&byte, 1}, there = {(void *)0x400000, 1};
            struct rlimit none = {0, 0};
            if (ptrace(PTRACE_ATTACH, 1, 0, 0) == 0 || ptrace(PTRACE_SEIZE, 1, 0, 0) == 0) found = "ptrace";
            if (process_vm_readv(1, &here, 1, &there, 1, 0) >= 0) found = "process_vm_readv";
            if (open("/proc/1/mem", O_RDWR) >= 0 || open("/proc/1/mem", O_RDONLY) >= 0) found = "mem";
            if (open("/proc/1/environ", O_RDONLY) >= 0 || open("/proc/1/maps", O_RDONLY) >= 0) found = "environ";
            for (int i = 0; i < 64; i++) {
                char path[32];
                sprintf(path, "/proc/1/fd/%d", i);
                if (open(path, O_RDWR) >= 0 || open(path, O_RDONLY) >= 0) found = "fd";
            }
            if (syscall(SYS_prlimit64, 1, RLIMIT_CPU, &none, 0) == 0) found = "prlimit";
            if (setpriority(PRIO_PROCESS, 1, 19) == 0 || setpriority(PRIO_USER, 0, 19) == 0) found = "setpriority";
            int pidfd = syscall(SYS_pidfd_open, 1, 0);
            for (int i = 0; i < 64; i++) if (syscall(SYS_pidfd_getfd, pidfd, i, 0) >= 0) found = "pidfd_getfd";
            greet_unless(found);
            """
        ),
        .c(
            "forbidden-calls",
            """
            const char *found = 0;
            char zero[128] = {0};
            if (syscall(SYS_io_uring_setup, 8, zero) >= 0) found = "io_uring";
            if (syscall(SYS_userfaultfd, 0) >= 0) found = "userfaultfd";
            if (syscall(SYS_bpf, 0, zero, sizeof zero) >= 0) found = "bpf";
            if (syscall(SYS_perf_event_open, zero, 0, -1, -1, 0) >= 0) found = "perf";
            if (syscall(SYS_keyctl, 0, -3, 1) >= 0 || syscall(SYS_add_key, "user", "a", "b", 1, -3) >= 0) found = "keys";
            if (unshare(CLONE_NEWUSER) == 0 || unshare(CLONE_NEWNS) == 0) found = "unshare";
            if (syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0) >= 0) found = "clone";
            if (mount("none", "/tmp", "tmpfs", 0, "") == 0 || umount("/tmp") == 0 || chroot("/tmp") == 0) found = "mount";
            for (int family = 0; family < 46; family++)
                if (family != AF_UNIX && family != AF_INET && socket(family, SOCK_DGRAM, 0) >= 0) found = "socket";
            if (socket(AF_INET, SOCK_RAW, 1) >= 0) found = "raw socket";
            if (syscall(SYS_shmget, 1, 4096, 0666 | 01000) >= 0 || syscall(SYS_msgget, 1, 0666 | 01000) >= 0) found = "ipc";
            if (syscall(SYS_memfd_secret, 0) >= 0 || syscall(SYS_personality, 0x0040000) >= 0) found = "memfd_secret";
            if (syscall(SYS_settimeofday, zero, 0) == 0 || sethostname("x", 1) == 0) found = "clock";
            if (setuid(0) == 0 || setgid(0) == 0) found = "setuid";
            greet_unless(found);
            """
        ),
        .c("32-bit-call", "greet(); __asm__ volatile(\"int $0x80\" : : \"a\"(20));", "RTE", "signal"),
        .c(
            "set-id-bits",
            """
            if (argc > 1) { greet_unless(geteuid() >= 65433 && getegid() == geteuid() ? 0 : "gained"); return 0; }
            int in = open("/proc/self/exe", O_RDONLY), out = open("/tmp/x", O_CREAT | O_WRONLY, 0700);
            static char all[4 << 20];
            write(out, all, read(in, all, sizeof all));
            close(out);
            chown("/tmp/x", 0, 0);
            chmod("/tmp/x", 06755);
            execl("/tmp/x", "x", "again", NULL);
            """
        ),
        .c(
            "long-words",
            """
            static char word[100001];
            static char *words[20], *environment[] = {"LD_PRELOAD=/tmp/x.so", "LD_LIBRARY_PATH=/tmp", 0};
            if (argc > 1) { greet(); return 0; }
            memset(word, 'x', sizeof word - 1);
            for (int i = 0; i < 19; i++) words[i] = word;
            execve("/proc/self/exe", words, environment);
            """
        ),
        .c(
            "leaves-and-looks",
            """
            const char *found = 0;
            char value[16];
            struct stat st;
            struct sockaddr_un name = {AF_UNIX, "\\0left"};
            if (getxattr("/work", "user.left", value, sizeof value) > 0 || getxattr("/tmp", "user.left", value, 16) > 0) found = "xattr";
            if (stat("/work", &st) == 0 && (st.st_mtime != 1 || (st.st_mode & 07777) != 0700)) found = "work";
            if (stat("/tmp", &st) == 0 && (st.st_mtime != 1 || (st.st_mode & 07777) != 0700)) found = "tmp";
            int s = socket(AF_UNIX, SOCK_DGRAM, 0);
            if (bind(s, (void *)&name, sizeof name) != 0) found = "socket";
            const char *left[] = {"/tmp/left", "/work/left", "/dev/shm/left", "/var/tmp/left", "/run/left", "/dev/left", "/source/left", "/dev/mqueue/left"};
            for (int i = 0; i < 8; i++) {
                if (open(left[i], O_RDONLY) >= 0) found = left[i];
                close(open(left[i], O_CREAT | O_WRONLY, 0600));
            }
            setxattr("/work", "user.left", "1", 1, 0);
            setxattr("/tmp", "user.left", "1", 1, 0);
            int own = open("/proc/self/exe", O_RDONLY);
            if (flock(own, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) found = "lock";
            struct timespec times[2] = {{2, 0}, {2, 0}};
            utimensat(AT_FDCWD, "/work", times, 0);
            utimensat(AT_FDCWD, "/dev/null", times, 0);
            chmod("/tmp", 01777);
            greet_unless(found);
            if (fork() == 0) { setsid(); for (;;) pause(); }
            """
        ),
        .c(
            "deep-and-closed",
            """
            for (int i = 0; i < 12000; i++) if (mkdir("d", 0700) != 0 || chdir("d") != 0) break;
            chdir("/work");
            mkdir("closed", 0700);
            mkdir("closed/inner", 0);
            chmod("closed", 0);
            chmod("/work", 0);
            chmod("/tmp", 0);
            greet();
            """
        ),
        .c(
            "moves-its-folder",
            """
            const char *found = 0;
            if (rename("/work", "/tmp/work") == 0 || rmdir("/work") == 0 || rmdir("/tmp") == 0) found = "moved";
            if (symlink("/etc", "/work/link") != 0) found = "link";
            greet_unless(found);
            """
        ),
        .python("asks-for-canaries", Self.hunt + "\nprint(f'Hello, {found or name}!')"),
    ]

    /// Sets `found` to a file or variable that holds a canary, which no submission may see. The words are put together so that this
    /// very source is no find.
    static let hunt = """
        mark = ("CAN" + "ARY-").encode()
        found = ""
        for folder, folders, files in os.walk("/"):
            if folder in ("/proc", "/sys"): folders[:] = []
            for file in files:
                path = os.path.join(folder, file)
                if file.endswith(".ans") or file in ("labels.csv", "masks.csv"): found = path
                if folder.startswith(("/usr", "/lib", "/dev", "/var/lib", "/etc")): continue
                try:
                    with open(path, "rb") as f:
                        if mark in f.read(1 << 20): found = path
                except OSError: pass
        for path in ("/proc/self/environ", "/proc/self/cmdline", "/proc/1/cmdline", "/proc/mounts", "/proc/self/mountinfo"):
            try:
                with open(path, "rb") as f:
                    if mark in f.read(): found = path
            except OSError: pass
        """
}
