import ContestModel
import Testing

@Suite struct ScoreboardTests {
    private func board(
        _ type: Contest.ScoreboardType = .passFail,
        teams: [Team],
        _ submissions: [JudgedSubmission],
        atMinute minute: Int = 200
    ) throws -> Scoreboard {
        let record = try BoardFixture.record(try BoardFixture.contest(type: type), teams: teams, submissions)
        return PublicView(of: record, at: BoardFixture.minute(minute)).board
    }

    private func teams(_ ids: String...) throws -> [Team] { try ids.map { try BoardFixture.team($0) } }

    private func places(_ board: Scoreboard) -> [String] {
        board.rows.map { "\($0.rank ?? 0) \($0.team.id)" }
    }

    @Test func countsMinutesAndFailedTriesBeforeTheSolution() throws {
        let submissions = try BoardFixture.submissions(
            "t1 a 10 WA",
            "t1 a 20 CE",
            "t1 a 25 JE",
            "t1 a 27 SE",
            "t1 a 35 AC",
            "t1 a 40 WA",
            "t1 b 50 TLE"
        )
        let row = try #require(try board(teams: try teams("t1"), submissions).rows.first)
        #expect(row.solved == 1)
        #expect(row.penalty == 35 + 20)
        #expect(row.score == nil)
        #expect(row.cells.map(\.attempts) == [2, 1, 0])
        #expect(row.cells[0].minutes == 35)
        #expect(row.cells[1].minutes == nil)
    }

    @Test func doesNotPenalizeWhatIsNotCharged() throws {
        let submissions = [
            try BoardFixture.submission(
                id: 1,
                team: "t1",
                received: BoardFixture.minute(5),
                verdict: .wrongAnswer,
                isCharged: false
            ),
            try BoardFixture.submission(id: 2, team: "t1", received: BoardFixture.minute(9), verdict: .accepted),
        ]
        let row = try #require(try board(teams: try teams("t1"), submissions).rows.first)
        #expect(row.penalty == 9)
        #expect(row.cells[0].attempts == 1)
    }

    @Test func sharesRanksAndSkipsAfterThem() throws {
        let submissions = try BoardFixture.submissions(
            "t3 a 10 AC",
            "t1 a 20 AC",
            "t2 a 20 AC",
            "t4 a 30 AC",
            "t5 a 31 WA",
            "t6 a 32 -"
        )
        let board = try board(teams: try teams("t6", "t5", "t4", "t3", "t2", "t1"), submissions)
        #expect(places(board) == ["1 t3", "2 t1", "2 t2", "4 t4", "5 t5"])
        #expect(board.unranked.map(\.team.id.text) == ["t6"])
        #expect(board.unranked[0].rank == nil)
    }

    @Test func ranksMoreSolvedBeforeLessPenalty() throws {
        let submissions = try BoardFixture.submissions("t1 a 1 AC", "t2 a 100 AC", "t2 b 150 AC")
        #expect(places(try board(teams: try teams("t1", "t2"), submissions)) == ["1 t2", "2 t1"])
    }

    @Test func ranksNobodyWithoutAScore() throws {
        let submissions = try BoardFixture.submissions("t1 a 1 CE", "t2 a 2 SE", "t3 a 3 JE", "t4 a 4 -")
        let board = try board(teams: try teams("t1", "t2", "t3", "t4", "t5"), submissions)
        #expect(board.rows.isEmpty)
        #expect(board.unranked.count == 5)
    }

    @Test func givesBaselinesNoRank() throws {
        let teams = [try BoardFixture.team("t1"), try BoardFixture.team("b1", kind: .baseline)]
        let board = try board(teams: teams, try BoardFixture.submissions("b1 a 1 AC", "t1 a 2 AC"))
        #expect(places(board) == ["1 t1"])
        #expect(board.rows[0].cells[0].isFirst)
        #expect(board.unranked.map(\.solved) == [1])
    }

    @Test func marksTheFirstSolutionOnceItIsSure() throws {
        let all = try teams("t1", "t2", "t3")
        let sure = try board(teams: all, try BoardFixture.submissions("t1 a 1 WA", "t2 a 2 AC", "t3 a 3 AC"))
        #expect(sure.rows.filter { $0.cells[0].isFirst }.map(\.team.id.text) == ["t2"])
        let open = try board(teams: all, try BoardFixture.submissions("t1 a 1 -", "t2 a 2 AC", "t3 a 3 AC"))
        #expect(open.rows.allSatisfy { !$0.cells[0].isFirst })
    }

    @Test func scoresWeightsAndTheBestMetricAtFullPrecision() throws {
        let submissions = try BoardFixture.submissions(
            "t1 b 10 AC",
            "t1 m 20 AC 0.9000000000000001",
            "t1 m 30 AC 0.5",
            "t2 b 10 AC",
            "t2 m 40 AC 0.9",
            "t3 a 50 WA",
            "t4 m 60 AC 0"
        )
        let board = try board(.score, teams: try teams("t1", "t2", "t3", "t4"), submissions)
        #expect(places(board) == ["1 t1", "2 t2", "3 t3", "3 t4"])
        #expect(board.rows[0].score == 2 + 9.000000000000002 || board.rows[0].score == 2 + 0.9000000000000001 * 10)
        #expect(board.rows[0].penalty == nil)
        let cell = board.rows[0].cells[2]
        #expect(cell.minutes == 20)
        #expect(cell.metric == 0.9000000000000001)
        #expect(cell.attempts == 2)
    }

    @Test func countsOnlyWhatArrivedDuringTheContest() throws {
        let submissions = try BoardFixture.submissions("t1 a -5 AC", "t1 b 300 AC")
        let board = try board(teams: try teams("t1"), submissions, atMinute: 400)
        #expect(board.rows.isEmpty)
    }
}
