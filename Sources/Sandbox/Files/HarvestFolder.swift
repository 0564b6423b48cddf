import Glibc

/// The folder that a harvested tree is written below, one step at a time and never through a link.
@safe final class HarvestFolder {
    private let path: String
    private let descriptor: Int32

    /// The folder is made when it is missing; the one above it is not.
    init(_ path: String) throws {
        self.path = path
        descriptor = try Self.folder(AT_FDCWD, path, of: path)
    }

    deinit {
        close(descriptor)
    }

    /// Makes a new file; its folders have mode 0755, it has 0644 or 0755.
    func create(_ name: RelativePath, executable: Bool) throws -> OpenFile {
        var folder = dup(descriptor)
        defer { close(folder) }
        for part in name.parts.dropLast() {
            let inner = try Self.folder(folder, part, of: path)
            close(folder)
            folder = inner
        }
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let mode: mode_t = executable ? 0o755 : 0o644
        let file = unsafe openat(folder, name.parts.last ?? "", flags, mode)
        guard file >= 0 else { throw Self.failed("make a file in", path) }
        let owned = OpenFile(file, path: path)
        // Whatever the umask is.
        guard fchmod(file, mode) == 0 else { throw Self.failed("set the mode of a file in", path) }
        return owned
    }

    private static func folder(_ above: Int32, _ name: String, of path: String) throws -> Int32 {
        let made = unsafe mkdirat(above, name, 0o755)
        guard made == 0 || errno == EEXIST else { throw failed("make a folder in", path) }
        let folder = unsafe openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { throw failed("open a folder of", path) }
        if made == 0, fchmod(folder, 0o755) != 0 {
            close(folder)
            throw failed("set the mode of a folder in", path)
        }
        return folder
    }

    private static func failed(_ step: String, _ path: String) -> SandboxError {
        .file(path: path, step: step, reason: systemMessage(errno))
    }
}
