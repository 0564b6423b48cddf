import ContestModel
package import Foundation

/// A file of a tree that is brought somewhere else.
package struct SyncFile {
    package let path: String
    /// Bytes.
    package let size: Int64
    /// Seconds since 1970; nil: it tells nothing, as it was made just now.
    package let modified: Int64?
    package let contents: () throws -> Data

    package init(path: String, size: Int64, modified: Int64?, contents: @escaping () throws -> Data) {
        self.path = path
        self.size = size
        self.modified = modified
        self.contents = contents
    }

    /// Files that are not on any disk, with their compressed twins.
    package static func all(of files: [SiteFile]) -> [SyncFile] {
        let gzip = Gzip()
        return files.flatMap { [$0] + [gzip.twin(of: $0)].compactMap { $0 } }.map { file in
            SyncFile(path: file.path, size: Int64(file.contents.count), modified: nil) {
                file.contents
            }
        }
    }
}

/// What has to be done to a copy of a site that cannot be switched, in an order in which no page leads to what is not there
/// yet: assets, data, pages from the deepest up to the leaderboard, `version.json`; what is to go, goes last.
package struct SyncPlan {
    package let puts: [SyncFile]
    package let deletions: [String]

    package init(puts: [SyncFile], deletions: [String]) {
        let puts = puts.map { (place: Self.place(of: $0.path), file: $0) }
        let deletions = deletions.map { (place: Self.place(of: $0), path: $0) }
        self.puts = puts.sorted { ($0.place, $0.file.path) < ($1.place, $1.file.path) }.map(\.file)
        // The other way round: first what leads to others.
        self.deletions = deletions.sorted { ($0.place, $0.path) > ($1.place, $1.path) }.map(\.path)
    }

    package var isEmpty: Bool { puts.isEmpty && deletions.isEmpty }

    /// A line for each step, fields between tabs: `put`, the size in bytes, SHA-256, the path; or `delete`, `-`, `-`, the path.
    package func text() throws -> String {
        let puts = try puts.map { file in
            "put\t\(file.size)\t\(SHA256.hexDigest(of: [UInt8](try file.contents())))\t\(file.path)\n"
        }
        return (puts + deletions.map { "delete\t-\t-\t\($0)\n" }).joined()
    }

    /// A twin comes with its file.
    private static func place(of path: String) -> Int {
        let name = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
        if name == "version.json" { return .max }
        if name.hasPrefix("assets/") { return .min }
        guard name.hasSuffix(".html") else { return -1000 }
        return -path.utf8.count { $0 == UInt8(ascii: "/") }
    }
}

/// A folder that gets a copy of the site, and may hold other files too.
package struct FolderSync {
    private let folder: String
    private let list: String

    /// `list` is where it is noted, outside the folder, what was put there; nothing else in it is ever removed.
    package init(folder: String, list: String) {
        self.folder = folder
        self.list = list
    }

    /// What the folder lacks, has in another version, or has from earlier and should not.
    package func plan(_ files: [SyncFile]) -> SyncPlan {
        let wanted = Set(files.map(\.path))
        return SyncPlan(
            puts: files.filter { !has($0) },
            deletions: noted().filter { !wanted.contains($0) && FileCalls.facts("\(folder)/\($0)") != nil }
        )
    }

    /// Each file is whole at every moment; killed at any of them it is done by the next time. `files` are all that the plan was
    /// made for.
    package func carryOut(_ plan: SyncPlan, of files: [SyncFile]) throws {
        let wanted = Set(files.map(\.path))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if !plan.isEmpty { try note(wanted.union(noted())) }
        for file in plan.puts { try put(file) }
        for path in plan.deletions { try delete(path) }
        if noted() != wanted { try note(wanted) }
    }

    private func has(_ file: SyncFile) -> Bool {
        let path = "\(folder)/\(file.path)"
        guard let facts = FileCalls.facts(path), facts.size == file.size, !facts.isFolder, !facts.isSymlink else {
            return false
        }
        if let modified = file.modified, facts.modified == modified { return true }
        guard let own = FileManager.default.contents(atPath: path), let wanted = try? file.contents() else {
            return false
        }
        return own == wanted
    }

    private func put(_ file: SyncFile) throws {
        let target = "\(folder)/\(file.path)"
        let url = URL(filePath: target)
        let parent = url.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let part = "\(parent.path(percentEncoded: false))/.\(url.lastPathComponent).tmp"
        // Later than the file in its place, whatever clock that had.
        let last = FileCalls.facts(target).map { $0.modified + 1 } ?? .min
        let own = file.modified ?? Int64(Date().timeIntervalSince1970)
        try FileCalls.removeFile(part)
        try FileCalls.write(try file.contents(), to: part, modified: max(own, last))
        try FileCalls.rename(part, to: target)
    }

    private func delete(_ path: String) throws {
        try FileCalls.removeFile("\(folder)/\(path)")
        var parent = path[...]
        while let slash = parent.lastIndex(of: "/") {
            parent = parent[..<slash]
            guard FileCalls.removeEmptyFolder("\(folder)/\(parent)") else { return }
        }
    }

    private func noted() -> Set<String> {
        let text = FileManager.default.contents(atPath: list).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return Set(text.split(separator: "\n").map(String.init))
    }

    private func note(_ paths: Set<String>) throws {
        try FileCalls.replace(list, with: paths.sorted().map { $0 + "\n" }.joined())
    }
}
