/// Who stands where: a pure function of attempts, in the rules of the ICPC or by points.
package struct Scoreboard: Sendable, Hashable {
    package struct Rule: Sendable, Hashable {
        package let type: Contest.ScoreboardType
        /// For each failed attempt before a solution.
        package let penaltyMinutes: Int
        package let tieBreak: RankingRules.TieBreak

        package init(
            type: Contest.ScoreboardType,
            penaltyMinutes: Int,
            tieBreak: RankingRules.TieBreak = .none
        ) {
            self.type = type
            self.penaltyMinutes = penaltyMinutes
            self.tieBreak = tieBreak
        }
    }

    /// A problem as far as the board knows it.
    package struct Column: Sendable, Hashable {
        package let problem: ProblemID
        package let weight: Double
        /// Of two results the smaller one is better.
        package let isLowerBetter: Bool
        /// The points, before the weight, that make it solved; nil: an accepted submission does.
        package let fullScore: Double?
        /// Only what has a score is a result.
        package let isModel: Bool

        package init(
            problem: ProblemID,
            weight: Double = 1,
            isLowerBetter: Bool = false,
            fullScore: Double? = nil,
            isModel: Bool = false
        ) {
            self.problem = problem
            self.weight = weight
            self.isLowerBetter = isLowerBetter
            self.isModel = isModel
            self.fullScore = fullScore.flatMap { $0 > 0 ? $0 : nil }
        }
    }

    /// A submission as far as the board knows it.
    package struct Attempt: Sendable, Hashable {
        package let team: TeamID
        package let problem: ProblemID
        /// From the start of the contest.
        package let contestTime: Duration
        /// Nil while it is pending.
        package let outcome: Outcome?

        package init(team: TeamID, problem: ProblemID, contestTime: Duration, outcome: Outcome?) {
            self.team = team
            self.problem = problem
            self.contestTime = contestTime
            self.outcome = outcome
        }
    }

    package struct Outcome: Sendable, Hashable {
        package let isSolved: Bool
        /// Whether it costs penalty time; false of everything that is not the program's fault.
        package let isPenalized: Bool
        /// Points before the problem's weight, of each part of which the best counts: as many for every attempt that has any. Their sum is the
        /// result; empty: none.
        package let points: [Double]
        /// An ML problem's ranking metric.
        package let metric: Double?
        /// Nil but for a model with a score.
        package let model: ModelEntry?

        package init(
            isSolved: Bool,
            isPenalized: Bool,
            points: [Double] = [],
            metric: Double? = nil,
            model: ModelEntry? = nil
        ) {
            self.isSolved = isSolved
            self.isPenalized = isPenalized
            self.points = points
            self.metric = metric
            self.model = model
        }

        var counts: Bool { isSolved || isPenalized }
    }

    /// A model's score, before the problem's weight.
    package struct ModelEntry: Sendable, Hashable {
        package let submission: Int64
        package let score: Double
        /// Nil where none was computed, or where it would say more than the score may.
        package let interval: ScoreInterval?
        /// Of entries that cannot be told apart, counted from the best one on; nil: it is in none, or that is not asked.
        package private(set) var group: Int?

        init(submission: Int64, _ split: SplitScore) {
            self.submission = submission
            score = split.score
            interval = split.interval
        }

        func inGroup(_ group: Int?) -> ModelEntry {
            var entry = self
            entry.group = group
            return entry
        }
    }

    package struct Row: Sendable, Hashable {
        /// Shared by those who are equal: 1, 2, 2, 4. Nil: not ranked.
        package let rank: Int?
        package let team: PublicTeam
        package let solved: Int
        /// Minutes; nil where points decide.
        package let penalty: Int?
        /// Points, those of problems where fewer are better taken off, unless it is so of all problems; nil where solutions decide.
        package let score: Double?
        /// One per problem, in the contest's order.
        package let cells: [Cell]
    }

    package struct Cell: Sendable, Hashable {
        package let problem: ProblemID
        /// Judged ones that count, up to the solution.
        package internal(set) var attempts = 0
        /// Submissions whose verdict is not known here.
        package internal(set) var pending = 0
        package internal(set) var isSolved = false
        /// Whole contest minutes of the solution, or of the best score.
        package internal(set) var minutes: Int?
        package internal(set) var isFirst = false
        package internal(set) var score: Double?
        package internal(set) var metric: Double?
        /// The entry that counts, of a team whose model has a score.
        package internal(set) var model: ModelEntry?

        init(_ problem: ProblemID) { self.problem = problem }
    }

    /// By rank, then by name.
    package let rows: [Row]
    /// Those without a score, and baselines; by name.
    package let unranked: [Row]

    /// `attempts` in the order of arrival; those of other teams and problems are not looked at. `models` are the entries that count, by
    /// problem and team.
    package init(
        rule: Rule,
        columns: [Column],
        teams: [PublicTeam],
        attempts: [Attempt],
        models: [ProblemID: [TeamID: ModelEntry]] = [:]
    ) {
        var cells = CellTable(columns, teams: teams, by: rule)
        for attempt in attempts { cells.add(attempt) }
        cells.name(models)
        let entries = teams.map { Entry(team: $0, cells: cells.row(of: $0.id), columns, rule: rule) }
            .sorted(by: Entry.stands)
        rows = Self.ranked(entries.filter(\.isRanked))
        unranked = entries.filter { !$0.isRanked }.sorted { $0.team < $1.team }.map { $0.row(rank: nil) }
    }

    private static func ranked(_ entries: [Entry]) -> [Row] {
        var rows: [Row] = []
        for (index, entry) in entries.enumerated() {
            let isTied = index > 0 && entries[index - 1].isTied(with: entry)
            rows.append(entry.row(rank: isTied ? rows.last?.rank : index + 1))
        }
        return rows
    }
}
