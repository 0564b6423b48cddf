import Foundation

/// Writes a release: a new folder with new files, and files shared with an older release.
struct TreeWriter {
    private let folder: String
    /// The modification time of every new file, in seconds since 1970.
    private let stamp: Int64
    private let syncsEach: Bool
    private var folders: Set<String> = []

    init(folder: String, stamp: Int64, syncsEach: Bool) {
        self.folder = folder
        self.stamp = stamp
        self.syncsEach = syncsEach
    }

    mutating func start() throws { try FileCalls.makeFolder(folder) }

    mutating func write(_ file: SiteFile) throws {
        let path = try place(file.path)
        try FileCalls.write(file.contents, to: path, modified: stamp, isSynced: syncsEach)
    }

    /// The same file under the same path; where the file system does not link, a copy of the same age.
    mutating func share(_ path: String, from old: String) throws {
        let target = try place(path)
        guard try !FileCalls.link("\(old)/\(path)", to: target) else { return }
        try copy(path, from: old)
    }

    /// A file of its own, of the same contents and age.
    mutating func copy(_ path: String, from old: String) throws {
        let source = "\(old)/\(path)"
        let target = try place(path)
        guard let contents = FileManager.default.contents(atPath: source), let facts = FileCalls.facts(source) else {
            throw SiteError.unreadable(file: source, why: "it was there a moment ago")
        }
        try FileCalls.write(contents, to: target, modified: facts.modified, isSynced: syncsEach)
    }

    /// Brings everything to the disk.
    func finish() throws {
        guard syncsEach else { return FileCalls.syncEverything() }
        for path in folders.sorted() { try FileCalls.syncFolder("\(folder)/\(path)") }
        try FileCalls.syncFolder(folder)
    }

    /// The absolute path, its folders made.
    private mutating func place(_ path: String) throws -> String {
        var parent = ""
        for part in path.split(separator: "/").dropLast() {
            parent += parent.isEmpty ? "\(part)" : "/\(part)"
            if folders.insert(parent).inserted { try FileCalls.makeFolder("\(folder)/\(parent)") }
        }
        return "\(folder)/\(path)"
    }
}
