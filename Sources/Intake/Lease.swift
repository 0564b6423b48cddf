import ContestModel
import Glibc

/// A read lease on an open file: while it is held nobody can write to the file, and it is refused while anybody could.
enum Lease {
    enum Answer: Equatable {
        case held
        /// Somebody has the file open for writing.
        case refused
        /// Our rights do not allow leases, or the filesystem has none that others keep to: nothing is known.
        case unknown
    }

    /// `F_SETLEASE` of Linux, which the C library shows to GNU sources only.
    private static let setLease: Int32 = 1024

    /// Breaking a lease sends a signal whose default kills the process, so that one is ignored from the first lease on.
    static func take(on file: Descriptor) throws(IntakeError) -> Answer {
        _ = signal(SIGIO, SIG_IGN)
        guard fcntl(file.number, setLease, Int32(F_RDLCK)) == 0 else { return errno == EAGAIN ? .refused : .unknown }
        return try MountTable.isShared(file.status().key.device) ? .unknown : .held
    }

    static func release(_ file: Descriptor) {
        _ = fcntl(file.number, setLease, Int32(F_UNLCK))
    }
}
