/// The board's cells while attempts are added to them, a row per team.
struct CellTable {
    private let weights: [Double]
    private let columns: [ProblemID: Int]
    private var rows: [TeamID: [Scoreboard.Cell]]

    init(problems: [ContestProblem], teams: [PublicTeam]) {
        weights = problems.map(\.weight)
        columns = Dictionary(problems.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let empty = problems.map { Scoreboard.Cell($0.id) }
        rows = Dictionary(teams.map { ($0.id, empty) }, uniquingKeysWith: { first, _ in first })
    }

    func row(of team: TeamID) -> [Scoreboard.Cell] { rows[team] ?? [] }

    mutating func add(_ attempt: Scoreboard.Attempt, by rule: Scoreboard.Rule) {
        guard let column = columns[attempt.problem] else { return }
        switch rule.type {
        case .passFail: rows[attempt.team]?[column].addForSolution(attempt)
        case .score: rows[attempt.team]?[column].addForPoints(attempt, weight: weights[column])
        }
    }

    /// The first solution of a problem by a team that is ranked. Not given while an earlier submission is pending,
    /// which could still turn out to be the first.
    mutating func markFirsts(_ attempts: [Scoreboard.Attempt], among teams: [PublicTeam]) {
        let ranked = Set(teams.filter { !$0.isBaseline }.map(\.id))
        var decided = Set<ProblemID>()
        for attempt in attempts where ranked.contains(attempt.team) && !decided.contains(attempt.problem) {
            let isSolved = attempt.outcome?.isSolved ?? false
            guard isSolved || attempt.outcome == nil else { continue }
            decided.insert(attempt.problem)
            guard isSolved, let column = columns[attempt.problem] else { continue }
            rows[attempt.team]?[column].isFirst = true
        }
    }
}

extension Scoreboard.Cell {
    /// Nothing counts after the solution.
    fileprivate mutating func addForSolution(_ attempt: Scoreboard.Attempt) {
        guard !isSolved else { return }
        guard let outcome = attempt.outcome else {
            pending += 1
            return
        }
        if outcome.counts { attempts += 1 }
        guard outcome.isSolved else { return }
        isSolved = true
        minutes = attempt.minutes
        metric = outcome.metric
    }

    /// The best counts, and of equal ones the earliest.
    fileprivate mutating func addForPoints(_ attempt: Scoreboard.Attempt, weight: Double) {
        guard let outcome = attempt.outcome else {
            pending += 1
            return
        }
        guard outcome.counts else { return }
        attempts += 1
        isSolved = isSolved || outcome.isSolved
        let points = (outcome.value ?? 0) * weight
        guard points > score ?? -.infinity else { return }
        score = points
        metric = outcome.metric
        minutes = outcome.value == nil ? nil : attempt.minutes
    }
}

extension Scoreboard.Attempt {
    fileprivate var minutes: Int { Int(contestTime.milliseconds / 60_000) }
}
