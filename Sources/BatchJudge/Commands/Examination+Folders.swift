import ContestFiles
import ContestModel
import Foundation
import Intake
import SiteGen

/// The folders of a contest: whether they are there, who may use them, and how much room there is.
extension Examination {
    /// What a few submissions need while they are unpacked and built.
    private static let bytesToWork: Int64 = 5 << 30
    private static let bytesToWrite: Int64 = 100 << 20
    private static let inodesToWork: Int64 = 10_000

    /// `ssh` is the folder of sshd_config.
    mutating func folders(of folder: ContestFolder, ssh: String) {
        let folders = folder.contest.folders
        let maker = Self.maker(of: folders, ssh: ssh)
        for team in folder.teams {
            inbox(folders.inbox(of: team.id), of: team, maker)
            if let closed = unwritable(folders.outbox(of: team.id)) { bad("outbox of \(team.id)", closed) }
        }
        strangers(folders.inbox, folder.teams)
        for (what, path) in [("state", folders.state), ("site", folders.site)] {
            if let closed = unwritable(path) { bad(what, closed) } else { good(what, path) }
        }
        for name in ["log", "spool", "work"] {
            if let closed = unwritable("\(folders.state)/\(name)") { bad(name, closed) }
        }
        rooms(folders)
        let templates = TemplateFolders(own: folders.templates, builtIn: Installation.templates)
        _ = look("templates") { try SiteBuilder(templates: templates) }
    }

    /// How a missing inbox is made: as the others were.
    private static func maker(of folders: ContestFolders, ssh: String) -> String {
        let isApplied =
            FileManager.default.fileExists(atPath: "\(ssh)/batch-judge") && (try? UploadPlaces(folders)) != nil
        return isApplied ? "run `batch-judge sftp --apply` again" : "make it, owned by the team's account"
    }

    private mutating func inbox(_ path: String, of team: Team, _ maker: String) {
        if !FileManager.default.fileExists(atPath: path) {
            bad("inbox of \(team.id)", "\(path) is not there: \(maker)")
        } else if Self.isLink(path) {
            bad("inbox of \(team.id)", "\(path) is a link, which intake does not follow: put a folder in its place")
        } else if !FileManager.default.isReadableFile(atPath: path) {
            bad("inbox of \(team.id)", "\(path) cannot be read by this account: let it, as with setfacl -m u:NAME:rx")
        }
    }

    private static func isLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }

    private mutating func strangers(_ inbox: String, _ teams: [Team]) {
        let strange = StrangeFolders(inbox: inbox, teams: teams.map(\.id))
        for (path, _) in (try? strange?.found()) ?? [] {
            bad("inbox", "\(path) belongs to no team: add the team to teams.yaml, or remove it")
        }
        for path in (try? strange?.strayZips()) ?? [] {
            bad("inbox", "\(path) is in no team's folder: move it into one, or remove it")
        }
    }

    /// Why a folder cannot be written, or made; nil: it can.
    private func unwritable(_ path: String) -> String? {
        let folder = DiskRoom.nearest(path)
        guard !FileManager.default.isWritableFile(atPath: folder) else { return nil }
        return "\(folder) cannot be written by this account: change its owner, or whether its file system is read-only"
    }

    /// Where it gets short, what comes in is not taken or not told.
    private mutating func rooms(_ folders: ContestFolders) {
        for room in folders.rooms {
            let inodes = room.free_inodes ?? .max
            if room.free_bytes < (room.folder == "state" ? Self.bytesToWork : Self.bytesToWrite) {
                bad("disk", "only \(room.free_bytes >> 20) MiB are free at \(room.path) (\(room.folder)): make room")
            } else if inodes < Self.inodesToWork {
                bad("disk", "only \(inodes) inodes are free at \(room.path) (\(room.folder)): remove files there")
            } else if room.folder == "state" {
                good("disk", "\(room.free_bytes >> 30) GiB free at \(room.path)")
            }
        }
    }
}
