import ContestModel
import Foundation
import Glibc

/// Writes files so that a reader finds the old contents or the new, never a part, whenever the writer dies.
///
/// A writer that was killed leaves one hidden file, which writing the same file again takes away.
enum WholeFile {
    /// `isSecret`: for nobody but this account, and on the disk for certain before it has its name and when this returns.
    static func write(_ contents: Data, to path: String, isSecret: Bool = false) throws {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let part = folder.appending(path: ".\(url.lastPathComponent).tmp").path(percentEncoded: false)
        let mode: mode_t = isSecret ? 0o600 : 0o644
        let descriptor = unsafe open(part, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure(part) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: contents)
            if isSecret { try file.synchronize() }
            try file.close()
            guard unsafe rename(part, path) == 0 else { throw failure(path) }
            if isSecret { try sync(folder: folder.path(percentEncoded: false)) }
        } catch {
            _ = unsafe unlink(part)
            throw error
        }
    }

    private static func sync(folder: String) throws {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder) }
    }

    /// Puts a file or folder that is complete in the place of another one, or of an empty folder, in one step.
    static func replace(_ path: String, with complete: String) throws {
        guard unsafe rename(complete, path) == 0 else { throw failure(path) }
    }

    /// Brings everything that was written to the disk; on Linux it waits until that is done.
    static func syncAll() { Glibc.sync() }

    private static func failure(_ path: String) -> Failure {
        let code = errno
        return .needsAPerson(["\(path): \(unsafe String(cString: strerror(code)))"])
    }
}
