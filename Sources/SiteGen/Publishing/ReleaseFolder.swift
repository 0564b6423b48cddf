import Foundation

/// The folder of releases, and the symlink to the one that is public.
///
/// Beside a release `<n>` lie `<n>.index`, what is known of its parts, and `<n>.changes`, the paths that differ from the
/// release before. `parts/` has the paths of each part, in a file whose name ends in the release that it last changed in.
struct ReleaseFolder {
    private let site: String
    private let folder: String
    private var parts: String { "\(folder)/parts" }

    init(site: String) throws {
        self.site = site
        folder = "\(site)/releases"
        let parent = URL(filePath: site).deletingLastPathComponent().path()
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        for path in [site, folder, "\(folder)/parts"] where FileCalls.facts(path) == nil {
            try FileCalls.makeFolder(path)
        }
    }

    /// The public one; nil: there is none yet.
    func current() throws -> Release? {
        guard let number = try currentNumber() else { return nil }
        let index = text("\(folder)/\(number).index").flatMap { ReleaseIndex($0) }
        return Release(number: number, folder: finished(number), index: index)
    }

    func currentFolder() throws -> String? { try currentNumber().map(finished) }

    private func currentNumber() throws -> Int? {
        let link = "\(site)/current"
        guard let facts = FileCalls.facts(link) else { return nil }
        guard facts.isSymlink else { throw SiteError.notASymlink(link) }
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: link)
        guard let number = Int(target.split(separator: "/").last ?? ""), exists(number) else { return nil }
        return number
    }

    func nextNumber() -> Int { (numbers().max() ?? 0) + 1 }

    /// The newest so many, none of them later than one; oldest first.
    func kept(_ count: Int, upTo last: Int) -> [Int] { Array(numbers().filter { $0 <= last }.sorted().suffix(count)) }

    /// A new tree that is the same as a release: an old one brought up to date, or all of it linked.
    func copy(of old: Release?, keeping generations: Int, as number: Int, stamp: Int64) throws -> ReleaseTree {
        try discard(number)
        var tree = ReleaseTree(folder: unfinished(number), stamp: stamp, hasPast: old != nil)
        if let old, let (retired, changes) = retired(generations, before: old.number) {
            try FileCalls.rename(finished(retired), to: tree.folder)
            for path in changes { try tree.match(path, with: old.folder) }
        } else {
            try FileCalls.makeFolder(tree.folder)
            for path in try old?.paths() ?? [] { try tree.share(path, from: old?.folder ?? "") }
        }
        try tree.matchPulse(of: old?.folder)
        tree.begin()
        return tree
    }

    /// The oldest of so many releases, and what changed since; nil: there are not so many, or it is not known.
    private func retired(_ generations: Int, before last: Int) -> (Int, Set<String>)? {
        let kept = kept(generations, upTo: last)
        guard kept.count == generations, let oldest = kept.first else { return nil }
        var changes = Set<String>()
        for (before, number) in zip(kept, kept.dropFirst()) {
            guard let own = self.changes(in: number, after: before) else { return nil }
            changes.formUnion(own)
        }
        return (oldest, changes)
    }

    /// Private pages that are gone are in no earlier release either: a link that was renewed leads nowhere.
    func withdraw(from kept: [Int]) throws {
        guard let last = kept.last else { return }
        for (place, number) in kept.enumerated().dropFirst() {
            let gone = (changes(in: number, after: kept[place - 1]) ?? []).filter { path in
                path.hasPrefix("r/") && FileCalls.facts("\(finished(last))/\(path)") == nil
            }
            for earlier in kept[..<place] {
                var tree = ReleaseTree(folder: finished(earlier), stamp: 0)
                for path in gone { try tree.remove(path) }
            }
        }
    }

    /// The paths that differ between two releases, one after the other; nil: that is not known.
    private func changes(in number: Int, after before: Int) -> [String]? {
        guard let text = text("\(folder)/\(number).changes"), text.hasSuffix("\n") else { return nil }
        let lines = text.split(separator: "\n").map(String.init)
        return lines.first == "after \(before)" ? Array(lines.dropFirst()) : nil
    }

    /// Gives the tree its name and makes it public.
    func finish(_ tree: ReleaseTree, as number: Int, after old: Int?, _ index: ReleaseIndex) throws {
        let changes = ["after \(old ?? 0)"] + tree.changed.sorted()
        try FileCalls.replace("\(folder)/\(number).changes", with: changes.joined(separator: "\n") + "\n")
        try write(index, of: number)
        try tree.sync()
        try FileCalls.rename(tree.folder, to: finished(number))
        try FileCalls.sync(folder)
        try makeCurrent(number)
    }

    func write(_ index: ReleaseIndex, of number: Int) throws {
        try FileCalls.replace("\(folder)/\(number).index", with: index.text)
    }

    private func makeCurrent(_ number: Int) throws {
        let new = "\(site)/current.tmp"
        try FileCalls.removeFile(new)
        try FileCalls.symlink(to: "releases/\(number)", at: new)
        try FileCalls.rename(new, to: "\(site)/current")
        try FileCalls.sync(site)
    }

    /// Takes away what an unfinished release left.
    func discard(_ number: Int) throws {
        for path in [unfinished(number), "\(folder)/\(number).changes", "\(folder)/\(number).index"]
        where FileCalls.facts(path) != nil {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Removes other releases, and what a publishing that was killed left behind. Only names of ours are touched.
    func sweep(keeping kept: [Int]) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let words = name.split(separator: ".", omittingEmptySubsequences: false)
            guard let number = Int(words[0]), words.count <= 3 else { continue }
            let isOfRelease = words.count == 2 && ["index", "changes"].contains(words[1])
            guard words.count == 1 || isOfRelease || ["tmp", "assets"].contains(words.last) else { continue }
            guard !kept.contains(number) || words.count > 1 && !isOfRelease else { continue }
            if words.count == 1 {
                // First out of sight, so that a release is whole or not there.
                try FileCalls.rename("\(folder)/\(name)", to: unfinished(number))
                try FileManager.default.removeItem(atPath: unfinished(number))
            } else if FileCalls.facts("\(folder)/\(name)") != nil {
                try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            }
        }
    }

    private func finished(_ number: Int) -> String { "\(folder)/\(number)" }
    private func unfinished(_ number: Int) -> String { "\(folder)/\(number).tmp" }
    private func exists(_ number: Int) -> Bool { FileCalls.facts(finished(number))?.isFolder ?? false }

    private func numbers() -> [Int] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap { Int($0) }
    }

    private func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension ReleaseFolder {
    /// The paths of a part as of the release that it last changed in; nil: that is not known.
    func paths(of part: String, in release: Int) -> [String]? {
        guard let text = text(list(part, release)), text.hasSuffix("\n") else { return nil }
        return text.split(separator: "\n").map(String.init)
    }

    func write(_ paths: [String], of part: String, in release: Int) throws {
        try FileCalls.replace(list(part, release), with: paths.joined(separator: "\n") + "\n")
    }

    func forget(_ part: String, in release: Int) throws { try FileCalls.removeFile(list(part, release)) }

    /// Removes the lists that no index names.
    func sweepLists(besides index: ReleaseIndex) throws {
        let named = Set(index.parts.map { list($0.key, $0.value.release) })
        for name in try FileManager.default.contentsOfDirectory(atPath: parts) {
            let path = "\(parts)/\(name)"
            if !named.contains(path) { try FileCalls.removeFile(path) }
        }
    }

    private func list(_ part: String, _ release: Int) -> String {
        "\(parts)/\(part.replacing("/", with: "%")).\(release)"
    }
}

/// A release on the disk.
struct Release {
    let number: Int
    let folder: String
    /// Nil: another version of the program made it, or it was lost.
    let index: ReleaseIndex?

    /// All of them but the pulse's.
    func paths() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
            guard !Pulse.isPart(path), let facts = FileCalls.facts("\(folder)/\(path)") else { return false }
            return !facts.isFolder && !facts.isSymlink
        }
    }

    /// Whether it has a file with the same contents.
    func has(_ file: SiteFile) -> Bool {
        let path = "\(folder)/\(file.path)"
        guard let facts = FileCalls.facts(path), facts.size == Int64(file.contents.count), !facts.isFolder else {
            return false
        }
        return FileManager.default.contents(atPath: path) == file.contents
    }

    func has(_ path: String) -> Bool { FileCalls.facts("\(folder)/\(path)") != nil }

    /// The latest modification time in it, in seconds since 1970.
    func newest() throws -> Int64 {
        if let index { return index.stamp }
        return try paths().compactMap { FileCalls.facts("\(folder)/\($0)")?.modified }.max() ?? 0
    }
}
