import Foundation

/// The system calls of publishing that Foundation has no name for, or does not do in one step.
///
/// Every failure is thrown with the call, the path and the kernel's number.
enum FileCalls {
    /// What is at a path, a symlink not followed.
    struct Facts {
        let isFolder: Bool
        let isSymlink: Bool
        let size: Int64
        /// Seconds since 1970.
        let modified: Int64
    }

    /// Nil: nothing is there.
    static func facts(_ path: String) -> Facts? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        let kind = status.st_mode & S_IFMT
        return Facts(
            isFolder: kind == S_IFDIR,
            isSymlink: kind == S_IFLNK,
            size: Int64(status.st_size),
            modified: Int64(status.st_mtim.tv_sec)
        )
    }

    /// Readable by everybody, whatever the umask.
    static func makeFolder(_ path: String) throws(SiteError) {
        try check(unsafe mkdir(path, 0o755), "mkdir", path)
        try check(unsafe chmod(path, 0o755), "chmod", path)
    }

    /// A new file, readable by everybody whatever the umask, with the given modification time in seconds since 1970.
    static func write(_ contents: Data, to path: String, modified: Int64) throws {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        try check(descriptor, "open", path)
        do {
            try write(contents, into: descriptor, path)
            try check(fchmod(descriptor, 0o644), "chmod", path)
            let time = timespec(tv_sec: Int(modified), tv_nsec: 0)
            try check(unsafe futimens(descriptor, [time, time]), "futimens", path)
        } catch {
            close(descriptor)
            throw error
        }
        try check(close(descriptor), "close", path)
    }

    private static func write(_ contents: Data, into descriptor: Int32, _ path: String) throws(SiteError) {
        var rest = contents[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            try check(Int32(clamping: count), "write", path)
            rest = rest.dropFirst(count)
        }
    }

    /// False: the file system does not allow it here (another device, too many links, another owner's file).
    static func link(_ old: String, to new: String) throws(SiteError) -> Bool {
        if unsafe Foundation.link(old, new) == 0 { return true }
        let code = errno
        guard [EXDEV, EMLINK, EPERM, EOPNOTSUPP, ENOSYS].contains(code) else {
            throw failure("link", new, code)
        }
        return false
    }

    static func rename(_ old: String, to new: String) throws(SiteError) {
        try check(unsafe Foundation.rename(old, new), "rename", new)
    }

    static func symlink(to target: String, at path: String) throws(SiteError) {
        try check(unsafe Foundation.symlink(target, path), "symlink", path)
    }

    /// Brings a file, or a folder's entries, to the disk.
    static func sync(_ path: String) throws(SiteError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        try check(descriptor, "open", path)
        defer { close(descriptor) }
        try check(fsync(descriptor), "fsync", path)
    }

    /// Brings everything that was written to the disk; on Linux it waits until that is done.
    static func syncEverything() { Foundation.sync() }

    /// A text in the place of another, whole or not at all.
    static func replace(_ path: String, with text: String) throws {
        let part = "\(path).tmp"
        try removeFile(part)
        try write(Data(text.utf8), to: part, modified: 0)
        try rename(part, to: path)
    }

    /// Nothing there is as good.
    static func removeFile(_ path: String) throws(SiteError) {
        guard unsafe unlink(path) != 0 else { return }
        let code = errno
        if code != ENOENT && code != ENOTDIR { throw failure("unlink", path, code) }
    }

    /// False: it is not empty, or not there.
    static func removeEmptyFolder(_ path: String) -> Bool { unsafe rmdir(path) == 0 }

    private static func check(_ result: Int32, _ call: String, _ path: String) throws(SiteError) {
        let code = errno
        guard result >= 0 else { throw failure(call, path, code) }
    }

    private static func failure(_ call: String, _ path: String, _ code: Int32) -> SiteError {
        .system(call: call, path: path, code: code, why: unsafe String(cString: strerror(code)))
    }
}
