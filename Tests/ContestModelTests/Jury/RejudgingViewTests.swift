import ContestModel
import Testing

@Suite struct RejudgingViewTests {
    private func judgement(_ verdict: Verdict, score: Double? = nil) -> Judgement {
        let moment = BoardFixture.minute(400)
        return Judgement(verdict: verdict, score: score, started: moment, ended: moment)
    }

    private func view(
        _ contest: Contest,
        _ submissions: [JudgedSubmission],
        _ judgements: [Int64: Judgement]
    ) throws -> RejudgingView {
        let teams = try ["t1", "t2", "t3"].map { try BoardFixture.team($0) } + [BoardFixture.team("jury", kind: .jury)]
        let record = try BoardFixture.record(contest, teams: teams, submissions)
        return RejudgingView(record, judgements: judgements, at: BoardFixture.minute(500))
    }

    private func lines(_ view: RejudgingView) -> [String] {
        view.teams.map { team in
            let ranks = [team.before.rank, team.after.rank].map { $0.map(String.init) ?? "-" }
            return
                "\(team.effect.rawValue) \(team.team) \(ranks[0])>\(ranks[1]) \(team.before.solved)>\(team.after.solved)"
        }
    }

    @Test func saysWhoGainsAndWhoLosesAndWhoMoves() throws {
        let history = try BoardFixture.submissions("t1 a 10 AC", "t2 a 20 AC", "t3 a 30 WA", "t3 b 40 AC")
        let contest = try BoardFixture.contest()
        let lost = try view(contest, history, [1: judgement(.wrongAnswer), 2: judgement(.accepted)])
        #expect(lost.judged == 2 && lost.changes.map(\.submission.id) == [1])
        #expect(lines(lost) == ["loses t1 1>3 1>0", "moves t2 2>1 1>1", "moves t3 3>2 1>1"])
        #expect(lost.teams.map { $0.changes.count } == [1, 0, 0] && lost.teams[0].name == "Team t1")
        let gained = try view(contest, history, [3: judgement(.accepted)])
        #expect(lines(gained) == ["moves t1 1>2 1>1", "moves t2 2>3 1>1", "gains t3 3>1 1>2"])
        #expect(try view(contest, history, [1: judgement(.accepted)]).teams.isEmpty)
    }

    @Test func looksThroughFreezeAndPseudonyms() throws {
        let contest = try BoardFixture.contest(isBlind: true, isAnonymous: true)
        let history = try BoardFixture.submissions("t1 a 290 AC", "t2 a 295 AC", "jury a 10 AC")
        let view = try view(contest, history, [1: judgement(.timeLimit), 3: judgement(.wrongAnswer)])
        #expect(lines(view) == ["loses t1 1>2 1>0", "moves t2 2>1 1>1"])
        #expect(view.teams.map(\.name) == ["Team t1", "Team t2"])
        // The jury's own is no team's, but its change is told.
        #expect(view.changes.map(\.submission.team.text) == ["t1", "jury"])
    }

    @Test func goesByPointsWhereTheyDecide() throws {
        let contest = try BoardFixture.contest(type: .score)
        let history = try BoardFixture.submissions("t1 a 10 AC 30", "t2 a 20 AC 40")
        let view = try view(contest, history, [1: judgement(.accepted, score: 50), 2: judgement(.accepted, score: 40)])
        #expect(view.changes.map(\.after.score) == [50])
        #expect(lines(view).map { $0.prefix(12) } == ["moves t2 1>2", "gains t1 2>1"])
    }

    @Test func countsAFailureOfOursForNothing() throws {
        let contest = try BoardFixture.contest()
        let history = try BoardFixture.submissions("t1 a 10 WA", "t1 a 20 AC")
        let view = try view(contest, history, [1: judgement(.submissionError)])
        #expect(lines(view) == ["gains t1 1>1 1>1"])
        #expect(view.teams[0].before.penalty == 40 && view.teams[0].after.penalty == 20)
    }
}
