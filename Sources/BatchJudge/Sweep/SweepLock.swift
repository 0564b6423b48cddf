import Foundation
import Glibc

/// The right to sweep, held as long as this value lives. The kernel gives it back however the process ends.
final class SweepLock {
    private let file: FileHandle

    /// Nil: another sweep holds it.
    init?(state folder: String) throws {
        let path = "\(folder)/lock"
        // Never removed: whoever removed it would let a second holder in.
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        file = try FileHandle(forUpdating: URL(filePath: path))
        // Children must not hold the lock when we are gone.
        _ = fcntl(file.fileDescriptor, F_SETFD, FD_CLOEXEC)
        guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw CocoaError(.fileLocking) }
            return nil
        }
    }
}
