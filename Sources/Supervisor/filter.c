#define _GNU_SOURCE
#include "filter.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/fs.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "The filter does not know this architecture."
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(field))
#define NUMBER LOAD(offsetof(struct seccomp_data, nr))
// The kernel takes process ids as 32 bits, so the upper half of the register is nothing.
#define ARGUMENT(i) LOAD(offsetof(struct seccomp_data, args) + 8 * (i))
#define IS(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), yes, no)
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define REFUSE ANSWER(SECCOMP_RET_ERRNO | EPERM)

// Each block is skipped unless the call is the one named; a block ends with the number in the accumulator again.
#define NEVER(call) IS(__NR_##call, 0, 1), REFUSE
#define UNLESS_ZERO(call, i) IS(__NR_##call, 0, 4), ARGUMENT(i), IS(0, 1, 0), REFUSE, NUMBER
#define NOT_WITH(call, i, value) IS(__NR_##call, 0, 4), ARGUMENT(i), IS(value, 0, 1), REFUSE, NUMBER
#define NOT_ON_FIRST(call) NOT_WITH(call, 0, 1)
#define ONLY_UNIX(call) \
    IS(__NR_##call, 0, 4), ARGUMENT(0), IS(AF_UNIX, 1, 0), ANSWER(SECCOMP_RET_ERRNO | EAFNOSUPPORT), NUMBER
#define NOT_SUPPORTED(call) IS(__NR_##call, 0, 1), ANSWER(SECCOMP_RET_ERRNO | EOPNOTSUPP)
// `which` must be a process and `who` zero: itself.
#define ITSELF_ONLY(call, process) \
    IS(__NR_##call, 0, 6), ARGUMENT(0), IS(process, 0, 2), ARGUMENT(1), IS(0, 1, 0), REFUSE, NUMBER

// Of Linux 5.17; from here on all architectures have the same numbers. What came later nobody has looked at, and the engine's
// library may not know the names by which the container's filter refuses it.
enum { NEWEST_CALL = 450 };

int filter_install(void) {
    struct sock_filter code[] = {
        LOAD(offsetof(struct seccomp_data, arch)),
        IS(OUR_ARCHITECTURE, 1, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        NUMBER,
#if defined(__x86_64__)
        // The x32 calls have numbers of their own.
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x40000000, 0, 1),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
#endif
        BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, NEWEST_CALL, 0, 1),
        ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
        NEVER(ptrace),
        NEVER(process_vm_readv),
        NEVER(process_vm_writev),
        NEVER(kcmp),
        NEVER(pidfd_getfd),
        NEVER(process_madvise),
        NEVER(migrate_pages),
        NEVER(move_pages),
        UNLESS_ZERO(prlimit64, 0),
        // The limit on core dumps, for reading too.
        NOT_WITH(prlimit64, 1, RLIMIT_CORE),
        NOT_WITH(setrlimit, 0, RLIMIT_CORE),
        // The compiled form of a filter is charged to nobody, and the whole machine has one limit for it.
        NEVER(seccomp),
        NOT_WITH(prctl, 0, PR_SET_SECCOMP),
        NOT_WITH(setsockopt, 2, SO_ATTACH_FILTER),
        NOT_WITH(setsockopt, 2, SO_ATTACH_REUSEPORT_CBPF),
        // The container's own filter says the same, but gVisor does not read that one.
        ONLY_UNIX(socket),
        ONLY_UNIX(socketpair),
        // Sockets that hold each other's descriptors outlive all processes, with every file that they hold, until the kernel looks.
        NEVER(sendmsg),
        NEVER(sendmmsg),
        // What would stay on the folders that outlive a run; there may be more names of it than the kernel can list.
        NOT_SUPPORTED(setxattr),
        NOT_SUPPORTED(lsetxattr),
        NOT_SUPPORTED(fsetxattr),
        NOT_WITH(ioctl, 1, FS_IOC_SETFLAGS),
        NOT_WITH(ioctl, 1, FS_IOC_FSSETXATTR),
        // Linux does not deliver signals to process 1 from inside; gVisor does.
        NOT_ON_FIRST(kill),
        NOT_ON_FIRST(tkill),
        NOT_ON_FIRST(tgkill),
        NOT_ON_FIRST(rt_sigqueueinfo),
        NOT_ON_FIRST(rt_tgsigqueueinfo),
        NOT_ON_FIRST(pidfd_open),
        NOT_ON_FIRST(sched_setaffinity),
        NOT_ON_FIRST(sched_setscheduler),
        NOT_ON_FIRST(sched_setparam),
        NOT_ON_FIRST(sched_setattr),
        ITSELF_ONLY(setpriority, 0),
        ITSELF_ONLY(ioprio_set, 1),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = sizeof code / sizeof *code, .filter = code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}
