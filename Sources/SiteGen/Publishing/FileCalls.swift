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
    static func write(_ contents: Data, to path: String, modified: Int64, isSynced: Bool) throws {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        try check(descriptor, "open", path)
        do {
            // Closed by hand, for what the close says.
            let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
            try file.write(contentsOf: contents)
            try check(fchmod(descriptor, 0o644), "chmod", path)
            let time = timespec(tv_sec: Int(modified), tv_nsec: 0)
            try check(unsafe futimens(descriptor, [time, time]), "futimens", path)
            if isSynced { try check(fsync(descriptor), "fsync", path) }
        } catch {
            close(descriptor)
            throw error
        }
        try check(close(descriptor), "close", path)
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

    /// Brings a folder's entries to the disk.
    static func syncFolder(_ path: String) throws(SiteError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try check(descriptor, "open", path)
        defer { close(descriptor) }
        try check(fsync(descriptor), "fsync", path)
    }

    /// Brings everything that was written to the disk; on Linux it waits until that is done.
    static func syncEverything() { sync() }

    private static func check(_ result: Int32, _ call: String, _ path: String) throws(SiteError) {
        let code = errno
        guard result >= 0 else { throw failure(call, path, code) }
    }

    private static func failure(_ call: String, _ path: String, _ code: Int32) -> SiteError {
        .system(call: call, path: path, code: code, why: unsafe String(cString: strerror(code)))
    }
}
