import Foundation

/// The folder of releases, and the symlink to the one that is public.
///
/// Beside a release `<n>` lies `<n>.assets`, the names of the assets that it brought itself; what it carries for the
/// readers of earlier ones is not among them.
struct ReleaseFolder {
    private let site: String
    private let folder: String

    init(site: String) throws {
        self.site = site
        folder = "\(site)/releases"
        let parent = URL(filePath: site).deletingLastPathComponent().path()
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        for path in [site, folder] where FileCalls.facts(path) == nil { try FileCalls.makeFolder(path) }
    }

    /// The public one; nil: there is none yet.
    func current() throws -> Release? { try currentNumber().map(release) }

    func currentFolder() throws -> String? { try currentNumber().map(finished) }

    private func currentNumber() throws -> Int? {
        let link = "\(site)/current"
        guard let facts = FileCalls.facts(link) else { return nil }
        guard facts.isSymlink else { throw SiteError.notASymlink(link) }
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: link)
        guard let number = Int(target.split(separator: "/").last ?? ""), exists(number) else { return nil }
        return number
    }

    func release(_ number: Int) throws -> Release {
        let assets = try? String(contentsOf: URL(filePath: list(number)), encoding: .utf8)
        return try Release(
            number: number,
            folder: finished(number),
            ownAssets: assets.map { Set($0.split(separator: "\n").map(String.init)) }
        )
    }

    func unfinished(_ number: Int) -> String { "\(folder)/\(number).tmp" }

    func nextNumber() -> Int { (numbers().max() ?? 0) + 1 }

    /// The newest so many, none of them later than one.
    func kept(_ count: Int, upTo last: Int) -> [Int] { Array(numbers().filter { $0 <= last }.sorted().suffix(count)) }

    func removeLeftover(_ number: Int) throws {
        for path in [unfinished(number), list(number)] where FileCalls.facts(path) != nil {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    func finish(_ number: Int, own paths: [String]) throws {
        let assets = paths.filter { $0.hasPrefix("assets/") }.sorted().map { $0 + "\n" }.joined()
        try FileCalls.write(Data(assets.utf8), to: list(number), modified: 0, isSynced: true)
        try FileCalls.rename(unfinished(number), to: finished(number))
        try FileCalls.syncFolder(folder)
    }

    func makeCurrent(_ number: Int) throws {
        let new = "\(site)/current.tmp"
        if FileCalls.facts(new) != nil { try FileManager.default.removeItem(atPath: new) }
        try FileCalls.symlink(to: "releases/\(number)", at: new)
        try FileCalls.rename(new, to: "\(site)/current")
        try FileCalls.syncFolder(site)
    }

    /// Removes other releases, and what a publishing that was killed left behind. Only names of ours are touched.
    func sweep(keeping kept: [Int]) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard let number = Int(parts[0]), parts.count == 1 || ["tmp", "assets"].contains(parts[1]) else { continue }
            guard !kept.contains(number) || parts.last == "tmp" else { continue }
            if parts.count == 1 {
                // First out of sight, so that a release is whole or not there.
                try FileCalls.rename("\(folder)/\(name)", to: unfinished(number))
                try FileManager.default.removeItem(atPath: unfinished(number))
            } else if FileCalls.facts("\(folder)/\(name)") != nil {
                try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            }
        }
    }

    func finished(_ number: Int) -> String { "\(folder)/\(number)" }
    private func list(_ number: Int) -> String { "\(folder)/\(number).assets" }
    private func exists(_ number: Int) -> Bool { FileCalls.facts(finished(number))?.isFolder ?? false }

    private func numbers() -> [Int] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap { Int($0) }
    }
}

/// A release on the disk.
struct Release {
    let number: Int
    let folder: String
    /// The paths it brought itself.
    let own: Set<String>
    /// The latest modification time in it, in seconds since 1970.
    let newest: Int64
    private let sizes: [String: Int64]

    init(number: Int, folder: String, ownAssets: Set<String>?) throws {
        self.number = number
        self.folder = folder
        var sizes: [String: Int64] = [:]
        var newest: Int64 = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where !Pulse.isPart(path) {
            guard let facts = FileCalls.facts("\(folder)/\(path)"), !facts.isFolder, !facts.isSymlink else { continue }
            sizes[path] = facts.size
            newest = max(newest, facts.modified)
        }
        self.sizes = sizes
        self.newest = newest
        own = Set(sizes.keys.filter { !$0.hasPrefix("assets/") || ownAssets?.contains($0) ?? true })
    }

    /// The paths of the files that are here already with the same contents.
    func unchanged(among files: [SiteFile]) -> Set<String> {
        Set(
            files.lazy.filter { file in
                guard sizes[file.path] == Int64(file.contents.count) else { return false }
                return FileManager.default.contents(atPath: "\(folder)/\(file.path)") == file.contents
            }.map(\.path)
        )
    }
}
