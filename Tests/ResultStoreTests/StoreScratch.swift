import ContestModel
import Foundation
import ResultStore

/// A store of a test's own, and what can happen to submissions in it.
final class StoreScratch {
    let store: SubmissionStore
    private let folder = URL.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    private var uploads: UInt64 = 0

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try SubmissionStore(path: folder.appending(path: "results.sqlite").path())
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Takes an upload; those of one `hash` are the same bytes.
    @discardableResult
    func take(
        _ team: String = "ada",
        hash: String? = nil,
        at moment: Int64 = 0,
        isSmoke: Bool = false,
        refused: Reason? = nil,
        quota: TeamQuota = TeamQuota()
    ) async throws -> Submission {
        uploads += 1
        let new = NewSubmission(
            key: UploadKey(device: 1, inode: uploads, changed: moment * 1_000_000, size: 10),
            team: try TeamID(team),
            problem: try ProblemID("hello"),
            file: "hello-\(uploads).zip",
            sha256: hash ?? "\(uploads)",
            size: 10,
            received: Timestamp(milliseconds: moment),
            isSmoke: isSmoke,
            rejection: refused.map { Rejection($0, "no") }
        )
        guard let submission = try await store.add(new, quota: quota) else { throw Missing() }
        return submission
    }

    struct Missing: Error {}

    func judge(_ id: Int64, _ verdict: Verdict) async throws {
        guard try await store.claim(id) else { throw Missing() }
        let moment = Timestamp(milliseconds: 9)
        try await store.finish(id, with: Judgement(verdict: verdict, started: moment, ended: moment))
    }

    /// Fails at it for good.
    func die(_ id: Int64) async throws {
        guard try await store.claim(id) else { throw Missing() }
        try await store.fault(id, "engine said no", at: Timestamp(milliseconds: 0), retries: 0)
    }

    func ledger() async throws -> Ledger { Ledger(of: try await store.submissions(), quota: TeamQuota()) }
}
