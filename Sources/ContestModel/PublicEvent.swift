/// Something that readers want to hear of, and may.
package struct PublicEvent: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case start, freeze, end, thaw, final
        /// By a submission that nobody's earlier one can overtake any more.
        case firstToSolve(ProblemID, PublicTeam, submission: Int64)
        /// Who stands first from a submission on, by name; several share the place.
        case lead([PublicTeam], submission: Int64)
    }

    package let kind: Kind
    /// When it came about: for what a submission did, when that was received.
    package let happened: Timestamp
    /// Since when everybody can know: not before the verdict, nor before the thaw.
    package let known: Timestamp

    /// In the order in which they could be known.
    static func all(
        of record: ContestRecord,
        _ contest: PublicContest,
        _ submissions: [PublicSubmission],
        _ teams: [PublicTeam],
        at now: Timestamp
    ) -> [PublicEvent] {
        let milestones = ContestMilestones(of: record.contest, record.release, at: now)
        let moments: [(Kind, Timestamp?)] = [
            (.start, milestones.started), (.freeze, milestones.frozen), (.end, milestones.ended),
            (.thaw, milestones.thawed), (.final, milestones.finalized),
        ]
        let own = moments.compactMap { kind, time in time.map { PublicEvent(kind: kind, happened: $0, known: $0) } }
        guard milestones.started != nil else { return own }
        var race = OpenRace(record, contest, teams, milestones)
        return (own + submissions.flatMap { race.add($0) }).enumerated()
            .sorted { ($0.element.known, $0.offset) < ($1.element.known, $1.offset) }.map(\.element)
    }
}

/// The board while what is known of submissions is added to it, in the order of arrival.
private struct OpenRace {
    private let rule: Scoreboard.Rule
    private let points: RankingRules.PointsRule
    private let columns: [Scoreboard.Column]
    private let packages: [ProblemID: Problem]
    private let teams: [TeamID: PublicTeam]
    private let milestones: ContestMilestones
    private var cells: CellTable
    private var entries: [TeamID: Scoreboard.Entry] = [:]
    private var first: [Scoreboard.Entry] = []
    /// Those of the first who have succeeded in anything, by name.
    private var leaders: [PublicTeam] = []
    /// Since when all is known that came in for a problem so far.
    private var known: [ProblemID: Timestamp] = [:]

    init(
        _ record: ContestRecord,
        _ contest: PublicContest,
        _ teams: [PublicTeam],
        _ milestones: ContestMilestones
    ) {
        rule = Scoreboard.Rule(
            type: contest.scoreboardType,
            penaltyMinutes: contest.penaltyMinutes,
            tieBreak: contest.ranking.tieBreak
        )
        points = contest.ranking.points
        let packages = Dictionary(record.problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.packages = packages
        columns = record.contest.problems.compactMap { place in
            packages[place.id].map { Scoreboard.Column($0, place) }
        }
        self.teams = Dictionary(teams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.milestones = milestones
        cells = CellTable(columns, teams: teams, by: rule)
    }

    /// What a submission brought about.
    mutating func add(_ submission: PublicSubmission) -> [PublicEvent] {
        let (problem, id) = (submission.problem, submission.id)
        guard let team = teams[submission.team] else { return [] }
        let before = cells.cell(of: team.id, problem)
        cells.add(submission.attempt(packages[problem], by: points))
        guard let result = submission.result, let cell = cells.cell(of: team.id, problem) else { return [] }
        let time = moment(result, submission.received)
        known[problem] = max(known[problem] ?? time, time)
        var events: [PublicEvent] = []
        if cell.isFirst, before?.isFirst == false {
            let kind = PublicEvent.Kind.firstToSolve(problem, team, submission: id)
            events.append(PublicEvent(kind: kind, happened: submission.received, known: known[problem] ?? time))
        }
        if cell.isSolved != before?.isSolved || cell.score != before?.score, leadChanges(with: team), !leaders.isEmpty {
            let kind = PublicEvent.Kind.lead(leaders, submission: id)
            events.append(PublicEvent(kind: kind, happened: submission.received, known: time))
        }
        return events
    }

    /// A verdict that a freeze kept is known from the thaw on.
    private func moment(_ result: PublicResult, _ received: Timestamp) -> Timestamp {
        guard let frozen = milestones.frozen, received >= frozen, let thawed = milestones.thawed else {
            return result.ended
        }
        return max(result.ended, thawed)
    }

    /// Whether others lead now that a team's cells have changed.
    private mutating func leadChanges(with team: PublicTeam) -> Bool {
        let entry = Scoreboard.Entry(team: team, cells: cells.row(of: team.id), columns, rule: rule)
        guard entry.isRanked else { return false }
        let isWorse = entries[team.id].map { Scoreboard.Entry.stands($0, before: entry) } ?? false
        entries[team.id] = entry
        // Points below zero are the one way to stand worse than before.
        let rivals = isWorse ? Array(entries.values) : first.filter { $0.team.id != team.id } + [entry]
        let best = rivals.min(by: Scoreboard.Entry.stands)
        first = rivals.filter { best?.isTied(with: $0) ?? false }
        let old = leaders
        leaders = first.filter { $0.row(rank: nil).hasSucceeded }.map(\.team).sorted()
        return leaders != old
    }
}
