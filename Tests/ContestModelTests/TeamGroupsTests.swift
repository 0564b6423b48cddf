import ContestModel
import Testing

/// What a team sees of the points of its submission.
@Suite struct TeamGroupsTests {
    private func run(_ name: String, _ verdict: Verdict, isSample: Bool = false) -> TestRun {
        TestRun(
            name: name,
            group: "secret/small-ones",
            isSample: isSample,
            verdict: verdict,
            cpuMilliseconds: 10,
            wallMilliseconds: 10,
            memoryKiB: nil,
            exit: 0,
            signal: nil,
            feedback: nil,
            score: 1,
            juryMessage: "for the jury",
            teamMessage: "\(name) for the team"
        )
    }

    private func judgement(showsGroups: Bool, _ runs: [TestRun]) throws -> TeamJudgement {
        let results = [
            GroupResult(name: "", verdict: .wrongAnswer, score: 55, maxScore: 100),
            GroupResult(name: "secret", verdict: .wrongAnswer, score: 55, maxScore: nil),
            GroupResult(name: "secret/1", verdict: .accepted, score: 40, maxScore: nil),
            GroupResult(name: "secret/2", verdict: .wrongAnswer, score: 15, maxScore: 60),
        ]
        let record = try BoardFixture.record(
            try BoardFixture.contest(),
            teams: [try BoardFixture.team("t1")],
            [
                try BoardFixture.submission(
                    id: 1,
                    team: "t1",
                    received: BoardFixture.minute(9),
                    verdict: .wrongAnswer,
                    runs: runs,
                    groups: results
                )
            ],
            problems: try BoardFixture.problems(scoring: ["a": .groups(40, 50, 10, showsGroups: showsGroups)])
        )
        let view = TeamView(of: record, team: try TeamID("t1"), at: BoardFixture.minute(20))
        return try #require(view.submission(1)?.judgement)
    }

    @Test func holdsGroupsUnderNamesOfNoFolder() throws {
        let groups = try judgement(showsGroups: true, []).groups
        #expect(groups.map(\.label) == ["Group 1", "Group 2"])
        #expect(groups.map(\.verdict) == [.accepted, .wrongAnswer])
        #expect(groups.map(\.score) == [40, 15])
        #expect(groups.map(\.maxScore) == [40, 60], "what the judge said, else what the package says")
    }

    @Test func holdsNoGroupsWhereTheProblemHidesThem() throws {
        #expect(try judgement(showsGroups: false, []).groups.isEmpty)
    }

    @Test func holdsTheMessageOfTheFirstThatFailedAlone() throws {
        let runs = [
            run("sample/1", .accepted, isSample: true), run("secret/1", .accepted), run("secret/2", .wrongAnswer),
            run("secret/3", .wrongAnswer),
        ]
        let judgement = try judgement(showsGroups: true, runs)
        #expect(judgement.hiddenMessage == "secret/2 for the team")
        #expect(judgement.samples.map(\.teamMessage) == ["sample/1 for the team"])
        #expect(judgement.samples.map(\.juryMessage) == [nil])
        let onSample = try self.judgement(showsGroups: true, [run("sample/1", .wrongAnswer, isSample: true)] + runs)
        #expect(onSample.hiddenMessage == nil)
        #expect(try self.judgement(showsGroups: true, Array(runs.prefix(2))).hiddenMessage == nil)
    }
}
