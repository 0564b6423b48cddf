import Foundation
import Glibc

/// A file that lines are appended to, each by one write, so that a writer that is killed leaves whole lines.
///
/// Where the disk takes a part of a line only, that part is closed before the next. Nothing here fails: no log is worth a
/// judgement.
final class LogFile {
    private let descriptor: Int32
    private var isTorn: Bool

    /// Nil: it cannot be written.
    init?(_ path: String) {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o640)
        guard descriptor >= 0 else { return nil }
        let size = lseek(descriptor, 0, SEEK_END)
        var last: UInt8 = 0
        isTorn = unsafe size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
    }

    deinit { close(descriptor) }

    /// A line without its end.
    func append(_ line: some Collection<UInt8>) {
        let bytes = (isTorn ? [UInt8(ascii: "\n")] : []) + Array(line) + [UInt8(ascii: "\n")]
        let written = unsafe write(descriptor, bytes, bytes.count)
        if written > 0 { isTorn = written < bytes.count }
    }
}
