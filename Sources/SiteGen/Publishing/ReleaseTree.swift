import Foundation

/// A release that is being made: at first the same as the one before it, then changed path by path.
///
/// Its files are shared with other releases, so a path gets a new file and no file is written to.
struct ReleaseTree {
    /// From so many changes on, one sync of everything is cheaper than one for each.
    private static let manyChanges = 64

    let folder: String
    /// The modification time of every new file, in seconds since 1970.
    private let stamp: Int64
    /// Paths that differ from the release before it.
    private(set) var changed: Set<String> = []
    /// Those that are there.
    private var folders: Set<String> = []
    /// The last one that something was put into: files come folder by folder.
    private var lastFolder: Substring?
    /// New files, and folders with new entries; absolute. No more than `manyChanges`.
    private var unsynced: Set<String> = []
    /// Whether there is a release before it, so that somebody asks what changed.
    private let hasPast: Bool
    private let mask = FileCalls.umask()

    init(folder: String, stamp: Int64, hasPast: Bool = true) {
        self.folder = folder
        self.stamp = stamp
        self.hasPast = hasPast
    }

    mutating func write(_ file: SiteFile) throws {
        if hasPast { changed.insert(file.path) }
        let path = try place(file.path)
        try FileCalls.write(file.contents, to: path, modified: stamp, mask: mask)
        noteUnsynced(path)
    }

    /// Its folders go too where nothing else is in them.
    mutating func remove(_ path: String) throws {
        changed.insert(path)
        try FileCalls.removeFile("\(folder)/\(path)")
        lastFolder = nil
        var parent = path[...]
        while let slash = parent.lastIndex(of: "/") {
            parent = parent[..<slash]
            guard FileCalls.removeEmptyFolder("\(folder)/\(parent)") else { return }
            folders.remove(String(parent))
        }
    }

    /// What another release has under this path, which may be nothing.
    mutating func match(_ path: String, with other: String) throws {
        guard FileCalls.facts("\(other)/\(path)") != nil else { return try remove(path) }
        try share(path, from: other)
    }

    /// The same file; where the file system does not link, a copy of the same age.
    mutating func share(_ path: String, from other: String) throws {
        let target = try place(path)
        guard try !FileCalls.link("\(other)/\(path)", to: target) else { return }
        try copy(path, from: other)
    }

    /// A file of its own, of the same contents and age.
    mutating func copy(_ path: String, from other: String) throws {
        let (source, target) = ("\(other)/\(path)", try place(path))
        guard let contents = FileManager.default.contents(atPath: source), let facts = FileCalls.facts(source) else {
            throw SiteError.unreadable(file: source, why: "it was there a moment ago")
        }
        try FileCalls.write(contents, to: target, modified: facts.modified, mask: mask)
        noteUnsynced(target)
    }

    /// Brings all of it to the disk.
    func sync() throws {
        guard unsynced.count < Self.manyChanges else { return FileCalls.syncEverything() }
        for path in unsynced.sorted() where FileCalls.facts(path) != nil { try FileCalls.sync(path) }
    }

    /// From here on changes are those of the new release.
    mutating func begin() { changed = [] }

    private mutating func noteUnsynced(_ path: String) {
        if unsynced.count < Self.manyChanges { unsynced.insert(path) }
    }

    /// The absolute path, with its folders.
    private mutating func place(_ path: String) throws -> String {
        let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? ""
        if parent != lastFolder {
            try makeFolders(parent)
            noteUnsynced(parent.isEmpty ? folder : "\(folder)/\(parent)")
            lastFolder = parent
        }
        return "\(folder)/\(path)"
    }

    /// One and those above it.
    private mutating func makeFolders(_ path: Substring) throws {
        guard !path.isEmpty, folders.insert(String(path)).inserted else { return }
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try makeFolders(path[..<slash]) }
        try FileCalls.needFolder("\(folder)/\(path)", mask: mask)
    }
}
