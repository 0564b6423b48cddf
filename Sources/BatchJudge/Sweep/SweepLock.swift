import ContestModel
import Foundation
import Glibc

/// The right to sweep, held as long as this value lives. The kernel gives it back however the process ends.
final class SweepLock {
    private let file: FileHandle

    /// Nil: another sweep holds it.
    init?(state folder: String, name: String = "lock") throws {
        let path = "\(folder)/\(name)"
        // Never removed nor replaced: whoever did would let a second holder in. Children must not hold it when we are gone.
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw Self.failure(path) }
            return nil
        }
    }

    /// Gives it back before this value's end.
    func release() { flock(file.fileDescriptor, LOCK_UN) }

    /// For commands that a person starts.
    ///
    /// - Throws: `Failure.anotherSweep`
    static func taken(state folder: String) throws -> SweepLock {
        guard let lock = try SweepLock(state: folder) else { throw Failure.anotherSweep }
        return lock
    }

    /// Whether a sweep runs; also where nothing can be written.
    static func isHeld(state folder: String) -> Bool {
        let descriptor = unsafe open("\(folder)/lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    private static func failure(_ path: String) -> Failure {
        let code = errno
        return .needsAPerson(["\(path): the lock of the sweep: \(unsafe String(cString: strerror(code)))"])
    }
}
