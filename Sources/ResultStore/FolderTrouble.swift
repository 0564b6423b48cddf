import Foundation
import Glibc

/// Why a file in a folder cannot be used, by looking at the folder: what SQLite says is the same for all of it.
package struct FolderTrouble {
    private let folder: String
    /// Less than that is no room for a database and the files beside it.
    private static let fewBytes: UInt64 = 256 << 10
    private static let fewInodes: UInt64 = 3

    package init(_ folder: String) { self.folder = folder }

    package var isReadOnly: Bool { facts.map { $0.f_flag & UInt(ST_RDONLY) != 0 } ?? false }

    private var facts: statvfs? {
        var facts = statvfs()
        return unsafe statvfs(folder, &facts) == 0 ? facts : nil
    }

    /// What keeps `file` there from being read, or changed too; nil: nothing that shows.
    func words(for file: String, writing: Bool) -> String? {
        let manager = FileManager.default
        if writing, isReadOnly { return "\(folder) is on a read-only file system: mount it for writing" }
        guard manager.isExecutableFile(atPath: folder) else { return denied("read", folder) }
        let path = "\(folder)/\(file)"
        let isThere = manager.fileExists(atPath: path)
        if isThere, !manager.isReadableFile(atPath: path) { return denied("read", path) }
        guard writing else { return nil }
        guard manager.isWritableFile(atPath: folder) else { return denied("write to", folder) }
        if isThere, !manager.isWritableFile(atPath: path) { return denied("write to", path) }
        return fullness
    }

    /// Nil: there is room.
    private var fullness: String? {
        guard let facts else { return nil }
        let bytes = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
        let hasInodes = facts.f_files == 0 || facts.f_favail >= Self.fewInodes
        guard bytes < Self.fewBytes || !hasInodes else { return nil }
        return "the disk of \(folder) is full (\(bytes) bytes, \(facts.f_favail) inodes free): make room there"
    }

    private func denied(_ what: String, _ path: String) -> String {
        let attributes = (try? FileManager.default.attributesOfItem(atPath: path)) ?? [:]
        let owner = attributes[.ownerAccountName] as? String
        let mode = (attributes[.posixPermissions] as? NSNumber).map { String($0.intValue, radix: 8) }
        let known = [owner.map { "owner \($0)" }, mode.map { "mode \($0)" }].compactMap { $0 }.joined(separator: ", ")
        return "this account may not \(what) \(path)" + (known.isEmpty ? "" : " (\(known))")
            + ": run it as the account that sweeps"
    }
}

extension StoreError {
    /// Why a store could not be opened.
    static func opening(_ path: String, writing: Bool, _ error: any Error) -> StoreError {
        let url = URL(filePath: path)
        let folder = FolderTrouble(url.deletingLastPathComponent().path(percentEncoded: false).droppingLastSlash)
        if isOfDamage(error) { return .damaged(path: path) }
        let found = folder.words(for: url.lastPathComponent, writing: writing)
        return .cannotOpen(path: path, reason: found ?? sqliteWords(error))
    }
}

extension StoreError {
    /// Why a copy of a store could not be made.
    static func copying(_ path: String, _ error: any Error) -> StoreError {
        let url = URL(filePath: path)
        let folder = FolderTrouble(url.deletingLastPathComponent().path(percentEncoded: false).droppingLastSlash)
        let found = folder.words(for: url.lastPathComponent, writing: true)
        return .notCopied(path: path, reason: found ?? sqliteWords(error))
    }
}

extension String {
    fileprivate var droppingLastSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
