import ContestModel
import Foundation
import ResultStore
import Testing

/// A copy of a store goes on at another place.
@Suite final class MovedStoreTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "moved-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func upload(
        inode: UInt64,
        file: String = "hello.zip",
        hash: String = "x",
        team: String = "ada",
        changed: Int64? = nil
    ) throws -> NewSubmission {
        NewSubmission(
            key: UploadKey(device: 1, inode: inode, changed: changed ?? Int64(inode), size: 10),
            team: try TeamID(team),
            problem: try ProblemID("hello"),
            file: file,
            sha256: hash,
            size: 10,
            received: Timestamp(milliseconds: 7),
            isSmoke: false,
            rejection: nil
        )
    }

    private func moved(_ store: SubmissionStore) async throws -> (SubmissionStore, zips: [String]) {
        let path = folder.appending(path: "copy.sqlite").path()
        let zips = try await store.copy(to: path)
        return (try SubmissionStore(path: path), zips)
    }

    private func store() throws -> SubmissionStore {
        try SubmissionStore(path: folder.appending(path: "results.sqlite").path())
    }

    @Test func startsWhereNothingIsJudgedAndNobodyWasTold() async throws {
        let store = try store()
        let first = try #require(try await store.add(upload(inode: 1), quota: TeamQuota()))
        _ = try await store.add(upload(inode: 2, hash: ""), quota: TeamQuota())
        #expect(try await store.claim(first.id))
        try await store.markTold([first.id: 1])
        try await store.holds("key", at: Timestamp(milliseconds: 1))
        let secret = try await store.secret()
        let (copy, zips) = try await moved(store)
        #expect(zips == ["x"])
        #expect(try await copy.submission(first.id).state == .queued)
        #expect(try await copy.untold().map(\.submission.id) == [1, 2])
        #expect(try await copy.tried() == nil)
        #expect(try await copy.secret() == secret)
        #expect(try await store.submission(first.id).state == .judging)
        #expect(try await store.tried() != nil)
    }

    @Test func knowsEachUploadAgainOnceByNameAndBytes() async throws {
        let store = try store()
        _ = try await store.add(upload(inode: 1), quota: TeamQuota())
        let (copy, _) = try await moved(store)
        #expect(try await copy.add(upload(inode: 11, team: "bob"), quota: TeamQuota()) != nil)
        #expect(try await copy.add(upload(inode: 12, file: "other.zip"), quota: TeamQuota())?.state == .rejected)
        #expect(try await copy.add(upload(inode: 13), quota: TeamQuota()) == nil)
        #expect(try await copy.knownUploads().contains(upload(inode: 13).key, of: TeamID("ada")))
        let again = try #require(try await copy.add(upload(inode: 14), quota: TeamQuota()))
        #expect(try await copy.judgement(of: again.id)?.reason == .duplicate)
        #expect(try await store.add(upload(inode: 15), quota: TeamQuota())?.state == .rejected)
    }

    /// A copied inbox is there before the first sweep; what a team uploads later is answered, whatever it is.
    @Test func answersWhatIsUploadedAfterTheFirstSweep() async throws {
        let store = try store()
        _ = try await store.add(upload(inode: 1), quota: TeamQuota())
        _ = try await store.add(upload(inode: 2, file: "b.zip", hash: "y"), quota: TeamQuota())
        _ = try await store.beginSweep(at: Timestamp(milliseconds: 500))
        let (copy, _) = try await moved(store)
        for moment: Int64 in [1000, 2000] { _ = try await copy.beginSweep(at: Timestamp(milliseconds: moment)) }
        let late = try upload(inode: 11, changed: 1_001_000_000)
        let answered = try #require(try await copy.add(late, quota: TeamQuota()))
        #expect(answered.duplicateOf == 1 && answered.state == .rejected)
        let early = try upload(inode: 12, file: "b.zip", hash: "y", changed: 999_000_000)
        #expect(try await copy.add(early, quota: TeamQuota()) == nil)
        // Of a copy of the copy the same holds.
        let again = folder.appending(path: "again.sqlite").path()
        _ = try await copy.copy(to: again)
        let next = try SubmissionStore(path: again)
        #expect(try await next.add(upload(inode: 21, changed: 5_000_000_000), quota: TeamQuota()) == nil)
    }

    /// An upload that waited for more time between two must not come in by being copied.
    @Test func leavesWhatTheRulesRefused() async throws {
        let store = try store()
        _ = try await store.add(upload(inode: 1), quota: TeamQuota(accepted: 1))
        let second = try await store.add(upload(inode: 2, file: "b.zip", hash: "y"), quota: TeamQuota(accepted: 1))
        #expect(second?.state == .rejected)
        try await store.strike(1, as: .withdrawn, because: "a test")
        let (copy, _) = try await moved(store)
        for number: UInt64 in 1...2 {
            let (file, hash) = number == 1 ? ("hello.zip", "x") : ("b.zip", "y")
            let new = try upload(inode: 20 + number, file: file, hash: hash)
            #expect(try await copy.add(new, quota: TeamQuota()) == nil)
        }
        #expect(try await copy.submissions().map(\.submission.state) == [.withdrawn, .rejected])
    }
}
