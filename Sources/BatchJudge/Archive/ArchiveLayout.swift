import Archive
import ContestFiles
import ContestModel

/// Where the folders of a contest lie in its archive, relative to the folder that will be restored.
///
/// What the contest's file names relative to itself keeps its place, so that it works wherever the archive is restored: the top
/// of the archive is the lowest folder that holds all of these. What it names by an absolute path comes into the folder
/// `elsewhere`, and is listed: only a person can say what it is to be on the other machine.
struct ArchiveLayout {
    /// A folder of this machine and its place in the archive.
    struct Part {
        let source: String
        let member: String
    }

    let contest: Part
    let state: Part
    /// Templates and images where the contest has its own; those that came with the program come with the program there.
    let shared: [Part]
    let elsewhere: [ArchiveManifest.Elsewhere]
    /// Folders of this machine that are not carried along.
    let excluded: Set<String>

    init(_ folder: ContestFolder) throws {
        let folders = folder.contest.folders
        let written = Dictionary(
            folder.settings.filter { $0.source != "default" }.map { ($0.key, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        func isAbsolute(_ key: String) -> Bool { written[key]?.hasPrefix("/") == true }
        let beside = (folders.contest as Path).parent
        let own = [("templates", folders.templates), ("images", folders.images)].filter { key, path in
            written[key] != nil || path == "\(beside)/\(key)"
        }
        let outside = [
            ("inbox", folders.inbox.base), ("outbox", folders.outbox.base), ("site", folders.site),
        ]
        let places = [("state", folders.state)] + own + outside
        let top = places.filter { !isAbsolute($0.0) }.map(\.1).reduce(folders.contest, Path.common)
        func part(_ key: String, _ path: Path) -> Part {
            Part(source: path, member: isAbsolute(key) ? "elsewhere/\(key)" : path.below(top))
        }
        contest = Part(source: folders.contest, member: folders.contest.below(top))
        let state = part("state", folders.state)
        self.state = state
        let shared = own.map { part($0.0, $0.1) }
        self.shared = shared
        elsewhere = places.filter { isAbsolute($0.0) }.map { key, path in
            let carried = ([state] + shared).first { $0.source == path }?.member
            return ArchiveManifest.Elsewhere(key: key, written: written[key] ?? path, path: carried)
        }
        let teams = folder.teams.flatMap { [folders.inbox(of: $0.id), folders.outbox(of: $0.id)] }
        excluded = Set(teams + outside.map(\.1) + [folders.state])
        guard Path.common(folders.contest, folders.state) != folders.state else {
            throw Failure.needsAPerson([
                "\(folders.contest) lies in the state folder \(folders.state): name another folder under `state` first."
            ])
        }
    }
}

/// Absolute, without a trailing slash, as a contest's folders are.
private typealias Path = String

extension Path {
    fileprivate var parent: Path { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }

    /// The folder that the teams' folders lie in.
    fileprivate var base: Path { firstRange(of: "{team}").map { String(self[..<$0.lowerBound]) }?.parent ?? self }

    fileprivate static func common(_ one: Path, _ other: Path) -> Path {
        let parts = zip(one.split(separator: "/"), other.split(separator: "/")).prefix { $0 == $1 }.map(\.0)
        return parts.map { "/\($0)" }.joined()
    }

    /// Empty for the folder itself.
    fileprivate func below(_ top: Path) -> String { String(dropFirst(top.count).drop { $0 == "/" }) }
}
