package import ContestModel
import Foundation

/// Puts a whole site in the place of the old one in one step.
///
/// The web root is `<site>/current`, a symlink to `releases/<n>`. A release is built beside the others as
/// `releases/<n>.tmp`, brought to the disk, renamed, and becomes public by one `rename` of the symlink. Killed at any
/// instruction it leaves the old site in place; what it left behind is removed by the next. Two at a time are not
/// foreseen: the caller holds the lock of the sweep.
///
/// Files that did not change are shared with the old release (same inode, same modification time), so that browsers'
/// copies stay valid; one that changed is later by at least a second, because web servers compare whole seconds.
package struct Publisher {
    /// How many releases are kept, for readers that are slow: a page of the last one may ask for its style now.
    private static let generations = 3
    /// From so many new files on, one sync of everything is cheaper than one for each.
    private static let manyFiles = 32

    private let site: String

    package init(site folder: String) { site = folder }

    /// False: nothing had changed, and nothing was written.
    package func publish(_ files: [SiteFile], now: Timestamp) throws -> Bool {
        try Self.checkPaths(files)
        let releases = try ReleaseFolder(site: site)
        let old = try releases.current()
        let unchanged = old?.unchanged(among: files) ?? []
        if let old, unchanged.count == files.count, old.own == Set(files.map(\.path)) {
            let kept = releases.kept(Self.generations, upTo: old.number)
            try releases.sweep(keeping: kept)
            try releases.removePrivate(from: kept, besides: files)
            return false
        }
        let number = releases.nextNumber()
        let earlier = old.map { releases.kept(Self.generations - 1, upTo: $0.number) } ?? []
        try releases.removeLeftover(number)
        let stamp = max(now.milliseconds / 1000, (old?.newest ?? .min + 1) + 1)
        var tree = TreeWriter(
            folder: releases.unfinished(number),
            stamp: stamp,
            syncsEach: files.count < Self.manyFiles
        )
        try tree.start()
        for file in files {
            if let old, unchanged.contains(file.path) {
                try tree.share(file.path, from: old.folder)
            } else {
                try tree.write(file)
            }
        }
        if let old, FileCalls.facts("\(old.folder)/\(Pulse.path)") != nil {
            try tree.copy(Pulse.path, from: old.folder)
        }
        try carryAssets(of: earlier, in: releases, into: &tree, besides: Set(files.map(\.path)))
        try tree.finish()
        try releases.finish(number, own: files.map(\.path))
        try releases.makeCurrent(number)
        try releases.sweep(keeping: earlier + [number])
        try releases.removePrivate(from: earlier, besides: files)
        return true
    }

    /// Says in the public release that the judge was started now; it is no change of the site. Killed at any instruction it
    /// leaves the old word or the new. The caller sees that no two do it at a time.
    package func beat(at now: Timestamp) throws {
        guard FileCalls.facts("\(site)/current") != nil, let folder = try ReleaseFolder(site: site).currentFolder()
        else {
            return
        }
        try Pulse(release: folder).beat(at: now)
    }

    /// A page that was loaded from an earlier release still finds its style.
    private func carryAssets(
        of earlier: [Int],
        in releases: ReleaseFolder,
        into tree: inout TreeWriter,
        besides own: Set<String>
    ) throws {
        var taken = own
        for number in earlier.sorted(by: >) {
            let release = try releases.release(number)
            for path in release.own.sorted() where path.hasPrefix("assets/") && taken.insert(path).inserted {
                try tree.share(path, from: release.folder)
            }
        }
    }

    private static func checkPaths(_ files: [SiteFile]) throws(SiteError) {
        var seen = Set<String>()
        for file in files {
            let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }) else {
                throw .badPath(file.path)
            }
            guard seen.insert(file.path).inserted else { throw .twoFiles(path: file.path) }
        }
    }
}
