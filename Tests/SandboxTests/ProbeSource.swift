enum ProbeSource {
    static let text = #"""
        #define _GNU_SOURCE
        #include <arpa/inet.h>
        #include <errno.h>
        #include <fcntl.h>
        #include <linux/filter.h>
        #include <linux/fs.h>
        #include <linux/seccomp.h>
        #include <pthread.h>
        #include <sched.h>
        #include <signal.h>
        #include <stdbool.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/file.h>
        #include <sys/inotify.h>
        #include <sys/ioctl.h>
        #include <sys/mman.h>
        #include <sys/prctl.h>
        #include <sys/ptrace.h>
        #include <sys/resource.h>
        #include <sys/socket.h>
        #include <sys/stat.h>
        #include <sys/syscall.h>
        #include <sys/uio.h>
        #include <sys/wait.h>
        #include <sys/xattr.h>
        #include <time.h>
        #include <unistd.h>

        static double cpu(void) { return (double)clock() / CLOCKS_PER_SEC; }
        static void burn(double seconds) { while (cpu() < seconds) {} }
        static void *burn_thread(void *p) { for (;;) {} return p; }

        // Prints "name: what errno says", or "name: done".
        static void say(const char *name, long result) {
            printf("%s: %s\n", name, result < 0 ? strerrorname_np(errno) : "done");
            fflush(stdout);
        }
        static void say_open(const char *path, int flags) { errno = 0; say(path, open(path, flags, 0644)); }

        static void posture(void) {
            printf("uid %d gid %d pid1 %d\n", getuid(), getgid(), getppid() == 1);
            FILE *f = fopen("/proc/self/status", "r");
            char line[256];
            while (fgets(line, sizeof line, f))
                if (!strncmp(line, "Cap", 3) || !strncmp(line, "NoNew", 5) || !strncmp(line, "Seccomp", 7)
                    || !strncmp(line, "Groups", 6)) fputs(line, stdout);
            FILE *limits = fopen("/proc/self/limits", "r");
            while (fgets(line, sizeof line, limits))
                if (!strncmp(line, "Max core", 8)) fputs(line, stdout);
            struct rlimit stack;
            getrlimit(RLIMIT_STACK, &stack);
            printf("stack %d\n", stack.rlim_cur == RLIM_INFINITY);
        }

        static void tamper(void) {
            say("ptrace", ptrace(PTRACE_ATTACH, 1, 0, 0));
            say("kill", kill(1, SIGKILL));
            struct rlimit none = {0, 0};
            say("core_limit", setrlimit(RLIMIT_CORE, &none));
            char c;
            struct iovec v = {&c, 1};
            say("process_vm_readv", process_vm_readv(1, &v, 1, &v, 1, 0));
            say("process_vm_writev", process_vm_writev(1, &v, 1, &v, 1, 0));
            struct rlimit r = {1, 1};
            say("prlimit", prlimit(1, RLIMIT_CPU, &r, NULL));
            say("setpriority", setpriority(PRIO_PROCESS, 1, 19));
            say("setpriority_user", setpriority(PRIO_USER, getuid(), 19));
            struct sched_param p = {0};
            say("sched_setscheduler", sched_setscheduler(1, SCHED_IDLE, &p));
            cpu_set_t one;
            CPU_ZERO(&one);
            CPU_SET(0, &one);
            say("sched_setaffinity", sched_setaffinity(1, sizeof one, &one));
            say("sched_setaffinity_self", sched_setaffinity(0, sizeof one, &one));
            say_open("/proc/1/mem", O_RDWR);
            say_open("/proc/1/fd/10", O_WRONLY);
            say_open("/proc/1/fd/0", O_RDONLY);
            say_open("/proc/1/environ", O_RDONLY);
            say_open("/proc/1/oom_score_adj", O_WRONLY);
            say_open("/proc/1/maps", O_RDONLY);
            int pidfd = syscall(SYS_pidfd_open, 1, 0);
            say("pidfd_getfd", syscall(SYS_pidfd_getfd, pidfd, 10, 0));
        }

        static void calls(void) {
            say("unshare", unshare(CLONE_NEWUSER));
            say("clone", syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));
            say("clone3", syscall(SYS_clone3, NULL, 0));
            say("io_uring", syscall(SYS_io_uring_setup, 1, NULL));
            say("bpf", syscall(SYS_bpf, 0, NULL, 0));
            say("perf", syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0));
            say("userfaultfd", syscall(SYS_userfaultfd, 0));
            say("keyctl", syscall(SYS_keyctl, 0, 0, 0, 0, 0));
            say("add_key", syscall(SYS_add_key, "user", "a", "b", 1, -4));
            say("mount", syscall(SYS_mount, "none", "/work", "tmpfs", 0, NULL));
            say("shmget", syscall(SYS_shmget, 0, 4096, 01600));
            say("msgget", syscall(SYS_msgget, 0, 01600));
            say("semget", syscall(SYS_semget, 0, 1, 01600));
            say("mq_open", syscall(SYS_mq_open, "q", O_CREAT | O_RDWR, 0600, NULL));
            say("memfd_secret", syscall(447, 0));
            say("modify_ldt", syscall(SYS_modify_ldt, 0, NULL, 0));
            say("personality", syscall(SYS_personality, 0x0040000));
            say("chroot", chroot("/work"));
            say("tiocsti", ioctl(0, TIOCSTI, "x"));
            say("tiocsti_high", syscall(SYS_ioctl, 0, 0x100005412, "x"));
            say("open_by_handle", syscall(SYS_open_by_handle_at, 0, NULL, 0));
            say("memfd_create", syscall(SYS_memfd_create, "x", 0));
            say("mqueue_file", open("/dev/mqueue/x", O_CREAT | O_RDWR, 0600));
        }

        static void sockets(void) {
            say("unix", socket(AF_UNIX, SOCK_STREAM, 0));
            int s = socket(AF_INET, SOCK_STREAM, 0);
            say("inet", s);
            say("inet6", socket(AF_INET6, SOCK_STREAM, 0));
            say("netlink", socket(AF_NETLINK, SOCK_RAW, 0));
            say("packet", socket(AF_PACKET, SOCK_RAW, 0));
            say("vsock", socket(AF_VSOCK, SOCK_STREAM, 0));
            say("vsock_high", syscall(SYS_socket, 0x100000000 | AF_VSOCK, SOCK_STREAM, 0));
            say("alg", socket(AF_ALG, SOCK_SEQPACKET, 0));
        }

        static void forge(void) {
            // A result of the supervisor's protocol, with the engine's head and without.
            char frame[60] = {1, 0, 0, 0, 0, 0, 0, 52, 'S', 47};
            for (int fd = 0; fd < 1024; fd++) {
                write(fd, frame, sizeof frame);
                write(fd, frame + 8, sizeof frame - 8);
            }
        }

        static void leave(void) {
            for (int i = 0; i < 4; i++) {
                const char *place[] = {"/work", "/tmp", "/dev/shm", "/dev/mqueue"};
                if (i < 3 && chdir(place[i]) != 0) continue;
                char name[64];
                snprintf(name, sizeof name, "%s/left", place[i]);
                close(open(name, O_CREAT | O_WRONLY, 0600));
                snprintf(name, sizeof name, "%s/.wipe-0", place[i]);
                mkdir(name, 0700);
                snprintf(name, sizeof name, "%s/closed", place[i]);
                mkdir(name, 0700);
                snprintf(name, sizeof name, "%s/closed/inner", place[i]);
                mkdir(name, 0700);
                close(open("closed/inner/file", O_CREAT | O_WRONLY, 0000));
                chmod(name, 0000);
                chmod("closed", 0000);
                symlink("/proc/1", "link");
                mkfifo("fifo", 0600);
            }
            struct timespec t[2] = {{12345, 678}, {12345, 678}};
            setxattr("/work", "user.state", "x", 1, 0);
            utimensat(AT_FDCWD, "/work", t, 0);
            chmod("/work", 0111);
        }

        // More names than flistxattr can give, on folders that outlive the run; and flags.
        static void mark(void) {
            const char *place[] = {"/work", "/tmp"};
            char name[256];
            for (int i = 0; i < 2; i++) {
                int folder = open(place[i], O_RDONLY), flags = FS_NODUMP_FL | FS_NOATIME_FL;
                say("FS_IOC_SETFLAGS", ioctl(folder, FS_IOC_SETFLAGS, &flags));
                long result = -1;
                for (int n = 0; n < 400; n++) {
                    memset(name, 'x', sizeof name);
                    name[snprintf(name, sizeof name, "user.%d-", n)] = 'x';
                    name[255] = 0;
                    result = n % 2 ? setxattr(place[i], name, "x", 1, 0) : fsetxattr(folder, name, "x", 1, 0);
                }
                say("setxattr", result);
                say("lsetxattr", lsetxattr(place[i], "user.x", "x", 1, 0));
                flags = -1;
                ioctl(folder, FS_IOC_GETFLAGS, &flags);
                printf("flags: %d\n", flags);
            }
        }

        // A file of 8 MiB that two sockets hold, which hold each other; then how much room there is.
        static void hold(void) {
            int ends[2], file = open("/work/held", O_RDWR | O_CREAT, 0600);
            socketpair(AF_UNIX, SOCK_DGRAM, 0, ends);
            posix_fallocate(file, 0, 8 << 20);
            int held[3] = {ends[0], ends[1], file};
            char control[CMSG_SPACE(sizeof held)], byte = 'x';
            struct iovec bytes = {&byte, 1};
            struct msghdr message = {
                .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control,
            };
            struct cmsghdr *head = CMSG_FIRSTHDR(&message);
            *head = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof held)};
            memcpy(CMSG_DATA(head), held, sizeof held);
            sendmsg(ends[0], &message, 0);
            struct mmsghdr many = {.msg_hdr = message};
            sendmmsg(ends[1], &many, 1, 0);
        }

        // What the whole machine has once, and is charged to nobody.
        static void shared(void) {
            unsigned long context = 0;
            struct sock_filter allow = {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW};
            struct sock_fprog filter = {1, &allow};
            int file = open("/proc/self/exe", O_RDONLY);
            say("io_setup", syscall(SYS_io_setup, 1, &context));
            say("fadvise64", syscall(SYS_fadvise64, file, 0, 0, POSIX_FADV_DONTNEED));
            say("syncfs", syncfs(file));
            say("seccomp", syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter));
            say("prctl", prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter));
            int plug = socket(AF_UNIX, SOCK_DGRAM, 0);
            say("attach", setsockopt(plug, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter));
            say("reuseport", setsockopt(plug, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &filter, sizeof filter));
            say("listener", syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &filter));
        }

        // Names that libseccomp 2.5 does not know, among others: all that came after Linux 5.17.
        static void news(void) {
            for (int number = 451; number < 520; number++) {
                char name[16];
                snprintf(name, sizeof name, "call%d", number);
                say(name, syscall(number, -1, 0, 0, 0, 0, 0));
            }
        }

        static void left(void) {
            struct stat st;
            stat("/work", &st);
            char names[256];
            printf("mode %o mtime %ld.%ld xattrs %zd\n", st.st_mode & 07777, st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
                   listxattr("/work", names, sizeof names));
            fflush(stdout);
            system("find /work /tmp /dev/shm /dev/mqueue | sort");
        }

        static void deep(int levels) {
            for (int i = 0; i < levels; i++)
                if (mkdir("d", 0700) != 0 || chdir("d") != 0) exit(3);
        }

        // Four of 100 ms each.
        static void children(const char *kind) {
            bool again = !strcmp(kind, "double-forked"), killed = !strcmp(kind, "killed"), stay = again || killed;
            int ready[2], pid[4];
            char c;
            pipe(ready);
            if (!strcmp(kind, "ignored")) signal(SIGCHLD, SIG_IGN);
            if (!strcmp(kind, "orphaned")) stay = true;
            for (int i = 0; i < 4; i++) {
                pid[i] = fork();
                if (pid[i] > 0) continue;
                if (again && (setsid(), fork()) > 0) exit(0);
                burn(0.1);
                write(ready[1], "", 1);
                if (stay) for (;;) pause();
                exit(0);
            }
            for (int i = 0; i < 4; i++) read(ready[0], &c, 1);
            for (int i = 0; killed && i < 4; i++) kill(pid[i], SIGKILL);
            while (!stay && wait(NULL) > 0) {}
        }

        static void locks(void) {
            int file = open("/probe", O_RDONLY), own = open("/tmp/own", O_RDWR | O_CREAT, 0600);
            struct flock l = {.l_type = F_RDLCK};
            say("record", fcntl(own, F_SETLK, &l));
            say("flock", flock(file, LOCK_EX | LOCK_NB));
            say("ofd_set", fcntl(own, F_OFD_SETLK, &l));
            say("ofd_wait", fcntl(own, F_OFD_SETLKW, &l));
            say("ofd_get", fcntl(file, F_OFD_GETLK, &l));
            say("ofd_high", syscall(SYS_fcntl, own, 0x100000000 | F_OFD_SETLK, &l));
            say("lease", fcntl(own, F_SETLEASE, F_WRLCK));
            say("dnotify", fcntl(open("/usr", O_RDONLY), F_NOTIFY, DN_ACCESS));
            say("inotify", inotify_init());
            say("inotify1", inotify_init1(0));
            say_open("/.batch-judge-supervisor", O_RDONLY);
        }

        // How the program finds what a program before it may have changed.
        static void traces(void) {
            // Without what is counted of the whole machine, where other programs have sockets.
            system("sed -E 's/ (orphan|alloc|mem|memory) [0-9]+//g' /proc/net/sockstat; cat /proc/net/snmp /proc/net/netstat /proc/net/dev /proc/net/tcp /proc/net/unix"
                   "; ls -lR /dev /sys/fs/cgroup 2>&1 | wc;"
                   " cat /sys/fs/cgroup/*/* /sys/fs/cgroup/* 2>/dev/null");
        }

        // As much as it may: sockets of all families it gets, memory, processes, files.
        static void stir(void) {
            for (int type = 1; type <= 3; type++)
                for (int family = 1; family < 3; family++) {
                    int s = socket(family, type, 0);
                    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(4711),
                                            .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
                    if (s < 0 || family != AF_INET) continue;
                    bind(s, (void *)&a, sizeof a);
                    listen(s, 5);
                    int t = socket(family, type, 0);
                    connect(t, (void *)&a, sizeof a);
                    write(t, "x", 1);
                }
            for (int i = 0; i < 30; i++)
                if (fork() == 0) {
                    memset(malloc(1 << 20), 1, 1 << 20);
                    burn(0.01);
                    sleep(1);
                    exit(0);
                }
            while (wait(NULL) > 0) {}
        }

        static void fork_bomb(void) {
            int failed = 0;
            for (;;) if (fork() < 0 && ++failed > 1000) usleep(1000);
        }

        static void daemon_that(const char *what) {
            if (fork() == 0) {
                setsid();
                if (fork() == 0) {
                    if (!strcmp(what, "burns")) burn(0.4), exit(0);
                    usleep(200000);
                    for (;;) {
                        close(open("/work/late", O_CREAT | O_WRONLY, 0600));
                        write(1, "late", 4);
                        usleep(1000);
                    }
                }
                exit(0);
            }
        }

        int main(int argc, char **argv) {
            const char *what = argc > 1 ? argv[1] : "hello";
            int number = argc > 2 ? atoi(argv[2]) : 0;
            if (!strcmp(what, "hello")) puts("hello");
            if (!strcmp(what, "exit")) return number;
            if (!strcmp(what, "signal")) kill(getpid(), number);
            if (!strcmp(what, "burn")) for (;;) {}
            if (!strcmp(what, "burn-for")) burn(number / 1000.0);
            if (!strcmp(what, "threads")) {
                pthread_t t;
                for (int i = 0; i < 4; i++) pthread_create(&t, NULL, burn_thread, NULL);
                sleep(20);
            }
            if (!strcmp(what, "children")) children(argv[2]);
            if (!strcmp(what, "sleep")) sleep(number);
            if (!strcmp(what, "nap")) for (;;) burn(cpu() + 0.001), usleep(1000);
            if (!strcmp(what, "stop")) kill(getpid(), SIGSTOP);
            if (!strcmp(what, "hog") || !strcmp(what, "touch")) {
                long mib = number;
                for (long i = 0; i < mib; i++) memset(malloc(1 << 20), 1, 1 << 20);
            }
            if (!strcmp(what, "hog-child")) {
                if (fork() == 0) {
                    for (;;) memset(malloc(1 << 20), 1, 1 << 20);
                }
                wait(NULL);
                puts("answer");
            }
            if (!strcmp(what, "some-hogs")) {
                for (int i = 0; i < 5; i++)
                    if (fork() == 0) memset(malloc(20 << 20), 1, 20 << 20), usleep(500000), exit(0);
                while (wait(NULL) > 0) {}
            }
            if (!strcmp(what, "locks")) locks();
            if (!strcmp(what, "traces")) traces();
            if (!strcmp(what, "stir")) stir();
            if (!strcmp(what, "many-hogs")) {
                for (int i = 0; i < 20; i++)
                    if (fork() == 0) {
                        memset(malloc(20 << 20), 1, 20 << 20);
                        sleep(20);
                    }
                while (wait(NULL) > 0) {}
            }
            if (!strcmp(what, "fill-as-process-1")) {
                int level = open("/proc/self/oom_score_adj", O_WRONLY), file = open("/tmp/a", O_CREAT | O_WRONLY, 0600);
                if (write(level, "500", 3) != 3) return 1;
                static char block[1 << 20];
                while (write(file, block, sizeof block) > 0) {}
            }
            if (!strcmp(what, "fill")) {
                char block[65536] = {1};
                for (int i = 0; i < 2; i++) {
                    int fd = open(i ? "/tmp/fill" : "/work/fill", O_CREAT | O_WRONLY, 0600);
                    while (write(fd, block, sizeof block) > 0) {}
                }
                for (int i = 0; i < 1000; i++) memset(malloc(1 << 20), 1, 1 << 20);
            }
            if (!strcmp(what, "recurse")) {
                char *volatile p;
                for (;;) p = memset(alloca(65536), 1, 65536);
            }
            if (!strcmp(what, "fork-bomb")) fork_bomb();
            if (!strcmp(what, "daemon")) daemon_that(argv[2]);
            if (!strcmp(what, "flood")) {
                char block[65536];
                memset(block, 'y', sizeof block);
                for (int i = 0; number == 0 || i < number; i++) write(argc > 3 ? 2 : 1, block, sizeof block);
            }
            if (!strcmp(what, "posture")) posture();
            if (!strcmp(what, "tamper")) tamper();
            if (!strcmp(what, "calls")) calls();
            if (!strcmp(what, "sockets")) sockets();
            if (!strcmp(what, "forge")) forge();
            if (!strcmp(what, "kill-all")) {
                kill(-1, SIGKILL);
                puts("alone");
            }
            if (!strcmp(what, "leave")) leave();
            if (!strcmp(what, "mark")) mark();
            if (!strcmp(what, "hold")) hold();
            if (!strcmp(what, "shared")) shared();
            if (!strcmp(what, "news")) news();
            if (!strcmp(what, "left")) left();
            if (!strcmp(what, "deep")) deep(number);
            if (!strcmp(what, "int80")) {
                int pid;
                __asm__ volatile("int $0x80" : "=a"(pid) : "a"(20));
                printf("pid %d\n", pid);
            }
            if (!strcmp(what, "x32")) say("x32", syscall(0x40000000 | SYS_getpid));
            if (!strcmp(what, "parent")) {
                kill(getppid(), SIGKILL);
                kill(getppid(), SIGSTOP);
                kill(getppid(), SIGTERM);
                for (int i = 0; i < 1000; i++) kill(getppid(), SIGCHLD);
                puts("still here");
            }
            return 0;
        }
        """#
}
