/// The board's cells while attempts are added to them, a row per team.
struct CellTable {
    private let rule: Scoreboard.Rule
    private let columns: [Scoreboard.Column]
    private let places: [ProblemID: Int]
    /// Who can be the first to solve something.
    private let ranked: Set<TeamID>
    private var rows: [TeamID: [OpenCell]]
    private var races: [Race]

    init(_ columns: [Scoreboard.Column], teams: [PublicTeam], by rule: Scoreboard.Rule) {
        self.rule = rule
        self.columns = columns
        places = Dictionary(columns.enumerated().map { ($1.problem, $0) }, uniquingKeysWith: { first, _ in first })
        ranked = Set(teams.filter { !$0.isBaseline }.map(\.id))
        let empty = columns.map { OpenCell(cell: Scoreboard.Cell($0.problem)) }
        rows = Dictionary(teams.map { ($0.id, empty) }, uniquingKeysWith: { first, _ in first })
        races = columns.map { _ in Race() }
    }

    func row(of team: TeamID) -> [Scoreboard.Cell] { rows[team]?.map(\.cell) ?? [] }

    /// Nil: there is no such team or problem.
    func cell(of team: TeamID, _ problem: ProblemID) -> Scoreboard.Cell? {
        places[problem].flatMap { rows[team]?[$0].cell }
    }

    mutating func add(_ attempt: Scoreboard.Attempt) {
        let team = attempt.team
        guard let place = places[attempt.problem], let wasSolved = rows[team]?[place].cell.isSolved else { return }
        switch rule.type {
        case .passFail: rows[team]?[place].addForSolution(attempt)
        case .score: rows[team]?[place].addForPoints(attempt, in: columns[place])
        }
        guard ranked.contains(team) else { return }
        if attempt.outcome == nil { races[place].open.insert(team) }
        let isSolved = rows[team]?[place].cell.isSolved ?? false
        if isSolved, !wasSolved { rows[team]?[place].cell.isFirst = races[place].finish(team) }
    }

    /// Says which entries count.
    mutating func name(_ models: [ProblemID: [TeamID: Scoreboard.ModelEntry]]) {
        for (problem, entries) in models {
            guard let place = places[problem] else { continue }
            for (team, entry) in entries { rows[team]?[place].cell.model = entry }
        }
    }

    /// Who solves a problem first.
    private struct Race {
        /// Teams of which something is pending that could still turn out to be the first.
        var open: Set<TeamID> = []
        private var isOver = false

        /// Whether the team is the first for sure.
        mutating func finish(_ team: TeamID) -> Bool {
            guard !isOver else { return false }
            isOver = true
            return open.isEmpty || open == [team]
        }
    }
}

/// A cell with what is not shown of it.
private struct OpenCell {
    var cell: Scoreboard.Cell
    /// The best points of each part of the problem; empty until there are any.
    private var best: [Double] = []

    init(cell: Scoreboard.Cell) { self.cell = cell }

    /// Nothing counts after the solution.
    mutating func addForSolution(_ attempt: Scoreboard.Attempt) {
        guard !cell.isSolved else { return }
        guard let outcome = attempt.outcome else {
            cell.pending += 1
            return
        }
        if outcome.counts { cell.attempts += 1 }
        guard outcome.isSolved else { return }
        cell.isSolved = true
        cell.minutes = attempt.minutes
        cell.metric = outcome.metric
    }

    /// The best counts, and of equal ones the earliest.
    mutating func addForPoints(_ attempt: Scoreboard.Attempt, in column: Scoreboard.Column) {
        guard let outcome = attempt.outcome else {
            cell.pending += 1
            return
        }
        guard outcome.counts else { return }
        cell.attempts += 1
        if outcome.points.isEmpty {
            // A failed attempt is worth nothing; where fewer points are better, nothing is not a result.
            if cell.score == nil, !column.isLowerBetter, !column.isModel { cell.score = 0 }
        } else if improve(with: outcome.points, in: column) {
            cell.metric = outcome.metric
            cell.minutes = attempt.minutes
        }
        cell.isSolved = cell.isSolved || isFull(column.fullScore) ?? outcome.isSolved
    }

    /// Nil where nobody said what all of the points are. They are sums of decimals, so they may be off in the last digits.
    private func isFull(_ full: Double?) -> Bool? {
        full.map { !best.isEmpty && best.reduce(0, +) >= $0 * (1 - 1e-9) }
    }

    /// Whether the sum of the parts became better.
    private mutating func improve(with points: [Double], in column: Scoreboard.Column) -> Bool {
        guard best.count == points.count else {
            best = points
            cell.score = points.reduce(0, +) * column.weight
            return true
        }
        let before = best.reduce(0, +)
        best = zip(best, points).map { column.isLowerBetter ? min($0, $1) : max($0, $1) }
        let sum = best.reduce(0, +)
        guard sum != before else { return false }
        cell.score = sum * column.weight
        return true
    }
}

extension Scoreboard.Attempt {
    /// Whole contest minutes.
    var minutes: Int { Int(contestTime.milliseconds / 60_000) }
}
