import ContestFiles
import ContestModel
import Foundation
import Intake
import SiteGen

/// The folders of a contest: whether they are there, who may use them, and how much room there is.
extension Examination {
    mutating func folders(of folder: ContestFolder) {
        let folders = folder.contest.folders
        for team in folder.teams {
            inbox(folders.inbox(of: team.id), of: team)
            if let closed = unwritable(folders.outbox(of: team.id)) { bad("outbox of \(team.id)", closed) }
        }
        strangers(folders.inbox, folder.teams)
        for (what, path) in [("state", folders.state), ("site", folders.site)] {
            if let closed = unwritable(path) { bad(what, closed) } else { good(what, path) }
        }
        room(folders.state)
        _ = look("templates") { try SiteBuilder(templates: folders.templates) }
    }

    private mutating func inbox(_ path: String, of team: Team) {
        if !FileManager.default.fileExists(atPath: path) {
            bad("inbox of \(team.id)", "\(path) is not there: make it, owned by the team's account")
        } else if !FileManager.default.isReadableFile(atPath: path) {
            bad("inbox of \(team.id)", "\(path) cannot be read by this account: let it, as with setfacl -m u:NAME:rx")
        }
    }

    private mutating func strangers(_ inbox: String, _ teams: [Team]) {
        let strange = StrangeFolders(inbox: inbox, teams: teams.map(\.id))
        for (path, _) in (try? strange?.found()) ?? [] {
            bad("inbox", "\(path) belongs to no team: add the team to teams.yaml, or remove it")
        }
    }

    /// Why a folder cannot be written, or made; nil: it can.
    private func unwritable(_ path: String) -> String? {
        let folder = nearest(path)
        guard !FileManager.default.isWritableFile(atPath: folder) else { return nil }
        return "\(folder) cannot be written by this account: change its owner, or whether its file system is read-only"
    }

    private mutating func room(_ path: String) {
        let folder = URL(filePath: nearest(path))
        let values = try? folder.resourceValues(forKeys: [.volumeAvailableCapacityKey])
        guard let free = values?.volumeAvailableCapacity else { return }
        free < 5 << 30
            ? bad("disk", "only \(free >> 20) MiB are free at \(path): make room, 5 GiB are needed")
            : good("disk", "\(free >> 30) GiB free at \(path)")
    }

    /// The folder itself where it is there, else the one above it that is.
    private func nearest(_ path: String) -> String {
        var folder = path
        while !FileManager.default.fileExists(atPath: folder), let slash = folder.lastIndex(of: "/") {
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        return folder
    }
}
