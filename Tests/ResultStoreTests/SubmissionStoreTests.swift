import ContestModel
import Foundation
import ResultStore
import Testing

@Suite struct SubmissionStoreTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")

    private func store() throws -> SubmissionStore {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try SubmissionStore(path: folder.appending(path: "results.sqlite").path())
    }

    private func upload(
        _ number: UInt64,
        team: String = "ada",
        hash: String? = nil,
        at moment: Int64 = 0,
        finished: Int64? = nil,
        rejection: Rejection? = nil
    ) throws -> NewSubmission {
        NewSubmission(
            key: UploadKey(device: 1, inode: number, changed: (finished ?? moment) * 1_000_000, size: 10),
            team: try TeamID(team),
            problem: try ProblemID("hello"),
            file: "hello-\(number).zip",
            sha256: hash ?? "\(number)",
            size: 10,
            received: Timestamp(milliseconds: moment),
            isSmoke: false,
            rejection: rejection
        )
    }

    private func accepted(at moment: Int64 = 9) -> Judgement {
        Judgement(verdict: .accepted, started: Timestamp(milliseconds: moment), ended: Timestamp(milliseconds: moment))
    }

    @Test func takesTheSameUploadOnce() async throws {
        let store = try store()
        let first = try await store.add(upload(1), quota: TeamQuota())
        #expect(first?.id == 1 && first?.state == .queued && first?.isCharged == true)
        #expect(try await store.add(upload(1), quota: TeamQuota()) == nil)
        #expect(try await store.submissions().count == 1)
        #expect(try await store.knownUploads().contains(upload(1).key, of: TeamID("ada")))
    }

    @Test func answersTheSameBytesWithTheFirstSubmission() async throws {
        let store = try store()
        _ = try await store.add(upload(1, hash: "x"), quota: TeamQuota())
        let second = try #require(try await store.add(upload(2, hash: "x"), quota: TeamQuota()))
        #expect(second.state == .rejected && !second.isCharged)
        let judgement = try await store.judgement(of: second.id)
        #expect(judgement?.verdict == .submissionError && judgement?.reason == .duplicate)
        let other = try await store.add(upload(3, team: "bob", hash: "x"), quota: TeamQuota())
        #expect(other?.state == .queued)
    }

    @Test(arguments: [
        (TeamQuota(accepted: 2), Reason.overQuota), (TeamQuota(perDay: 2), .overQuota),
        (TeamQuota(minGap: .seconds(60)), .tooSoon),
    ])
    func keepsQuotas(quota: TeamQuota, reason: Reason) async throws {
        let store = try store()
        for number in 1...2 {
            let new = try upload(UInt64(number), at: Int64(number) * 100_000)
            #expect(try await store.add(new, quota: quota)?.state == .queued)
        }
        let third = try #require(try await store.add(upload(3, at: 200_001), quota: quota))
        #expect(third.state == .rejected)
        #expect(try await store.judgement(of: third.id)?.reason == reason)
    }

    /// A sweep that takes long sees two uploads at once that lay as far apart as they have to.
    @Test func measuresTheGapBetweenUploadsNotBetweenLooks() async throws {
        let store = try store()
        let quota = TeamQuota(minGap: .seconds(60))
        #expect(try await store.add(upload(1, at: 300_000, finished: 100_000), quota: quota)?.state == .queued)
        #expect(try await store.add(upload(2, at: 300_000, finished: 160_000), quota: quota)?.state == .queued)
        #expect(try await store.add(upload(3, at: 300_000, finished: 219_000), quota: quota)?.state == .rejected)
    }

    /// Device numbers are given anew when a machine starts.
    @Test func knowsAnUploadAgainWhateverItsDeviceIsNumbered() async throws {
        let store = try store()
        _ = try await store.add(upload(1), quota: TeamQuota())
        try await store.strike(1, as: .disqualified, because: "copied")
        let known = try await store.knownUploads()
        for (device, team, isKnown) in [(1, "ada", true), (2, "ada", true), (1, "bob", true), (2, "bob", false)] {
            let seen = try upload(1, team: team)
            let key = UploadKey(device: UInt64(device), inode: 1, changed: seen.key.changed, size: seen.key.size)
            #expect(try known.contains(key, of: TeamID(team)) == isKnown)
            let new = NewSubmission(
                key: key,
                team: seen.team,
                problem: seen.problem,
                file: seen.file,
                sha256: seen.sha256,
                size: seen.size,
                received: seen.received,
                isSmoke: false,
                rejection: nil
            )
            #expect(try await (store.add(new, quota: TeamQuota()) == nil) == isKnown)
        }
    }

    /// A sweep that holds an old list of what waits must not bring it back.
    @Test func leavesWhatWasTakenOutWhileItWaited() async throws {
        let store = try store()
        _ = try await store.add(upload(1), quota: TeamQuota())
        try await store.strike(1, as: .withdrawn, because: "by the team")
        #expect(try await !store.claim(1))
        await #expect(throws: StoreError.self) {
            try await store.fault(1, "late", at: Timestamp(milliseconds: 0), retries: 3)
        }
        try await store.release(1, because: "late")
        #expect(try await store.submission(1).state == .withdrawn)
    }

    @Test(arguments: [Reason.outsideWindow, .overQuota, .tooSoon, .duplicate])
    func judgesNothingAgainThatTheRulesKeptOut(reason: Reason) async throws {
        let store = try store()
        _ = try await store.add(upload(1, rejection: Rejection(reason, "no")), quota: TeamQuota())
        _ = try await store.add(upload(2, rejection: Rejection(.noSource, "no")), quota: TeamQuota())
        #expect(try await store.requeue([1, 2]) == 1)
        let states = try await store.submissions().map(\.submission)
        #expect(states.map(\.state) == [.rejected, .queued] && states.map(\.isCharged) == [false, true])
    }

    @Test func takesTeamsInTurn() async throws {
        let store = try store()
        for (number, team) in ["ada", "ada", "ada", "bob", "cleo"].enumerated() {
            _ = try await store.add(upload(UInt64(number), team: team), quota: TeamQuota())
        }
        let order = try await store.due(at: Timestamp(milliseconds: 0)).map(\.id)
        #expect(order == [1, 4, 5, 2, 3])
    }

    @Test func putsBackWhatADeadSweepWasJudging() async throws {
        let store = try store()
        for number in 1...3 { _ = try await store.add(upload(UInt64(number)), quota: TeamQuota()) }
        #expect(try await store.claim(1))
        #expect(try await !store.claim(1))
        #expect(try await store.recover() == 1)
        #expect(try await store.recover() == 0)
        // What was interrupted goes behind the others.
        #expect(try await store.due(at: Timestamp(milliseconds: 0)).map(\.id) == [2, 3, 1])
        #expect(try await store.submission(1).attempts == 0)
    }

    @Test func judgesOthersBeforeWhatTheEngineDiedOf() async throws {
        let store = try store()
        for number in 1...2 { _ = try await store.add(upload(UInt64(number)), quota: TeamQuota()) }
        #expect(try await store.claim(1))
        try await store.release(1, because: "no image")
        #expect(try await store.due(at: Timestamp(milliseconds: 0)).map(\.id) == [1, 2])
        #expect(try await store.claim(1))
        try await store.release(1, because: "engine down", interrupted: true)
        #expect(try await store.due(at: Timestamp(milliseconds: 0)).map(\.id) == [2, 1])
        #expect(try await store.submission(1).attempts == 0)
    }

    @Test func waitsLongerAfterEachFaultAndGivesUpAfterRetries() async throws {
        let store = try store()
        _ = try await store.add(upload(1), quota: TeamQuota())
        var waits: [Int64] = []
        for _ in 1...3 {
            #expect(try await store.claim(1))
            try await store.fault(1, "engine said no", at: Timestamp(milliseconds: 0), retries: 3)
            waits.append(try await store.waiting(at: Timestamp(milliseconds: 0))[0].retryAt.milliseconds)
            #expect(try await store.submission(1).state == .queued)
        }
        #expect(waits == [30_000, 120_000, 480_000])
        #expect(try await store.due(at: Timestamp(milliseconds: 479_999)).isEmpty)
        #expect(try await store.claim(1))
        try await store.fault(1, "engine said no", at: Timestamp(milliseconds: 0), retries: 3)
        let dead = try await store.submission(1)
        #expect(dead.state == .failed && !dead.isCharged)
        #expect(try await store.judgement(of: 1)?.verdict == .judgingError)
        try await store.requeue([1])
        #expect(try await store.due(at: Timestamp(milliseconds: 0)).map(\.id) == [1])
        #expect(try await store.submission(1).isCharged)
    }

    @Test func forgetsWhatEarlierResultsHangOnWhereAllIsToBeRunAgain() async throws {
        let store = try store()
        _ = try await store.add(upload(1), quota: TeamQuota())
        #expect(try await store.claim(1))
        var judgement = accepted()
        judgement.runs = ["1", "2"].map { (key: String) in
            TestRun(
                name: "secret/\(key)",
                group: "secret",
                isSample: false,
                verdict: .wrongAnswer,
                cpuMilliseconds: 1,
                wallMilliseconds: 1,
                memoryKiB: 1,
                exit: 0,
                signal: nil,
                feedback: nil,
                reason: .differs,
                finding: "printed a wrong answer",
                key: key
            )
        }
        try await store.finish(1, with: judgement)
        try await store.requeue([1])
        #expect(try await store.history(of: 1) == [judgement])
        #expect(try await store.claim(1))
        try await store.finish(1, with: judgement)
        try await store.requeue([1], fresh: true)
        for index in judgement.runs.indices { judgement.runs[index].key = nil }
        #expect(try await store.history(of: 1) == [judgement, judgement])
    }

    @Test func keepsOldJudgementsWhenJudgedAgain() async throws {
        let store = try store()
        _ = try await store.add(upload(1), quota: TeamQuota())
        #expect(try await store.claim(1))
        try await store.finish(1, with: accepted())
        await #expect(throws: StoreError.self) { try await store.finish(1, with: accepted()) }
        try await store.requeue([1])
        #expect(try await store.submissions()[0].judgement == nil)
        #expect(try await store.claim(1))
        var wrong = accepted(at: 20)
        wrong.verdict = .wrongAnswer
        wrong.reason = .differs
        try await store.finish(1, with: wrong)
        #expect(try await store.submissions()[0].judgement == wrong)
        #expect(try await store.history(of: 1) == [accepted(), wrong])
    }

    @Test func tellsEachReceiptAndEachReportOnce() async throws {
        let store = try store()
        _ = try await store.add(upload(1), quota: TeamQuota())
        #expect(try await store.untold().map(\.told) == [0])
        try await store.markTold([1: 1])
        #expect(try await store.untold().isEmpty)
        #expect(try await store.claim(1))
        try await store.finish(1, with: accepted())
        #expect(try await store.untold().map(\.told) == [1])
        try await store.markTold([1: 2])
        #expect(try await store.untold().isEmpty)
    }

    @Test func countsChangesThatAPageCouldShow() async throws {
        let store = try store()
        let before = try await store.revision()
        _ = try await store.beginSweep(at: Timestamp(milliseconds: 1))
        #expect(try await store.revision() == before)
        _ = try await store.add(upload(1), quota: TeamQuota())
        #expect(try await store.revision() > before)
    }

    @Test func keepsItsSecretAndWhatWasReleased() async throws {
        let store = try store()
        let secret = try await store.secret()
        #expect(secret.utf8.count == 64)
        #expect(try await store.secret() == secret)
        try await store.thaw(at: Timestamp(milliseconds: 7))
        #expect(try await store.release() == ReleaseState(thawed: Timestamp(milliseconds: 7)))
        try await store.finalize(at: Timestamp(milliseconds: 8))
        #expect(try await store.release().finalized == Timestamp(milliseconds: 8))
        try await store.unfinalize()
        #expect(try await store.release() == ReleaseState(thawed: Timestamp(milliseconds: 7)))
    }
}
