import ContestModel
import Glibc

/// What the unpacking process may use, whatever the zip makes it do; cannot be taken back.
enum ProcessLimits {
    /// Bytes of address space: the runtime and its libraries are mapped in it too.
    private static let addressSpace: UInt64 = 2 << 30
    /// Seconds; unpacking takes about one per 200 MiB.
    private static let cpuTime: UInt64 = 30
    private static let openFiles: UInt64 = 32

    static func confine(_ limits: ZipLimits) throws(IntakeError) {
        umask(0o022)
        try set(RLIMIT_CORE, 0)
        try set(RLIMIT_AS, addressSpace)
        // Its own signal, SIGXCPU, comes only below the hard limit; there it is SIGKILL, as from anybody outside.
        try set(RLIMIT_CPU, cpuTime, hard: cpuTime + 5)
        try set(RLIMIT_FSIZE, UInt64(max(0, limits.maxUnpacked)))
        try set(RLIMIT_NOFILE, openFiles)
    }

    private static func set(_ resource: __rlimit_resource, _ value: UInt64, hard: UInt64? = nil) throws(IntakeError) {
        var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(hard ?? value))
        guard unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else {
            throw .system(step: "limit the process", path: "resource \(resource.rawValue)", code: errno)
        }
    }
}
