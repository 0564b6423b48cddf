import ContestModel
import Testing

@Suite struct PublicViewTests {
    private static let late = ["t1 a 10 AC", "t2 a 241 AC"]

    private func view(
        _ contest: Contest,
        _ submissions: [JudgedSubmission],
        atMinute minute: Int,
        release: ReleaseState = ReleaseState(),
        teams: [Team]? = nil,
        pseudonyms: [TeamID: String] = [:]
    ) throws -> PublicView {
        let teams = try teams ?? ["t1", "t2"].map { try BoardFixture.team($0) }
        let record = try BoardFixture.record(contest, teams: teams, submissions, release: release)
        return PublicView(of: record, at: BoardFixture.minute(minute), pseudonyms: pseudonyms)
    }

    @Test(arguments: [
        (-1, nil, nil, ContestState.before), (0, nil, nil, .running), (239, nil, nil, .running),
        (240, nil, nil, .frozen), (299, nil, nil, .frozen), (300, nil, nil, .ended), (310, 305, nil, .ended),
        (310, 305, 306, .final), (310, nil, 306, .final),
    ])
    func knowsItsState(minute: Int, thawed: Int?, finalized: Int?, state: ContestState) throws {
        let release = ReleaseState(
            thawed: thawed.map(BoardFixture.minute),
            finalized: finalized.map(BoardFixture.minute)
        )
        let contest = try view(try BoardFixture.contest(), [], atMinute: minute, release: release).contest
        #expect(contest.state == state)
        #expect((contest.frozenAt != nil) == (minute >= 240 && thawed == nil))
    }

    @Test func withholdsVerdictsOfTheFreezeUntilItIsThawed() throws {
        let submissions = try BoardFixture.submissions("t1 a 239 AC", "t2 a 240 AC", "t2 a 245 CE")
        let frozen = try view(try BoardFixture.contest(), submissions, atMinute: 310)
        #expect(frozen.board.rows.map(\.team.id.text) == ["t1"])
        #expect(frozen.board.unranked.map { $0.cells[0].pending } == [2])
        #expect(frozen.submissions.map(\.progress).suffix(2) == [.withheld, .withheld])
        #expect(frozen.submissions[1].language == nil)
        let release = ReleaseState(thawed: BoardFixture.minute(305))
        let thawed = try view(try BoardFixture.contest(), submissions, atMinute: 310, release: release)
        #expect(thawed.board.rows.count == 2)
        #expect(thawed.submissions.allSatisfy { $0.result != nil })
    }

    @Test func doesNotEvenShowThatSomethingArrivedWhenBlind() throws {
        let contest = try BoardFixture.contest(isBlind: true)
        let before = try view(contest, try BoardFixture.submissions("t1 a 10 AC"), atMinute: 290)
        let after = try view(contest, try BoardFixture.submissions("t1 a 10 AC", "t2 a 241 AC"), atMinute: 290)
        #expect(before == after)
        let open = try view(
            try BoardFixture.contest(),
            try BoardFixture.submissions("t1 a 10 AC", "t2 a 241 AC"),
            atMinute: 290
        )
        #expect(open.submissions.count == 2)
    }

    @Test func leavesOutWhatIsNotForThePublic() throws {
        let teams = [
            try BoardFixture.team("t1"), try BoardFixture.team("j", kind: .jury),
            try BoardFixture.team("h", isHidden: true),
        ]
        let minute = BoardFixture.minute(10)
        let submissions = [
            try BoardFixture.submission(id: 1, team: "j", received: minute, verdict: .accepted),
            try BoardFixture.submission(id: 2, team: "h", received: minute, verdict: .accepted),
            try BoardFixture.submission(id: 3, team: "t1", received: minute, verdict: .accepted, isSmoke: true),
            try BoardFixture.submission(id: 4, team: "t1", received: minute, verdict: .accepted, state: .withdrawn),
            try BoardFixture.submission(id: 5, team: "t1", received: minute, verdict: .accepted, state: .disqualified),
            try BoardFixture.submission(id: 6, team: "t1", received: minute, verdict: .judgingError, state: .failed),
        ]
        let view = try view(try BoardFixture.contest(), submissions, atMinute: 20, teams: teams)
        #expect(view.teams.map(\.id.text) == ["t1"])
        #expect(view.submissions.map(\.id) == [6])
        #expect(view.submissions[0].progress == .waiting)
        #expect(view.board.rows.isEmpty)
    }

    @Test func showsNoProblemBeforeTheStart() throws {
        let view = try view(try BoardFixture.contest(), [], atMinute: -1)
        #expect(view.problems.isEmpty)
        #expect(view.board.unranked.allSatisfy { $0.cells.isEmpty })
        #expect(view.asOf == nil)
    }

    @Test func isTheSameWhileNothingHappens() throws {
        let submissions = try BoardFixture.submissions("t1 a 10 AC")
        let contest = try BoardFixture.contest()
        let early = try view(contest, submissions, atMinute: 11)
        #expect(early == (try view(contest, submissions, atMinute: 239)))
        #expect(early.asOf == BoardFixture.minute(10) + .seconds(30))
        #expect(early != (try view(contest, submissions, atMinute: 240)))
    }

    @Test func showsTheBoardOfAnEarlierMoment() throws {
        let submissions = try BoardFixture.submissions("t1 a 10 AC", "t2 a 20 AC")
        let view = try view(try BoardFixture.contest(), submissions, atMinute: 10)
        #expect(view.submissions.map(\.id) == [1])
        #expect(view.submissions[0].progress == .waiting)
    }

    @Test func namesNobodyWhenAnonymous() throws {
        let contest = try BoardFixture.contest(isAnonymous: true)
        let names = [try TeamID("t1"): "team-x", try TeamID("t2"): "no id!"]
        let view = try view(contest, try BoardFixture.submissions("t1 a 1 AC"), atMinute: 20, pseudonyms: names)
        #expect(view.teams.map(\.name).sorted() == ["no id!", "team-x"])
        #expect(view.board.rows.map(\.team.id.text) == ["team-x"])
        #expect(!view.teams.contains { ["t1", "t2"].contains($0.id.text) || $0.organization != nil })
        #expect(view.submissions.map(\.team.text) == ["team-x"])
        let numbered = try self.view(contest, [], atMinute: 20)
        #expect(Set(numbered.teams.map(\.id)).count == 2)
        #expect(numbered.teams.allSatisfy { $0.name.hasPrefix("team-") })
    }
}
