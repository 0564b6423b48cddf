import Glibc

/// An open file or folder, closed when it is let go. Names are raw bytes and are always one step below a folder.
@safe
final class Descriptor {
    let number: Int32
    /// For messages only.
    let path: String

    private init(_ number: Int32, _ path: String) {
        self.number = number
        self.path = path
    }

    deinit { close(number) }

    /// An absolute or relative folder; its last part must not be a link.
    static func folder(_ path: String) throws(IntakeError) -> Descriptor {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        return try Descriptor(checked("open", path) { unsafe open(path, flags) }, path)
    }

    /// A folder of the organizer's; links are followed.
    static func place(_ path: String) throws(IntakeError) -> Descriptor {
        try Descriptor(checked("open", path) { unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }, path)
    }

    /// A file of ours, to read.
    static func file(_ path: String) throws(IntakeError) -> Descriptor {
        try Descriptor(checked("open", path) { unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }, path)
    }

    /// Makes the folder with mode 0700 where it is missing.
    static func makePrivateFolder(_ path: String) throws(IntakeError) {
        guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw .system(step: "make the folder", path: path, code: errno)
    }

    func folder(_ name: [UInt8]) throws(IntakeError) -> Descriptor {
        try below(name, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }

    /// Something of hostile origin: neither a link is followed nor a FIFO or terminal waited for.
    func upload(_ name: [UInt8]) throws(IntakeError) -> Descriptor {
        try below(name, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }

    /// A file that is not there yet, with exactly that mode.
    func create(_ name: [UInt8], mode: mode_t) throws(IntakeError) -> Descriptor {
        let made = try below(name, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode: 0o600)
        _ = try Self.checked("set the mode of", made.path) { fchmod(made.number, mode) }
        return made
    }

    /// The folder of that name, made with exactly that mode where it is missing.
    func makeFolder(_ name: [UInt8], mode: mode_t) throws(IntakeError) -> Descriptor {
        let isNew = unsafe mkdirat(number, name.map(CChar.init(bitPattern:)) + [0], 0o700) == 0
        guard isNew || errno == EEXIST else {
            throw .system(step: "make the folder", path: shown(name), code: errno)
        }
        let made = try folder(name)
        if isNew { _ = try Self.checked("set the mode of", made.path) { fchmod(made.number, mode) } }
        return made
    }

    func status() throws(IntakeError) -> FileStatus {
        var status = stat()
        _ = try Self.checked("look at", path) { unsafe fstat(number, &status) }
        return FileStatus(status)
    }

    /// Of the name itself, never of what a link leads to.
    func status(of name: [UInt8]) throws(IntakeError) -> FileStatus {
        var status = stat()
        _ = try Self.checked("look at", shown(name)) {
            unsafe fstatat(number, name.map(CChar.init(bitPattern:)) + [0], &status, AT_SYMLINK_NOFOLLOW)
        }
        return FileStatus(status)
    }

    /// The names in a folder in no order, at most `limit` of them.
    func names(limit: Int) throws(IntakeError) -> [[UInt8]] {
        let copy = try Self.checked("list", path) { fcntl(number, F_DUPFD_CLOEXEC, 0) }
        guard let stream = unsafe fdopendir(copy) else {
            let code = errno
            close(copy)
            throw .system(step: "list", path: path, code: code)
        }
        defer { unsafe closedir(stream) }
        unsafe rewinddir(stream)
        var names: [[UInt8]] = []
        while names.count < limit, let entry = unsafe readdir(stream) {
            let start = unsafe UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
            let name = unsafe Array(
                UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self)))
            )
            if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
        }
        return names
    }

    /// Fills the buffer from where the last read ended; the number of bytes, 0 at the end.
    func read(into buffer: inout [UInt8]) throws(IntakeError) -> Int {
        while true {
            let count = unsafe Glibc.read(number, &buffer, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .system(step: "read", path: path, code: errno) }
        }
    }

    /// The bytes from `offset` on, fewer than `count` only where the file ends.
    func read(at offset: Int64, count: Int) throws(IntakeError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let more = unsafe bytes.withUnsafeMutableBytes {
                unsafe pread(
                    number,
                    $0.baseAddress.map { unsafe $0 + filled },
                    count - filled,
                    off_t(offset) + off_t(filled)
                )
            }
            if more == 0 { break }
            guard more > 0 || errno == EINTR else { throw .system(step: "read", path: path, code: errno) }
            filled += max(0, more)
        }
        return Array(bytes.prefix(filled))
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(IntakeError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw .system(step: "write", path: path, code: errno) }
            rest = rest.dropFirst(max(0, count))
        }
    }

    func sync() throws(IntakeError) { _ = try Self.checked("sync", path) { fsync(number) } }

    func rename(_ name: [UInt8], to other: [UInt8]) throws(IntakeError) {
        _ = try Self.checked("rename", shown(name)) {
            unsafe renameat(
                number,
                name.map(CChar.init(bitPattern:)) + [0],
                number,
                other.map(CChar.init(bitPattern:)) + [0]
            )
        }
    }

    func remove(_ name: [UInt8]) throws(IntakeError) {
        _ = try Self.checked("remove", shown(name)) {
            unsafe unlinkat(number, name.map(CChar.init(bitPattern:)) + [0], 0)
        }
    }

    private func below(_ name: [UInt8], flags: Int32, mode: mode_t = 0) throws(IntakeError) -> Descriptor {
        let opened = try Self.checked("open", shown(name)) {
            unsafe openat(number, name.map(CChar.init(bitPattern:)) + [0], flags, mode)
        }
        return Descriptor(opened, shown(name))
    }

    private func shown(_ name: [UInt8]) -> String { "\(path)/\(DisplayName.shown(name))" }

    /// The answer of a call that says -1 where it failed, tried again when a signal came between.
    private static func checked(_ step: String, _ path: String, _ call: () -> Int32) throws(IntakeError) -> Int32 {
        while true {
            let answer = call()
            if answer >= 0 { return answer }
            guard errno == EINTR else { throw .system(step: step, path: path, code: errno) }
        }
    }
}

enum SystemText {
    /// What the C library says of an error number.
    static func of(_ code: Int32) -> String {
        var text = [CChar](repeating: 0, count: 256)
        let isKnown = unsafe strerror_r(code, &text, text.count) == 0
        let bytes = text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
        return isKnown ? String(decoding: bytes, as: UTF8.self) : "error \(code)"
    }
}
