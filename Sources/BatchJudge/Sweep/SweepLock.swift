import Foundation
import Glibc

/// The right to sweep, held as long as this value lives. The kernel gives it back however the process ends.
final class SweepLock {
    private let file: FileHandle

    /// Nil: another sweep holds it.
    init?(state folder: String) throws {
        let path = "\(folder)/lock"
        // Never removed nor replaced: whoever did would let a second holder in. Children must not hold it when we are gone.
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw Self.failure(path) }
            return nil
        }
    }

    private static func failure(_ path: String) -> Failure {
        let code = errno
        return .needsAPerson(["\(path): the lock of the sweep: \(unsafe String(cString: strerror(code)))"])
    }
}
