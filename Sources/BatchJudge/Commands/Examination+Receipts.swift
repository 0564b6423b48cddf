import ContestModel
import Foundation
import ResultStore

/// Whether receipts can be signed, and by nobody else.
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
}
