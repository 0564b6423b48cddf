/// Who stands where on one ML problem, each team with the entry that counts now.
package struct ModelStanding: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package let team: PublicTeam
        package let entry: Scoreboard.ModelEntry
        /// Shared by those who are equal; nil: a baseline.
        package let rank: Int?
        /// Where the team stood by public scores, and with which; nil: those still rank, or it had none.
        package let before: Before?
    }

    package struct Before: Sendable, Hashable {
        package let rank: Int?
        package let score: Double
    }

    package let problem: ProblemID
    /// Whether the entries that count in the end rank, by private scores where there are any.
    package let isReleased: Bool
    /// From the best on.
    package let lines: [Line]
    /// How many groups of more than one entry there are that cannot be told apart; nil: that was not asked, or is not known yet.
    package let groups: Int?

    /// By the team's id.
    var entries: [TeamID: Scoreboard.ModelEntry] {
        Dictionary(lines.map { ($0.team.id, $0.entry) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A problem, of which attempts are put in order.
struct ModelField {
    let problem: ProblemID
    let isLowerBetter: Bool
    let ties: StandingRules.Ties
    let isSplit: Bool
    let teams: [TeamID: PublicTeam]

    /// `race` are the attempts as they count by public scores, `final` as they count in the end; nil: that is not known yet.
    func standing(
        race: [Scoreboard.Attempt],
        final: [Scoreboard.Attempt]?,
        comparing lookup: PairLookup
    ) rethrows -> ModelStanding {
        let before = final == nil ? nil : ranked(best(of: race))
        let now = ranked(best(of: final ?? race))
        let groups = try groups(now.map(\.entry), final != nil && isSplit ? .privateRows : .publicRows, lookup)
        let old = Dictionary((before ?? []).map { ($0.team.id, $0) }, uniquingKeysWith: { first, _ in first })
        let lines = now.enumerated().map { place, line in
            ModelStanding.Line(
                team: line.team,
                entry: line.entry.inGroup(groups?[place] ?? nil),
                rank: line.rank,
                before: old[line.team.id].map { ModelStanding.Before(rank: $0.rank, score: $0.entry.score) }
            )
        }
        return ModelStanding(
            problem: problem,
            isReleased: final != nil,
            lines: lines,
            groups: groups.map { $0.compactMap(\.self).max() ?? 0 }
        )
    }

    /// The first of each team's best ones.
    private func best(of attempts: [Scoreboard.Attempt]) -> [TeamID: Scoreboard.ModelEntry] {
        attempts.reduce(into: [:]) { best, attempt in
            guard attempt.problem == problem, teams[attempt.team] != nil, let entry = attempt.outcome?.model else {
                return
            }
            if let old = best[attempt.team], !isBetter(entry, than: old) { return }
            best[attempt.team] = entry
        }
    }

    private func isBetter(_ one: Scoreboard.ModelEntry, than other: Scoreboard.ModelEntry) -> Bool {
        isLowerBetter ? one.score < other.score : one.score > other.score
    }

    private typealias Ranked = (team: PublicTeam, entry: Scoreboard.ModelEntry, rank: Int?)

    /// By score, then by number; baselines stand among the others, without a rank.
    private func ranked(_ entries: [TeamID: Scoreboard.ModelEntry]) -> [Ranked] {
        let sorted = entries.compactMap { id, entry in teams[id].map { ($0, entry) } }.sorted { one, other in
            isBetter(one.1, than: other.1) || !isBetter(other.1, than: one.1) && one.1.submission < other.1.submission
        }
        var (count, rank, last) = (0, 0, nil as Double?)
        return sorted.map { team, entry in
            guard !team.isBaseline else { return (team, entry, nil) }
            count += 1
            if last != entry.score { rank = count }
            last = entry.score
            return (team, entry, rank)
        }
    }

    /// The group of each entry, counted from 1; nil for one that is alone. Nil for all where a difference is not known yet.
    private func groups(
        _ entries: [Scoreboard.ModelEntry],
        _ basis: EntryPair.Basis,
        _ lookup: PairLookup
    ) rethrows -> [Int?]? {
        guard ties == .inseparable else { return nil }
        var isKnown = true
        let ranges = try TieGroups.groups(count: entries.count) { first, second in
            let pair = EntryPair(entries[first].submission, entries[second].submission, by: basis)
            guard isKnown, let difference = try lookup(pair) else {
                isKnown = false
                return true
            }
            return difference.isApart
        }
        guard isKnown else { return nil }
        var number = 0
        return ranges.flatMap { range in
            number += range.count > 1 ? 1 : 0
            return [Int?](repeating: range.count > 1 ? number : nil, count: range.count)
        }
    }
}

extension ModelField {
    /// Of the columns that are for models.
    static func all(of record: ContestRecord, columns: [Scoreboard.Column], _ teams: [PublicTeam]) -> [ModelField] {
        let packages = Dictionary(record.problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let teams = Dictionary(teams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return columns.compactMap { column in
            guard let problem = packages[column.problem], let rules = problem.standing else { return nil }
            return ModelField(
                problem: column.problem,
                isLowerBetter: column.isLowerBetter,
                ties: rules.ties,
                isSplit: problem.isSplit,
                teams: teams
            )
        }
    }
}
