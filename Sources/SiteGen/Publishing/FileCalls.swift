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

    /// The same, where there may be one already; of `mask`, see ``umask()``.
    static func needFolder(_ path: String, mask: UInt32) throws(SiteError) {
        guard unsafe mkdir(path, 0o755) != 0 else {
            if mask & 0o755 != 0 { try check(unsafe chmod(path, 0o755), "chmod", path) }
            return
        }
        let code = errno
        guard code == EEXIST, facts(path)?.isFolder == true else { throw failure("mkdir", path, code) }
    }

    /// What this process takes away from the modes of new files, so that they need not all be set once more where that is nothing.
    static func umask() -> UInt32 {
        // The call that tells it changes it, for every thread.
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("Umask:") }
        return line.flatMap { UInt32($0.dropFirst(6).trimmingPrefix(while: \.isWhitespace), radix: 8) } ?? 0o777
    }

    /// A new file, readable by everybody whatever the umask, with the given modification time in seconds since 1970. What has this
    /// name loses it, and stays as it is under others.
    static func write(_ contents: Data, to path: String, modified: Int64, mask: UInt32 = 0o777) throws(SiteError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        var descriptor = unsafe open(path, flags, 0o644)
        if descriptor < 0, errno == EEXIST {
            try removeFile(path)
            descriptor = unsafe open(path, flags, 0o644)
        }
        try check(descriptor, "open", path)
        do throws(SiteError) {
            try write(contents, to: descriptor, path)
            if mask & 0o644 != 0 { try check(fchmod(descriptor, 0o644), "chmod", path) }
            let time = timespec(tv_sec: Int(modified), tv_nsec: 0)
            try check(unsafe futimens(descriptor, [time, time]), "futimens", path)
        } catch {
            close(descriptor)
            throw error
        }
        try check(close(descriptor), "close", path)
    }

    private static func write(_ contents: Data, to descriptor: Int32, _ path: String) throws(SiteError) {
        var start = 0
        while start < contents.count {
            let written = unsafe contents.withUnsafeBytes { bytes in
                unsafe Foundation.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
            }
            if written < 0, errno == EINTR { continue }
            try check(Int32(truncatingIfNeeded: min(written, 1)), "write", path)
            start += written
        }
    }

    /// What has the new name loses it. False: the file system does not allow it here (another device, too many links, another owner's
    /// file).
    static func link(_ old: String, to new: String) throws(SiteError) -> Bool {
        var result = unsafe Foundation.link(old, new)
        if result != 0, errno == EEXIST {
            try removeFile(new)
            result = unsafe Foundation.link(old, new)
        }
        if result == 0 { return true }
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
