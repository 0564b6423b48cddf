import Testing

@testable import ContestModel

@Suite struct BoardHistoryTests {
    private func view(
        _ lines: [String],
        teams: [Team],
        _ type: Contest.ScoreboardType = .passFail,
        _ tieBreak: RankingRules.TieBreak = .none,
        at now: Timestamp = BoardFixture.minute(239)
    ) throws -> PublicView {
        let contest = try BoardFixture.contest(type: type, ranking: RankingRules(tieBreak: tieBreak))
        let record = try BoardFixture.record(contest, teams: teams, try BoardFixture.submissions(lines))
        return PublicView(of: record, at: now)
    }

    private func line(_ team: String, _ view: PublicView) throws -> BoardHistory.Line {
        try #require(view.history.lines[try TeamID(team)])
    }

    /// What holds at the end of a minute.
    private func value<Value>(_ steps: [BoardHistory.Step<Value>], in minute: Int) -> Value? {
        steps.last { $0.minutes <= minute }?.value
    }

    @Test func stepsAreWhereTheBoardChanges() throws {
        let teams = try ["t1", "t2", "t3"].map { try BoardFixture.team($0) }
        let view = try view(
            ["t1 a 10 AC", "t2 a 21 WA", "t2 a 31 AC", "t2 b 41 AC", "t3 a 50 CE", "t3 a 60 -", "t2 b 70 WA"],
            teams: teams
        )
        let first = try line("t1", view)
        #expect(first.ranks.map(\.minutes) == [10, 41] && first.ranks.map(\.value) == [1, 2])
        #expect(first.sums.map(\.minutes) == [10] && first.sums.map(\.value) == [1])
        let second = try line("t2", view)
        #expect(second.ranks.map(\.minutes) == [21, 41] && second.ranks.map(\.value) == [2, 1])
        #expect(second.sums.map(\.minutes) == [21, 31, 41] && second.sums.map(\.value) == [0, 1, 2])
        #expect(try line("t3", view) == BoardHistory.Line(), "nothing of its own counts yet")
    }

    @Test func baselinesHaveNoRank() throws {
        let teams = [try BoardFixture.team("t1"), try BoardFixture.team("base", kind: .baseline)]
        let view = try view(["base a 5 AC", "t1 a 10 AC"], teams: teams)
        #expect(try line("base", view).ranks.isEmpty)
        #expect(try line("base", view).sums.map(\.value) == [1])
        #expect(try line("t1", view).ranks.map(\.value) == [1])
    }

    @Test func ofRanksTheLastInASixtiethIsKept() throws {
        let teams = try ["t1", "t2", "t3"].map { try BoardFixture.team($0) }
        let view = try view(["t1 a 10 AC", "t2 a 11 WA", "t2 b 12 AC", "t2 a 13 AC", "t3 m 14 WA"], teams: teams)
        let second = try line("t2", view)
        #expect(second.ranks.map(\.minutes) == [13] && second.ranks.map(\.value) == [1])
        #expect(second.sums.map(\.minutes) == [11, 12, 13], "sums are kept minute by minute")
    }

    /// At the end of each part of the contest the history says what the board of that moment says.
    @Test(arguments: Contest.ScoreboardType.allCases, RankingRules.TieBreak.allCases)
    func agreesWithTheBoardOfEveryMoment(_ type: Contest.ScoreboardType, _ tieBreak: RankingRules.TieBreak) throws {
        var state: UInt64 = 11
        func dice(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
        let teams = try (0..<9).map { try BoardFixture.team("t\($0)", kind: $0 == 8 ? .baseline : .team) }
        let minutes = (0..<160).map { _ in dice(235) }.sorted()
        let lines = minutes.map { minute in
            let problem = ["a", "b", "m"][dice(3)]
            let verdict = problem == "m" ? "AC 0.\(dice(90) + 10)" : ["AC", "WA", "CE"][dice(3)]
            return "t\(dice(9)) \(problem) \(minute) \(verdict)"
        }
        let history = try view(lines, teams: teams, type, tieBreak).history
        for end in stride(from: 5, through: 235, by: 5) {
            let then = BoardFixture.minute(end) - .milliseconds(1)
            let board = try view(lines, teams: teams, type, tieBreak, at: then).board
            for row in board.rows + board.unranked {
                let line = try #require(history.lines[row.team.id])
                #expect(value(line.ranks, in: end - 1) == row.rank, "\(row.team.id) at \(end)")
                let sum = row.score ?? Double(row.solved)
                #expect(value(line.sums, in: end - 1) ?? 0 == sum, "\(row.team.id) at \(end)")
            }
        }
    }
}
