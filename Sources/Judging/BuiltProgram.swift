import Foundation
import Glibc

/// A program in the cache, which is not removed as long as this value lives. The kernel lets go of it however the process ends.
package final class BuiltProgram: Sendable {
    package let folder: String
    private let file: FileHandle

    /// Says that it was used now. Nil: it is not there.
    convenience init?(_ folder: String) throws {
        try self.init(folder, LOCK_SH)
        _ = futimens(file.fileDescriptor, nil)
    }

    /// Nil: somebody uses it, or it is not there.
    static func unused(_ folder: String) throws -> BuiltProgram? { try BuiltProgram(folder, LOCK_EX) }

    private init?(_ folder: String, _ right: Int32) throws {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 || errno == ENOENT else { throw Self.failure(folder) }
        guard descriptor >= 0 else { return nil }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        self.folder = folder
        guard flock(descriptor, right | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw Self.failure(folder) }
            return nil
        }
    }

    private static func failure(_ folder: String) -> JudgingError { .cache(folder, errno) }
}
