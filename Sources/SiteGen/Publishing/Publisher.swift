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
/// copies stay valid; one that changed is later by at least a second, because web servers compare whole seconds. The oldest
/// release becomes the new one, by the changes since: so what a release costs does not grow with the site.
package struct Publisher {
    /// How many releases are kept, for readers that are slow: a page of the last one may ask for its style now.
    private static let generations = 3

    private let site: String

    package init(site folder: String) { site = folder }

    /// False: nothing had changed, and nothing was written.
    package func publish(_ files: [SiteFile], now: Timestamp) throws -> Bool {
        try publish([SitePart("all", inputs: nil) { files }], nil, now)
    }

    /// The same, where only the parts are made whose inputs differ from those of the release that is public.
    package func publish(_ site: Site, now: Timestamp) throws -> Bool { try publish(site.parts, site.last, now) }

    private func publish(_ parts: [SitePart], _ last: ((String) throws -> SiteFile)?, _ now: Timestamp) throws -> Bool {
        let releases = try ReleaseFolder(site: site)
        let old = try releases.current()
        do {
            return try publish(parts, last, now, in: releases, after: old)
        } catch is NextRelease.StaleIndex {
            let unknown = old.map { Release(number: $0.number, folder: $0.folder, index: nil) }
            return try publish(parts, last, now, in: releases, after: unknown)
        }
    }

    private func publish(
        _ parts: [SitePart],
        _ last: ((String) throws -> SiteFile)?,
        _ now: Timestamp,
        in releases: ReleaseFolder,
        after old: Release?
    ) throws -> Bool {
        let earlier = old.map { releases.kept(Self.generations, upTo: $0.number) } ?? []
        var next = try NextRelease(in: releases, after: old, keeping: Self.generations, now: now)
        do {
            for part in parts { try next.add(part) }
            if let last {
                let version = Site.version(of: next.digests)
                try next.add(SitePart("version", inputs: version) { [try last(version)] })
            }
            let isNew = try next.finish()
            let kept = isNew ? earlier.suffix(Self.generations - 1) + [next.number] : earlier
            try releases.sweep(keeping: kept)
            try releases.withdraw(from: kept)
            return isNew
        } catch {
            next.abandon()
            throw error
        }
    }

    /// What is public now, the pulse and earlier releases' assets included.
    package func files() throws -> [SyncFile] {
        guard let release = try ReleaseFolder(site: site).current() else { return [] }
        let paths = try release.paths() + [Pulse.path]
        return paths.sorted().compactMap { path in
            let file = "\(release.folder)/\(path)"
            return FileCalls.facts(file).map { facts in
                SyncFile(path: path, size: facts.size, modified: facts.modified) {
                    try Data(contentsOf: URL(filePath: file))
                }
            }
        }
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
}
