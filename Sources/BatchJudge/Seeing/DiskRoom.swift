import Foundation
import Glibc

/// How much more fits on the disk of a folder.
struct DiskRoom: Encodable {
    /// What the folder is for: `state`, `inbox`, `outbox`, `site`.
    let folder: String
    let path: String
    let free_bytes: Int64
    /// Nil: the file system has no fixed number of inodes.
    let free_inodes: Int64?

    /// Of the folder itself where it is there, else of the one above it that is. Nil: the system does not say.
    init?(_ folder: String, _ path: String) {
        var facts = statvfs()
        let nearest = Self.nearest(path)
        guard unsafe statvfs(nearest, &facts) == 0 else { return nil }
        self.folder = folder
        self.path = nearest
        free_bytes = Int64(clamping: UInt64(facts.f_bavail) * UInt64(facts.f_frsize))
        free_inodes = facts.f_files == 0 ? nil : Int64(clamping: facts.f_favail)
    }

    static func nearest(_ path: String) -> String {
        var folder = path
        while !FileManager.default.fileExists(atPath: folder), let slash = folder.lastIndex(of: "/") {
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        return folder
    }
}
