package import ContestModel
import Glibc

/// The folders that teams upload to, read-only to us.
package struct Inbox: Sendable {
    /// Names looked at per folder and sweep; a team that fills its folder hurts only itself.
    static let maxEntries = 5000

    private let folderOf: [TeamID: String]
    private let names: UploadNames
    private let settle: Duration

    package init(folderOf: [TeamID: String], problems: [ProblemID], settle: Duration) {
        self.folderOf = folderOf
        names = UploadNames(problems: problems)
        self.settle = settle
    }

    /// Looks into every team's folder and the folders in it, following no link and opening no file.
    ///
    /// What is not settled, has a temporary name or does not end in `.zip` is left alone silently, and so is what
    /// `isKnown` knows. A folder of one team that cannot be read is told as an oddity and stops no other team.
    package func scan(now: Timestamp, isKnown: (UploadKey) -> Bool) throws -> InboxScan {
        var found: [FolderScan] = []
        for (team, path) in folderOf.sorted(by: { $0.key < $1.key }) {
            var scan = FolderScan(team: team, folder: path, names: names, settledBy: now - settle)
            try scan.look(isKnown: isKnown)
            found.append(scan)
        }
        return InboxScan(
            arrivals: Self.inTurn(found.map(\.arrivals)),
            waiting: found.map(\.waiting).reduce(0, +),
            oddities: found.flatMap(\.oddities)
        )
    }

    /// The first of every team, then the second of every team, and so on.
    private static func inTurn(_ teams: [[Arrival]]) -> [Arrival] {
        let longest = teams.map(\.count).max() ?? 0
        return (0..<longest).flatMap { turn in teams.compactMap { turn < $0.count ? $0[turn] : nil } }
    }
}
