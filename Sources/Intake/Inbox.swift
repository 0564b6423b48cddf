package import ContestModel
import Glibc

/// The folders that teams upload to, read-only to us.
package struct Inbox: Sendable {
    private let folderOf: [TeamID: InboxFolder]
    private let names: UploadNames
    let settle: Duration
    private let quota: TeamQuota

    /// A team that fills its folder, or folders in it, beyond the `quota` hurts only itself. Of each path, so many names at the
    /// end as `own` says are the team's to change.
    package init(
        folderOf: [TeamID: String],
        own: Int = 1,
        problems: [ProblemID],
        settle: Duration,
        quota: TeamQuota = TeamQuota()
    ) {
        self.folderOf = folderOf.mapValues { InboxFolder(path: $0, own: own) }
        names = UploadNames(problems: problems)
        self.settle = settle
        self.quota = quota
    }

    /// Looks into every team's folder and the folders in it, following no link and opening no file.
    ///
    /// What is not settled, has a temporary name or does not end in `.zip` is left alone silently, and so is what
    /// `isKnown` knows. A folder of one team that cannot be read is told as an oddity and stops no other team.
    package func scan(now: Timestamp, isKnown: (UploadKey, TeamID) -> Bool) throws -> InboxScan {
        var found: [FolderScan] = []
        for (team, folder) in folderOf.sorted(by: { $0.key < $1.key }) {
            var scan = FolderScan(team: team, folder: folder, names: names, now: now, settle: settle, quota: quota)
            try scan.look { isKnown($0, team) }
            found.append(scan)
        }
        return InboxScan(
            arrivals: Self.inTurn(found.map(\.arrivals)),
            waiting: found.map(\.waiting).reduce(0, +),
            ahead: found.map(\.ahead).reduce(0, +),
            known: found.flatMap(\.known),
            oddities: found.flatMap(\.oddities)
        )
    }

    /// By team.
    var folders: [(TeamID, InboxFolder)] { folderOf.sorted { $0.key < $1.key } }

    /// Removes an upload, if what lies there is exactly what was taken; anything else is left alone.
    ///
    /// What takes its place between the last look and the removal would be lost; that is the time of one system call.
    package func remove(_ upload: TakenUpload) throws {
        do {
            try remove(upload.key, upload.place)
        } catch {
            // Gone, or something else by now.
            guard case .system(_, _, let code) = error, [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(code) else {
                throw error
            }
        }
    }

    private func remove(_ key: UploadKey, _ place: UploadPlace) throws(IntakeError) {
        let folder = try Spool.folder(of: place)
        // Held open, so that its inode cannot be another file's meanwhile.
        let file = try folder.upload(place.file)
        guard try file.status().key == key, try Lease.take(on: file) != .refused else { return }
        defer { Lease.release(file) }
        if try folder.status(of: place.file).key == key { try folder.remove(place.file) }
    }

    /// The first of every team, then the second of every team, and so on.
    private static func inTurn(_ teams: [[Arrival]]) -> [Arrival] {
        let longest = teams.map(\.count).max() ?? 0
        return (0..<longest).flatMap { turn in teams.compactMap { turn < $0.count ? $0[turn] : nil } }
    }
}
