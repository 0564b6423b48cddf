/// How the teams came to their places: a pure function of attempts, as the board is.
///
/// The board is looked at after every minute in which something arrived that counts, in contests of more than five hours after every
/// three-hundredth part of them. Of a team's ranks the last one in each sixtieth part of the contest is kept, so that the size
/// does not grow with the number of submissions.
package struct BoardHistory: Sendable, Hashable {
    /// Since when a value holds, until the next one.
    package struct Step<Value: Sendable & Hashable>: Sendable, Hashable {
        /// Whole contest minutes.
        package let minutes: Int
        package let value: Value
    }

    /// A team's.
    package struct Line: Sendable, Hashable {
        /// Empty until it has a rank; baselines never have one.
        package fileprivate(set) var ranks: [Step<Int>] = []
        /// Problems solved, or points where they decide; empty until something of it was judged that counts.
        package fileprivate(set) var sums: [Step<Double>] = []

        package init() {}
    }

    package let lines: [TeamID: Line]

    /// `teams` by name, `attempts` in the order of arrival.
    init(
        rule: Scoreboard.Rule,
        columns: [Scoreboard.Column],
        teams: [PublicTeam],
        attempts: [Scoreboard.Attempt],
        length: Duration
    ) {
        var race = Race(rule, columns, teams, minutes: Int(length.milliseconds / 60_000))
        for attempt in attempts where attempt.outcome?.counts == true { race.add(attempt) }
        race.look()
        lines = Dictionary(zip(teams.map(\.id), race.lines), uniquingKeysWith: { first, _ in first })
    }
}

/// The board while attempts are added to it.
private struct Race {
    private let rule: Scoreboard.Rule
    private let columns: [Scoreboard.Column]
    private let teams: [PublicTeam]
    private let numbers: [TeamID: Int]
    /// Minutes between two looks at the board, and of which one rank is kept.
    private let glance: Int
    private let keep: Int
    private var cells: CellTable
    /// By team; nil until something of it counts.
    private var standings: [Standing?]
    /// Teams with a rank, the best first.
    private var order: [Int] = []
    /// Teams of which something came since the last look.
    private var changed: Set<Int> = []
    /// Of the last attempt.
    private var minutes = 0
    private(set) var lines: [BoardHistory.Line]

    init(_ rule: Scoreboard.Rule, _ columns: [Scoreboard.Column], _ teams: [PublicTeam], minutes: Int) {
        self.rule = rule
        self.columns = columns
        self.teams = teams
        numbers = Dictionary(teams.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        glance = max(1, (minutes + 299) / 300)
        keep = max(1, (minutes + 59) / 60)
        cells = CellTable(columns, teams: teams, by: rule)
        standings = teams.map { _ in nil }
        lines = teams.map { _ in BoardHistory.Line() }
    }

    mutating func add(_ attempt: Scoreboard.Attempt) {
        guard let team = numbers[attempt.team] else { return }
        if attempt.minutes / glance != minutes / glance { look() }
        minutes = attempt.minutes
        cells.add(attempt)
        // Where solutions decide, a failed attempt costs nothing before the solution; the first one alone gives a rank.
        let isFailure = rule.type == .passFail && attempt.outcome?.isSolved != true
        if !isFailure || standings[team] == nil { changed.insert(team) }
    }

    /// Gives ranks anew, and notes what has become another.
    mutating func look() {
        for team in changed.sorted() { update(team) }
        guard !changed.isEmpty else { return }
        changed = []
        // Teams are numbered by name.
        order.sort { one, other in
            guard let first = standings[one], let second = standings[other] else { return one < other }
            return first.isBetter(than: second) || !second.isBetter(than: first) && one < other
        }
        var rank = 0
        for (place, team) in order.enumerated() {
            if place == 0 || !areTied(team, order[place - 1]) { rank = place + 1 }
            lines[team].ranks.note(rank, at: minutes, each: keep)
        }
    }

    private mutating func update(_ team: Int) {
        let entry = Scoreboard.Entry(team: teams[team], cells: cells.row(of: teams[team].id), columns, rule: rule)
        guard entry.hasResult else { return }
        if standings[team] == nil, entry.isRanked { order.append(team) }
        standings[team] = entry.standing
        let sum = rule.type == .passFail ? Double(entry.standing.solved) : entry.score
        lines[team].sums.note(sum, at: minutes, each: glance)
    }

    private func areTied(_ one: Int, _ other: Int) -> Bool {
        guard let first = standings[one], let second = standings[other] else { return false }
        return first.isTied(with: second)
    }
}

extension Array {
    /// Appends a value that is another than the last, or puts it in the last one's place where both are of one part of the contest.
    fileprivate mutating func note<Value>(_ value: Value, at minutes: Int, each part: Int)
    where Element == BoardHistory.Step<Value> {
        guard last?.value != value else { return }
        let step = BoardHistory.Step(minutes: minutes, value: value)
        if let last, last.minutes / part == minutes / part {
            removeLast()
            if self.last?.value == value { return }
        }
        append(step)
    }
}
