import Foundation
import Glibc

/// What tells the contents of a file from other contents that it had or will have, as far as that can be seen without reading it.
struct FileIdentity: Hashable {
    let path: String
    let isFolder: Bool
    private let inode: UInt64
    let size: Int64
    /// Nanoseconds since 1970, of the contents and of the inode.
    private let modified: Int64
    private let changed: Int64

    /// Links are followed. Nil: there is nothing.
    init?(_ path: String) throws {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno != ELOOP else { throw Failure.needsAPerson(["\(path): a link leads in a circle."]) }
            guard errno == ENOENT else { throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: path]) }
            return nil
        }
        self.path = path
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
