import ContestModel
import Testing

@Suite struct TeamViewTests {
    private func run(_ name: String, isSample: Bool, _ verdict: Verdict) -> TestRun {
        TestRun(
            name: name,
            group: "g",
            isSample: isSample,
            verdict: verdict,
            cpuMilliseconds: 10,
            wallMilliseconds: 10,
            memoryKiB: nil,
            exit: 0,
            signal: nil,
            feedback: nil
        )
    }

    private func record(isAnonymous: Bool = false) throws -> ContestRecord {
        let runs = [
            run("sample/1", isSample: true, .accepted), run("secret/a", isSample: false, .accepted),
            run("secret/b", isSample: false, .wrongAnswer), run("secret/c", isSample: false, .accepted),
        ]
        let minute = BoardFixture.minute(250)
        return try BoardFixture.record(
            try BoardFixture.contest(isAnonymous: isAnonymous),
            teams: [try BoardFixture.team("t1"), try BoardFixture.team("t2")],
            [
                try BoardFixture.submission(id: 1, team: "t1", received: minute, verdict: .wrongAnswer, runs: runs),
                try BoardFixture.submission(id: 2, team: "t2", received: minute, verdict: .accepted),
                try BoardFixture.submission(id: 3, team: "t1", received: minute, verdict: .accepted, state: .queued),
            ]
        )
    }

    @Test func holdsOnlyItsOwnAndHiddenTestsAsCounts() throws {
        let view = TeamView(of: try record(), team: try TeamID("t1"), at: BoardFixture.minute(260))
        #expect(view.submissions.map(\.facts.id) == [1, 3])
        let judgement = try #require(view.submissions[0].judgement)
        #expect(judgement.samples.map(\.name) == ["sample/1"])
        #expect(judgement.hidden.map(\.count) == [2, 1])
        #expect(judgement.hidden.map(\.verdict) == [.accepted, .wrongAnswer])
        #expect(view.name == "Team t1")
        #expect(view.submission(2) == nil)
    }

    @Test func showsNoOldJudgementOfWhatIsJudgedAgain() throws {
        let view = TeamView(of: try record(), team: try TeamID("t1"), at: BoardFixture.minute(260))
        #expect(view.submission(3)?.judgement == nil)
    }

    @Test func isTheSameOneByOneAndAllAtOnce() throws {
        let record = try record(isAnonymous: true)
        let all = TeamView.all(of: record, at: BoardFixture.minute(260))
        #expect(all == record.teams.map { TeamView(of: record, team: $0.id, at: BoardFixture.minute(260)) })
        #expect(all.allSatisfy { $0.name == nil })
    }
}
