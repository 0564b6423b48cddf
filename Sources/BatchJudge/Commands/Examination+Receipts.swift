import ContestFiles
import ContestModel
import Foundation
import Glibc
import ResultStore

/// Whether receipts can be signed, and by nobody else; who can reach what the judge writes.
extension Examination {
    mutating func receipts(of contest: Contest) async {
        let state = contest.folders.state
        // One that cannot be read is another finding.
        let store = try? SubmissionStore(reading: "\(state)/results.sqlite")
        do {
            let keys = try await KnownReceiptKeys(store, state: state)
            if let trouble = keys.trouble() {
                bad("receipts", trouble)
            } else if let key = keys.inUse {
                good("receipts", "signed with the key \(key.id)")
            }
            if let history = keys.history { note("receipts", history) }
        } catch {
            bad("receipts", error.words)
        }
    }

    /// Uploads, results that are hidden still, and keys lie in it.
    mutating func privacy(of contest: Contest) {
        let state = contest.folders.state
        let mode = try? FileManager.default.attributesOfItem(atPath: state)[.posixPermissions] as? NSNumber
        guard let mode, mode.intValue & 0o077 != 0 else { return }
        bad(
            "state",
            "others can look into \(state): chmod 700 '\(state)', and name an outbox elsewhere if teams read it there"
        )
    }

    /// Whoever can change an outbox, or the folder that it lies in, can put a link there, and the judge writes where that leads.
    mutating func outboxes(of folder: ContestFolder) {
        let folders = folder.contest.folders
        let trusted = [0, Int(geteuid()), Self.facts(folders.state)?.owner]
        for team in folder.teams {
            let outbox = folders.outbox(of: team.id)
            let above = URL(filePath: outbox).deletingLastPathComponent().path(percentEncoded: false)
            for path in [outbox, above] {
                guard let facts = Self.facts(path) else { continue }
                guard !trusted.contains(facts.owner) || facts.mode & 0o022 != 0 && facts.mode & 0o1000 == 0 else {
                    continue
                }
                bad(
                    "outbox of \(team.id)",
                    "others can change \(path) and lead the judge astray: let it be the judge's or root's, and chmod go-w it"
                )
            }
        }
    }

    private static func facts(_ path: String) -> (owner: Int, mode: Int)? {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        guard let owner = facts?[.ownerAccountID] as? NSNumber, let mode = facts?[.posixPermissions] as? NSNumber else {
            return nil
        }
        return (owner.intValue, mode.intValue)
    }
}
