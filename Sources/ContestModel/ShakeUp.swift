/// Who stood where by public scores, and stands where now that private ones are released.
package struct ShakeUp: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package let team: PublicTeam
        /// By public scores; nil: it had no rank.
        package let before: Int?
        package let now: Int?

        /// Places that it went up; negative: down.
        package var gain: Int { before.flatMap { before in now.map { before - $0 } } ?? 0 }
    }

    /// In the order of the board.
    package let lines: [Line]

    /// Nil: no problem has anything that was sealed.
    init?(from old: Scoreboard, to new: Scoreboard, of record: ContestRecord) {
        guard record.problems.contains(where: \.isSealed),
            new.rows.contains(where: { $0.cells.contains { $0.model != nil } })
        else { return nil }
        let before = Dictionary(old.rows.map { ($0.team.id, $0.rank) }, uniquingKeysWith: { first, _ in first })
        lines = new.rows.map { Line(team: $0.team, before: before[$0.team.id] ?? nil, now: $0.rank) }
    }
}
