import ContestModel
import Testing

@Suite struct AwardTests {
    private static let final = ReleaseState(
        thawed: BoardFixture.minute(305),
        finalized: BoardFixture.minute(306)
    )

    private func record(
        _ medals: MedalCounts,
        type: Contest.ScoreboardType = .passFail,
        _ submissions: [String],
        release: ReleaseState = final,
        freezeDuration: Duration? = .seconds(3600)
    ) throws -> ContestRecord {
        let ids = Set(submissions.compactMap { $0.split(separator: " ").first.map(String.init) }).sorted()
        return try BoardFixture.record(
            try BoardFixture.contest(
                type: type,
                freezeDuration: freezeDuration,
                ranking: RankingRules(medals: medals)
            ),
            teams: try ids.map { try BoardFixture.team($0, kind: $0.hasPrefix("base") ? .baseline : .team) },
            try BoardFixture.submissions(submissions),
            release: release
        )
    }

    private func awards(_ record: ContestRecord, atMinute minute: Int = 310) -> [String] {
        PublicView(of: record, at: BoardFixture.minute(minute)).awards.map { award in
            "\(award.id): \(award.teams.map(\.id.text).joined(separator: " "))"
        }
    }

    /// Each team solves A in the minute of its number.
    private func solvers(_ minutes: Int...) -> [String] {
        minutes.enumerated().map { "t\($0 + 1) a \($1) AC" }
    }

    @Test func givesMedalsByPlaces() throws {
        let record = try record(MedalCounts(gold: 1, silver: 2, bronze: 1), solvers(1, 2, 3, 4, 5))
        #expect(
            awards(record) == [
                "winner: t1", "gold-medal: t1", "silver-medal: t2 t3", "bronze-medal: t4", "first-to-solve-a: t1",
            ]
        )
    }

    @Test func givesAMedalToAllWhoShareTheLastPlace() throws {
        let record = try record(MedalCounts(gold: 2, silver: 2, bronze: 1), solvers(1, 2, 2, 3, 4))
        #expect(
            awards(record).dropLast() == [
                "winner: t1", "gold-medal: t1 t2 t3", "silver-medal: t4", "bronze-medal: t5",
            ]
        )
        let many = try self.record(MedalCounts(gold: 1, silver: 1), solvers(1, 1, 1))
        #expect(awards(many).dropLast() == ["winner: t1 t2 t3", "gold-medal: t1 t2 t3"])
    }

    @Test func givesNothingToThoseWithoutASolutionOrARank() throws {
        let submissions = ["base a 1 AC", "t1 a 2 WA", "t2 a 3 AC", "t3 a 4 WA"]
        let awarded = awards(try record(MedalCounts(gold: 4, silver: 4, bronze: 4), submissions))
        #expect(awarded == ["winner: t2", "gold-medal: t2", "first-to-solve-a: t2"])
        #expect(awards(try record(MedalCounts(gold: 4), ["base a 1 AC", "t1 a 2 WA"])).isEmpty)
    }

    @Test func givesMedalsForPointsWithoutASolution() throws {
        let submissions = ["t1 a 1 WA 40", "t2 a 2 WA 0", "t3 a 3 WA 10", "t4 b 9 RTE"]
        let awarded = awards(try record(MedalCounts(gold: 1, silver: 5), type: .score, submissions))
        #expect(awarded == ["winner: t1", "gold-medal: t1", "silver-medal: t3"])
    }

    @Test func givesNoMedalsUnlessAskedTo() throws {
        #expect(awards(try record(MedalCounts(), solvers(1, 2))) == ["winner: t1", "first-to-solve-a: t1"])
    }

    @Test func givesNothingBeforeAllIsFinalAndShown() throws {
        let medals = MedalCounts(gold: 1)
        let thawed = ReleaseState(thawed: BoardFixture.minute(305))
        let finalized = ReleaseState(finalized: BoardFixture.minute(305))
        #expect(awards(try record(medals, solvers(1), release: ReleaseState())).isEmpty)
        #expect(awards(try record(medals, solvers(1), release: thawed)).isEmpty)
        #expect(awards(try record(medals, solvers(1), release: finalized)).isEmpty)
        #expect(awards(try record(medals, solvers(1)), atMinute: 305).isEmpty)
        #expect(!awards(try record(medals, solvers(1), release: finalized, freezeDuration: nil)).isEmpty)
        #expect(!awards(try record(medals, solvers(1))).isEmpty)
    }

    @Test func namesEveryFirstInTheOrderOfTheProblems() throws {
        let record = try record(MedalCounts(), ["t1 b 1 AC", "t2 a 2 AC", "t2 b 3 AC", "t1 m 4 AC 0.5"])
        let awarded = PublicView(of: record, at: BoardFixture.minute(310)).awards
        #expect(awarded.map(\.id) == ["winner", "first-to-solve-a", "first-to-solve-b", "first-to-solve-m"])
        #expect(awarded.map(\.citation)[0] == "Winner of Contest")
        #expect(awarded.map(\.citation)[1] == "First to solve problem A")
        #expect(awarded.dropFirst().map { $0.teams.map(\.id.text) } == [["t2"], ["t1"], ["t1"]])
    }
}
