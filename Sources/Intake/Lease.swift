import Glibc

/// A read lease on an open file: while it is held nobody can write to the file, and it is refused while anybody could.
enum Lease {
    enum Answer: Equatable {
        case held
        /// Somebody has the file open for writing.
        case refused
        /// The filesystem or our rights do not allow leases: nothing is known.
        case unknown
    }

    /// `F_SETLEASE` of Linux, which the C library shows to GNU sources only.
    private static let setLease: Int32 = 1024

    /// Breaking a lease sends a signal whose default kills the process, so that one is ignored from the first lease on.
    static func take(on file: Descriptor) -> Answer {
        _ = signal(SIGIO, SIG_IGN)
        guard fcntl(file.number, setLease, Int32(F_RDLCK)) != 0 else { return .held }
        return errno == EAGAIN ? .refused : .unknown
    }

    static func release(_ file: Descriptor) {
        _ = fcntl(file.number, setLease, Int32(F_UNLCK))
    }
}
