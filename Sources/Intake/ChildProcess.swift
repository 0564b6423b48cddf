import Glibc

/// A process of ours in a process group of its own, with nothing but its standard output connected. It and what it
/// started are killed when this is let go.
@safe
final class ChildProcess {
    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
        case deadline
    }

    private let id: pid_t
    private let output: Int32
    private var ending: Ending?

    /// Starts the program with these arguments after its name, and exactly that environment (`NAME=value`).
    init(_ executable: String, _ arguments: [String], environment: [String]) throws(IntakeError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw .system(step: "start", path: executable, code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        do throws(IntakeError) {
            id = try Self.spawn(executable, [executable] + arguments, environment, output: ends[1])
        } catch {
            close(ends[0])
            throw error
        }
        output = ends[0]
    }

    deinit {
        if ending == nil { kill() }
        close(output)
    }

    /// What it prints until it closes its output; nil where it prints more than `limit` bytes or the deadline comes.
    func read(limit: Int, until deadline: ContinuousClock.Instant) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            let left = (deadline - .now).components
            guard left.seconds >= 0, left.attoseconds >= 0 else { return nil }
            let wait = Int32(clamping: left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
            guard unsafe poll(&ready, 1, wait) > 0 else { continue }
            let count = unsafe Glibc.read(output, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count > 0 { bytes += buffer[..<count] }
        }
        return nil
    }

    /// How it ended; it is killed when the deadline comes first.
    func wait(until deadline: ContinuousClock.Instant) -> Ending {
        while ending == nil {
            if let status = status(WNOHANG) {
                ending = Self.ending(status)
            } else if ContinuousClock.now >= deadline {
                kill()
                ending = .deadline
            } else {
                usleep(2000)  // its output is closed already, so that it is about to end
            }
        }
        return ending ?? .deadline
    }

    /// Kills it with all it started and takes its status away.
    func kill() {
        _ = Glibc.kill(-id, SIGKILL)
        _ = Glibc.kill(id, SIGKILL)
        _ = status(0)
        if ending == nil { ending = .signal(SIGKILL) }
    }

    private func status(_ options: Int32) -> Int32? {
        var status: Int32 = 0
        while true {
            let answer = unsafe waitpid(id, &status, options)
            if answer == id { return status }
            guard answer < 0, errno == EINTR else { return answer == 0 ? nil : 0 }
        }
    }

    private static func ending(_ status: Int32) -> Ending {
        status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    private static func spawn(
        _ executable: String,
        _ arguments: [String],
        _ environment: [String],
        output: Int32
    ) throws(IntakeError) -> pid_t {
        var attributes = posix_spawnattr_t()
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawnattr_init(&attributes)
        unsafe posix_spawn_file_actions_init(&actions)
        defer {
            unsafe posix_spawnattr_destroy(&attributes)
            unsafe posix_spawn_file_actions_destroy(&actions)
        }
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for number in try openNumbers() where number > 2 {
            unsafe posix_spawn_file_actions_addclose(&actions, number)
        }
        var id: pid_t = 0
        let code = unsafe withCStrings(arguments) { words in
            unsafe withCStrings(environment) { settings in
                unsafe posix_spawn(&id, executable, &actions, &attributes, words, settings)
            }
        }
        guard code == 0 else { throw .system(step: "start", path: executable, code: code) }
        return id
    }

    /// What this process has open, in case something of it would be inherited.
    private static func openNumbers() throws(IntakeError) -> [Int32] {
        try Descriptor.folder("/proc/self/fd").names(limit: .max).compactMap {
            Int32(String(decoding: $0, as: UTF8.self))
        }
    }

    /// The texts as C has them: an array of pointers that ends in nil.
    private static func withCStrings(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32) -> Int32 {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe body(copies + [nil])
    }
}
