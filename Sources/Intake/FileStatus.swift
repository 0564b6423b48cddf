import ContestModel
import Glibc

/// What the kernel says of a file, as far as intake needs it.
struct FileStatus: Equatable {
    enum Kind: Equatable {
        case file, folder, link, special
    }

    let kind: Kind
    let key: UploadKey
    let links: UInt64
    /// Nanoseconds since 1970.
    let modified: Int64
    /// Bytes that take up room on the disk.
    let allocated: Int64

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .special
            }
        key = UploadKey(
            device: UInt64(status.st_dev),
            inode: UInt64(status.st_ino),
            changed: Self.nanoseconds(status.st_ctim),
            size: Int64(status.st_size)
        )
        links = UInt64(status.st_nlink)
        modified = Self.nanoseconds(status.st_mtim)
        allocated = Int64(status.st_blocks) * 512
    }

    /// Most of it is a hole: an upload that was never finished, or a trick. Small files are let through, as some
    /// filesystems keep them beside the inode.
    var isSparse: Bool { key.size > 65_536 && allocated < key.size / 2 }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        // Whoever uploads can set the modification time to any year.
        let (seconds, isTooFar) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        let (all, isJustTooFar) = seconds.addingReportingOverflow(Int64(time.tv_nsec))
        return isTooFar || isJustTooFar ? Int64.max : all
    }
}
