import Archive
import ArgumentParser
import ContestModel
import Foundation
import ResultStore

/// Everything that is needed to go on with a contest elsewhere, as one archive.
///
/// Consistent while sweeps run and uploads arrive. The store is copied before anything else; an upload's zip is whole in the
/// spool, under the name of its checksum, before its submission is in the store, and is never removed or changed. So every
/// submission of the copy finds its zip, however late the spool is read; zips that came later are not in the copy and left out.
struct ContestArchive {
    let place: Workplace
    let contestFile: String

    /// Whether an archive there would come into the next one, or be seen by the public or a team.
    func isNoPlace(_ file: String) throws -> Bool {
        let folders = place.contest.folders
        let layout = try ArchiveLayout(place.folder)
        let closed =
            ([layout.contest, layout.state] + layout.shared).map(\.source) + [folders.site]
            + place.teams.flatMap { [folders.inbox(of: $0.id), folders.outbox(of: $0.id)] }
        let folder = Self.real(URL(filePath: file).deletingLastPathComponent())
        return closed.contains { folder.hasPrefix(Self.real(URL(filePath: $0))) }
    }

    /// Links resolved, with one slash at the end.
    private static func real(_ folder: URL) -> String {
        let path = folder.resolvingSymlinksInPath().path(percentEncoded: false)
        return path.hasSuffix("/") ? path : "\(path)/"
    }

    /// Gives what was left out, for people.
    func write(to output: FileHandle) async throws -> [String] {
        let layout = try ArchiveLayout(place.folder)
        // In the state folder, as that is closed to others and has the room.
        let copy = try TemporaryName.fresh(in: layout.state.source, prefix: "export-", suffix: ".sqlite")
        defer { Self.removeDatabase(copy) }
        let zips = try await place.store.copy(to: copy)
        var walk = try FolderWalk(writer: ArchiveWriter(to: output), excluded: layout.excluded)
        for part in [layout.contest] + layout.shared { try walk.add(part) }
        let missing = try add(zips, copy, layout.state, to: &walk)
        let file = URL(filePath: contestFile).lastPathComponent
        try walk.writer.finish(
            contest: place.contest.id.text,
            contestFile: layout.contest.member.isEmpty ? file : "\(layout.contest.member)/\(file)",
            elsewhere: layout.elsewhere,
            program: BatchJudge.configuration.version
        )
        return walk.notes + missing
    }

    /// The state folder: the copy of the store, its zips, and whatever else is kept there for good.
    private func add(
        _ zips: [String],
        _ copy: String,
        _ state: ArchiveLayout.Part,
        to walk: inout FolderWalk
    ) throws -> [String] {
        try walk.makeFolder(state.member, mode: 0o700)
        try walk.add(file: copy, as: "\(state.member)/results.sqlite", mode: 0o600)
        for name in try FileManager.default.contentsOfDirectory(atPath: state.source).sorted() where Self.isKept(name) {
            let path = "\(state.source)/\(name)"
            let kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            switch kind {
            case .typeRegular?: try walk.add(file: path, as: "\(state.member)/\(name)", mode: 0o600)
            case .typeDirectory? where !walk.excluded.contains(path):
                try walk.add(ArchiveLayout.Part(source: path, member: "\(state.member)/\(name)"))
            default: continue
            }
        }
        try walk.makeFolder("\(state.member)/spool", mode: 0o700)
        var notes: [String] = []
        for zip in zips {
            let path = "\(state.source)/spool/\(zip).zip"
            guard FileManager.default.fileExists(atPath: path) else {
                notes.append("\(path) is missing: what was uploaded in it cannot be judged again.")
                continue
            }
            guard try walk.add(file: path, as: "\(state.member)/spool/\(zip).zip", mode: 0o600) != zip else { continue }
            notes.append("\(path) is damaged: it is not what was uploaded.")
        }
        return notes
    }

    /// What is in the state folder and not made anew by itself: keys, whatever they are called.
    private static func isKept(_ name: String) -> Bool {
        let made = ["results.sqlite", "export-", "first-looks", "lock", "tick", "."]
        let folders = ["spool", "work", "cache", "environments", "outbox", "log", "jury"]
        return !made.contains { name.hasPrefix($0) } && !folders.contains(name)
            && ![".lock", ".log", ".prom", ".jsonl", ".part", ".tmp"].contains { name.contains($0) }
    }

    private static func removeDatabase(_ path: String) {
        for suffix in ["", "-journal", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
