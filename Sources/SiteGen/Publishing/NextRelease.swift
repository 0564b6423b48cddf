import ContestModel
import Foundation

/// The next release while the parts of the site are gone through; nothing is written before the first change.
struct NextRelease {
    /// The index does not fit what is on the disk, and all parts have to be made.
    struct StaleIndex: Error {}

    private let releases: ReleaseFolder
    private let old: Release?
    private let generations: Int
    private let gzip = Gzip()
    let number: Int
    private var index: ReleaseIndex
    private var tree: ReleaseTree?
    /// Of the parts that were made.
    private var seen: Set<String> = []
    /// Lists of paths that are written, and those that are needed no more, once there is a release.
    private var lists: [String: [String]] = [:]
    private var dropped: [String: Int] = [:]

    init(in releases: ReleaseFolder, after old: Release?, keeping generations: Int, now: Timestamp) throws {
        self.releases = releases
        self.old = old
        self.generations = generations
        number = releases.nextNumber()
        index = ReleaseIndex(stamp: max(now.milliseconds / 1000, try old.map { try $0.newest() + 1 } ?? .min))
        index.carried = old?.index?.carried ?? [:]
    }

    /// Of the digests of public parts so far.
    private(set) var digests: [String: String] = [:]

    mutating func add(_ part: SitePart) throws {
        if let entry = old?.index?.parts[part.name], let inputs = part.inputs, entry.inputs == inputs {
            index.parts[part.name] = entry
        } else {
            try make(part)
        }
        if part.isPublic { digests[part.name] = index.parts[part.name]?.contents }
    }

    private mutating func make(_ part: SitePart) throws {
        let files = try part.files()
        try check(files)
        let entry = old?.index?.parts[part.name]
        let before = try entry.map { entry in
            guard let paths = releases.paths(of: part.name, in: entry.release) else { throw StaleIndex() }
            return paths
        }
        let own = Set(files.map(\.path))
        let twins = files.filter(Gzip.mayHaveTwin).map { Gzip.twin(of: $0.path) }
        for path in before ?? [] where !own.contains(path) && !twins.contains(path) { try remove(path) }
        var paths: [String] = []
        for file in files { paths += try put(file) }
        for path in twins where before?.contains(path) ?? false && !paths.contains(path) { try remove(path) }
        let contents = SitePart.digest(of: files)
        if let entry, contents == entry.contents, paths == before {
            index.parts[part.name] = .init(inputs: part.inputs, contents: contents, release: entry.release)
        } else {
            index.parts[part.name] = .init(inputs: part.inputs, contents: contents, release: number)
            lists[part.name] = paths
            dropped[part.name] = entry?.release
        }
    }

    /// The paths that it takes: its own and that of its twin.
    private mutating func put(_ file: SiteFile) throws -> [String] {
        if !index.carried.isEmpty { index.carried[file.path] = nil }
        let isSame = old?.has(file) ?? false
        if !isSame { try change { try $0.write(file) } }
        guard Gzip.mayHaveTwin(file) else { return note([file.path]) }
        let path = Gzip.twin(of: file.path)
        if isSame, old?.has(path) ?? false { return note([file.path, path]) }
        guard let twin = gzip.twin(of: file) else { return note([file.path]) }
        try change { try $0.write(twin) }
        return note([file.path, path])
    }

    private mutating func note(_ paths: [String]) -> [String] {
        for path in paths { seen.insert(path) }
        return paths
    }

    /// A page that was loaded from an earlier release still finds its style.
    private mutating func remove(_ path: String) throws {
        if path.hasPrefix("assets/") {
            index.carried[path] = generations - 1
        } else {
            try change { try $0.remove(path) }
        }
    }

    private mutating func change(_ body: (inout ReleaseTree) throws -> Void) throws {
        var tree = try self.tree ?? releases.copy(of: old, keeping: generations, as: number, stamp: index.stamp)
        self.tree = nil
        defer { self.tree = tree }
        try body(&tree)
    }

    /// False: nothing had changed.
    mutating func finish() throws -> Bool {
        try removeTheRest()
        guard isAnother else {
            // What the parts hang on may be another though none of them changed.
            if let old, let known = old.index {
                index.stamp = known.stamp
                index.carried = known.carried
                if index != known { try releases.write(index, of: old.number) }
            }
            return false
        }
        for (path, count) in index.carried where !seen.contains(path) {
            index.carried[path] = count > 0 ? count - 1 : nil
            if count == 0 { try change { try $0.remove(path) } }
        }
        try change { _ in }
        for (part, paths) in lists { try releases.write(paths, of: part, in: number) }
        guard let tree else { return false }
        try releases.finish(tree, as: number, after: old?.number, index)
        for (part, release) in dropped { try releases.forget(part, in: release) }
        if old == nil || old?.index == nil { try releases.sweepLists(besides: index) }
        return true
    }

    /// Takes away what belongs to no release.
    func abandon() { try? releases.discard(number) }

    private var isAnother: Bool { tree != nil || old == nil || index.carried != old?.index?.carried ?? [:] }

    /// What belonged to parts that there are no more; where no index says what did, all that no part has.
    private mutating func removeTheRest() throws {
        if let known = old?.index {
            for (name, entry) in known.parts where index.parts[name] == nil {
                guard let paths = releases.paths(of: name, in: entry.release) else { throw StaleIndex() }
                for path in paths where !seen.contains(path) { try remove(path) }
                dropped[name] = entry.release
            }
        } else if let old {
            for path in try old.paths() where !seen.contains(path) { try remove(path) }
        }
    }

    private mutating func check(_ files: [SiteFile]) throws(SiteError) {
        var own = Set<String>()
        for file in files {
            guard file.hasGoodPath else { throw .badPath(file.path) }
            guard own.insert(file.path).inserted, !seen.contains(file.path) else { throw .twoFiles(path: file.path) }
        }
    }
}
