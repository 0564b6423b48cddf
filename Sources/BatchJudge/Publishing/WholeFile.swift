import ContestModel
import Foundation
import Glibc

/// Writes files so that a reader finds the old contents or the new, never a part, whenever the writer dies.
///
/// A writer that was killed leaves one hidden file, which writing the same file again takes away.
enum WholeFile {
    static func write(_ contents: Data, to path: String) throws {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let part = folder.appending(path: ".\(url.lastPathComponent).tmp").path(percentEncoded: false)
        let descriptor = unsafe open(part, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(part) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: contents)
            try file.close()
            guard unsafe rename(part, path) == 0 else { throw failure(path) }
        } catch {
            _ = unsafe unlink(part)
            throw error
        }
    }

    /// Puts a file or folder that is complete in the place of another one, or of an empty folder, in one step.
    static func replace(_ path: String, with complete: String) throws {
        guard unsafe rename(complete, path) == 0 else { throw failure(path) }
    }

    /// Brings everything that was written to the disk; on Linux it waits until that is done.
    static func syncAll() { sync() }

    private static func failure(_ path: String) -> Failure {
        let code = errno
        return .needsAPerson(["\(path): \(unsafe String(cString: strerror(code)))"])
    }
}
