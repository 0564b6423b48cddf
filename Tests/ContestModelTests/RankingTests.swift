import ContestModel
import Testing

/// Boards of a line each: what was submitted, and who stands where.
@Suite struct RankingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var type = Contest.ScoreboardType.score
        var ranking = RankingRules()
        var scoring: [String: ScoringRules] = [:]
        var isOnlyPredictions = false
        var metric = "accuracy"
        let submissions: [String]
        /// Rank, team, what is shown as the sum, problems solved.
        let rows: [String]

        var testDescription: String { name }

        func view(_ release: ReleaseState = ReleaseState(), atMinute minute: Int = 310) throws -> PublicView {
            let ids = Set(submissions.compactMap { $0.split(separator: " ").first.map(String.init) }).sorted()
            let problems = try BoardFixture.problems(scoring: scoring, metric: metric)
            let record = try BoardFixture.record(
                try BoardFixture.contest(type: type, freezeDuration: nil, ranking: ranking),
                teams: try ids.map { try BoardFixture.team($0) },
                try BoardFixture.submissions(submissions),
                problems: isOnlyPredictions ? problems.suffix(1) : problems,
                release: release
            )
            return PublicView(of: record, at: BoardFixture.minute(minute))
        }
    }

    @Test(arguments: compileErrors + ties + points + groups + errors)
    func ranks(_ test: Case) throws {
        let rows = try test.view().board.rows.map { row in
            let sum = row.penalty.map(Double.init) ?? row.score ?? 0
            return "\(row.rank ?? 0) \(row.team.id) \(sum) \(row.solved)"
        }
        #expect(rows == test.rows)
    }

    private static let compileErrors = [
        Case(
            name: "a compile error is free",
            type: .passFail,
            submissions: ["t1 a 5 CE", "t1 a 10 AC", "t2 a 5 WA", "t2 a 10 AC"],
            rows: ["1 t1 10.0 1", "2 t2 30.0 1"]
        ),
        Case(
            name: "a compile error costs what a wrong answer does",
            type: .passFail,
            ranking: RankingRules(penalizesCompileErrors: true),
            submissions: [
                "t1 a 5 CE", "t1 a 10 AC", "t2 a 5 WA", "t2 a 10 AC", "t3 a 5 SE", "t3 a 6 JE", "t3 a 10 AC",
            ],
            rows: ["1 t3 10.0 1", "2 t1 30.0 1", "2 t2 30.0 1"]
        ),
        Case(
            name: "a compile error after the solution costs nothing",
            type: .passFail,
            ranking: RankingRules(penalizesCompileErrors: true),
            submissions: ["t1 a 10 AC", "t1 a 11 CE", "t2 a 9 CE"],
            rows: ["1 t1 10.0 1", "2 t2 0.0 0"]
        ),
    ]

    private static let ties = [
        Case(
            name: "ranks are shared",
            type: .passFail,
            submissions: ["t1 a 10 AC", "t1 b 30 AC", "t2 a 20 AC", "t2 b 20 AC", "t3 a 40 AC"],
            rows: ["1 t1 40.0 2", "1 t2 40.0 2", "3 t3 40.0 1"]
        ),
        Case(
            name: "the earlier last solution decides",
            type: .passFail,
            ranking: RankingRules(tieBreak: .lastImprovement),
            submissions: [
                "t1 a 10 AC", "t1 b 30 AC", "t2 a 20 AC", "t2 b 20 AC", "t2 m 200 WA", "t3 a 5 AC", "t3 b 35 AC",
            ],
            rows: ["1 t2 40.0 2", "2 t1 40.0 2", "3 t3 40.0 2"]
        ),
        Case(
            name: "equal in everything is still shared",
            type: .passFail,
            ranking: RankingRules(tieBreak: .lastImprovement),
            submissions: ["t1 a 10 AC", "t2 b 10 AC"],
            rows: ["1 t1 10.0 1", "1 t2 10.0 1"]
        ),
        Case(
            name: "the earlier gain decides, not a later submission of the same or no points",
            ranking: RankingRules(tieBreak: .lastImprovement),
            submissions: [
                "t1 a 10 WA 40", "t1 a 90 WA 40", "t1 b 95 WA 0", "t1 m 96 WA", "t2 a 10 WA 30", "t2 a 50 WA 40",
                "t3 a 9 WA 40", "t3 m 9 CE",
            ],
            rows: ["1 t3 40.0 0", "2 t1 40.0 0", "3 t2 40.0 0"]
        ),
    ]

    private static let points = [
        Case(
            name: "the best submission counts, partial points too",
            submissions: ["t1 a 10 WA 40", "t1 a 20 WA 70", "t1 a 30 WA 10", "t2 a 10 TLE 60", "t3 a 1 RTE"],
            rows: ["1 t1 70.0 0", "2 t2 60.0 0", "3 t3 0.0 0"]
        ),
        Case(
            name: "a problem with a full score is solved by it alone",
            scoring: ["a": .groups(50, 50)],
            submissions: ["t1 a 10 AC 60 10 50", "t2 a 10 AC 99.99999999999999 50 50"],
            rows: ["1 t2 99.99999999999999 1", "2 t1 60.0 0"]
        ),
        Case(
            name: "where solutions decide, points do not",
            type: .passFail,
            scoring: ["a": .groups(50, 50)],
            submissions: ["t1 a 10 AC 60 10 50", "t2 a 20 AC 100 50 50"],
            rows: ["1 t1 10.0 1", "2 t2 20.0 1"]
        ),
    ]

    private static let perGroup = RankingRules(points: .bestPerGroup)
    private static let groups = [
        Case(
            name: "the best of each group, over submissions, times the weight",
            ranking: perGroup,
            scoring: ["a": .groups(50, 50), "b": .groups(50, 50)],
            submissions: [
                "t1 a 10 WA 50 50 0", "t1 a 20 WA 50 0 50", "t2 a 10 WA 80 30 50", "t2 a 20 WA 60 50 10",
                "t3 b 30 WA 40 40 0", "t3 b 31 WA 5 0 5",
            ],
            rows: ["1 t1 100.0 1", "1 t2 100.0 1", "3 t3 90.0 0"]
        ),
        Case(
            name: "the best submission, over the same ones",
            scoring: ["a": .groups(50, 50), "b": .groups(50, 50)],
            submissions: [
                "t1 a 10 WA 50 50 0", "t1 a 20 WA 50 0 50", "t2 a 10 WA 80 30 50", "t2 a 20 WA 60 50 10",
                "t3 b 30 WA 40 40 0", "t3 b 31 WA 5 0 5",
            ],
            rows: ["1 t2 80.0 0", "1 t3 80.0 0", "3 t1 50.0 0"]
        ),
        Case(
            name: "a group that is missing gave nothing, and one without points changes nothing",
            ranking: perGroup,
            scoring: ["a": .groups(50, 50)],
            submissions: ["t1 a 10 WA 30 30", "t1 a 20 CE", "t1 a 30 RTE", "t1 a 40 WA 20 0 20", "t1 a 50 JE"],
            rows: ["1 t1 50.0 0"]
        ),
        Case(
            name: "problems without groups as ever",
            ranking: perGroup,
            submissions: ["t1 a 10 AC", "t1 m 20 AC 0.5", "t1 m 30 AC 0.25"],
            rows: ["1 t1 6.0 2"]
        ),
        Case(
            name: "where points are not a sum, the best submission",
            ranking: perGroup,
            scoring: ["a": .groups(50, 50, aggregation: .min), "b": .groups(50, 50, isLowerBetter: true)],
            submissions: ["t1 a 10 WA 10 10 50", "t1 a 20 WA 20 50 20", "t1 b 10 AC 8 3 5", "t1 b 10 AC 9 1 8"],
            rows: ["1 t1 4.0 1"]
        ),
    ]

    private static let errors = [
        Case(
            name: "the smallest error is the best",
            metric: "rmse",
            submissions: ["t1 m 10 AC 0.5", "t1 m 20 AC 0.25", "t1 m 30 AC 0.75", "t2 m 10 AC 0.125", "t3 m 10 WA"],
            rows: ["1 t2 -1.25 1", "2 t1 -2.5 1"]
        ),
        Case(
            name: "points of one problem, less the errors of another",
            metric: "mae",
            submissions: ["t1 a 10 AC", "t1 m 10 AC 0.125", "t2 m 10 AC 0.0625", "t3 a 10 AC", "t3 b 10 AC"],
            rows: ["1 t1 -0.25 2", "2 t2 -0.625 1", "3 t3 3.0 2"]
        ),
        Case(
            name: "nothing but errors: the plain sum",
            isOnlyPredictions: true,
            metric: "rmse",
            submissions: ["t1 m 10 AC 0.5", "t2 m 10 AC 0.125", "t3 m 10 AC 0", "t4 m 5 RTE"],
            rows: ["1 t3 0.0 1", "2 t2 1.25 1", "3 t1 5.0 1"]
        ),
        Case(
            name: "fewer points are better where the package says so",
            scoring: ["b": .groups(nil, isLowerBetter: true)],
            submissions: ["t1 b 10 AC 7", "t1 b 20 AC 9", "t2 b 30 AC 6", "t3 b 5 WA", "t4 b 40 AC 6"],
            rows: ["1 t2 -12.0 1", "1 t4 -12.0 1", "3 t1 -14.0 1", "4 t3 0.0 0"]
        ),
    ]

    @Test(arguments: [
        // Accepted, but not all of the points.
        (["t1 a 10 AC 60 10 50", "t2 a 20 AC 100 50 50", "t3 a 30 AC 100 50 50"], "t2"),
        // All of the points, from two submissions; the other team has them from one that came later.
        (["t1 a 10 WA 50 50 0", "t2 a 15 WA 50 50 0", "t1 a 20 WA 50 0 50", "t2 a 30 AC 100 50 50"], "t1"),
        // A submission of another team that is not judged yet could be the one.
        (["t1 a 10 -", "t2 a 20 AC 100 50 50"], nil),
        // One's own could not change who is first.
        (["t1 a 10 -", "t1 a 20 AC 100 50 50", "t2 a 30 AC 100 50 50"], "t1"),
        (["t1 a 10 AC 100 50 50", "t2 a 15 -"], "t1"),
    ])
    func findsWhoHadTheFullScoreFirst(submissions: [String], first: String?) throws {
        let test = Case(
            name: "first",
            ranking: Self.perGroup,
            scoring: ["a": .groups(50, 50)],
            submissions: submissions,
            rows: []
        )
        let board = try test.view().board
        let firsts = (board.rows + board.unranked).filter { $0.cells[0].isFirst }.map(\.team.id.text)
        #expect(firsts == [first].compactMap { $0 })
    }

    @Test func saysWhichTeamsSolvedAProblemAsTheBoardDoes() throws {
        let test = Case(
            name: "statistics",
            scoring: ["a": .groups(50, 50)],
            submissions: ["t1 a 10 AC 60 10 50", "t2 a 20 AC 100 50 50", "t3 b 30 AC"],
            rows: []
        )
        #expect(try test.view().problems.map(\.statistics.teamsSolved) == [1, 1, 0])
        #expect(try test.view().problems.map(\.statistics.teamsTried) == [2, 1, 0])
    }
}
