/// The filter on system calls of every container, in the engine's JSON form.
///
/// All is allowed but what reaches other processes, other namespaces, the hypervisor, kernel parts without need, or objects that
/// outlive a process. Calls of other architectures (32 bits, x32) kill.
struct SeccompProfile: Encodable {
    struct Rule: Encodable {
        var names: [String]
        var action = "SCMP_ACT_ERRNO"
        var errnoRet: Int
        var args: [Argument] = []
    }

    struct Argument: Encodable {
        enum Comparison: String, Encodable {
            case equal = "SCMP_CMP_EQ"
            case notEqual = "SCMP_CMP_NE"
            /// `value` is the mask, `valueTwo` what is left under it.
            case masked = "SCMP_CMP_MASKED_EQ"
        }

        var index: Int
        var value: UInt64
        var valueTwo: UInt64 = 0
        var op: Comparison
    }

    var defaultAction = "SCMP_ACT_ALLOW"
    var syscalls: [Rule]

    private static let notPermitted = 1
    private static let noLocks = 37
    private static let noSuchCall = 38
    private static let noSuchFamily = 97

    static let confined = SeccompProfile(
        syscalls: [
            Rule(names: otherProcesses + kernelParts + mounting + clocks + lastingObjects, errnoRet: notPermitted),
            // Libraries fall back to other means when these do not exist; so they are not "forbidden" but missing.
            Rule(names: missing, errnoRet: noSuchCall),
            Rule(names: ["flock"], errnoRet: noLocks),
        ] + sockets + namespaces + descriptorCommands + singleArguments
    )

    /// Memory and descriptors of processes with the same user.
    private static let otherProcesses = [
        "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp", "process_madvise", "process_mrelease",
        "migrate_pages", "move_pages",
    ]
    private static let kernelParts = [
        "bpf", "perf_event_open", "userfaultfd", "init_module", "finit_module", "delete_module", "create_module",
        "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "syslog", "acct", "quotactl", "quotactl_fd",
        "lookup_dcookie", "nfsservctl", "vhangup", "iopl", "ioperm", "modify_ldt", "memfd_secret", "fanotify_init",
        "uselib", "ustat", "sysfs", "_sysctl", "get_kernel_syms", "query_module", "vm86", "vm86old", "sethostname",
        "setdomainname", "sync", "syncfs",
    ]
    private static let mounting = [
        "mount", "umount", "umount2", "pivot_root", "chroot", "setns", "unshare", "open_tree", "move_mount", "fsopen",
        "fsconfig", "fsmount", "fspick", "mount_setattr", "name_to_handle_at", "open_by_handle_at", "listmount",
        "statmount",
    ]
    private static let clocks = [
        "clock_settime", "clock_settime64", "clock_adjtime", "clock_adjtime64", "adjtimex", "settimeofday", "stime",
    ]
    /// What would stay in the container, or be shared with others, after the last process has gone.
    private static let lastingObjects = [
        "add_key", "request_key", "keyctl", "shmget", "shmat", "shmctl", "shmdt", "semget", "semop", "semtimedop",
        "semctl", "msgget", "msgsnd", "msgrcv", "msgctl", "mq_open", "mq_unlink",
    ]
    /// Watching files shows what other containers do with those that both have, and advice throws such files out of memory.
    /// Of asynchronous I/O the whole machine has one limit.
    private static let missing = [
        "clone3", "io_uring_setup", "io_uring_enter", "io_uring_register", "inotify_init", "inotify_init1",
        "fadvise64", "io_setup",
    ]

    /// Family 1 (unix) only: ports and counters of the others outlive a run, and a hypervisor answers to 40 (vsock).
    private static let sockets = ["socket", "socketpair"].map { name in
        Rule(names: [name], errnoRet: noSuchFamily, args: [Argument(index: 0, value: 1, op: .notEqual)])
    }

    /// What else, besides flock, connects containers that have a file in common: F_OFD_GETLK, _SETLK and _SETLKW (which
    /// /proc/locks shows to all, whatever the file), F_SETLEASE, F_NOTIFY. Ordinary record locks stay, as databases need them.
    private static let descriptorCommands = [36, 37, 38, 1024, 1026].map { (command: UInt64) in
        // The kernel reads 32 bits of a command, so the upper half must not matter.
        Rule(
            names: ["fcntl"],
            errnoRet: command < 1024 ? noLocks : notPermitted,
            args: [Argument(index: 1, value: 0xffff_ffff, valueTwo: command, op: .masked)]
        )
    }

    /// New mount, group, name, IPC, user, process and network namespaces.
    private static let namespaces = [
        0x0002_0000, 0x0200_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000,
    ].map { (bit: UInt64) in
        Rule(
            names: ["clone"],
            errnoRet: notPermitted,
            args: [Argument(index: 0, value: bit, valueTwo: bit, op: .masked)]
        )
    }

    private static let singleArguments =
        [
            // The kernel reads 32 bits of a command, so the upper half must not matter: TIOCSTI and TIOCLINUX.
            Rule(
                names: ["ioctl"],
                errnoRet: notPermitted,
                args: [Argument(index: 1, value: 0xffff_ffff, valueTwo: 0x5412, op: .masked)]
            ),
            Rule(
                names: ["ioctl"],
                errnoRet: notPermitted,
                args: [Argument(index: 1, value: 0xffff_ffff, valueTwo: 0x541c, op: .masked)]
            ),
            Rule(names: ["prlimit64"], errnoRet: notPermitted, args: [Argument(index: 0, value: 0, op: .notEqual)]),
        ] + personality

    /// 0 is the ordinary one, 0xffffffff only asks.
    private static let personality = [
        Rule(
            names: ["personality"],
            errnoRet: notPermitted,
            args: [
                Argument(index: 0, value: 0, op: .notEqual), Argument(index: 0, value: 0xffff_ffff, op: .notEqual),
            ]
        )
    ]
}
