/// What teams are honoured for, by the ids of the CLICS Contest API.
package struct Award: Sendable, Hashable {
    /// `winner`, `gold-medal`, `silver-medal`, `bronze-medal` or `first-to-solve-<problem>`.
    package let id: String
    package let citation: String
    /// In the order of the board; never empty.
    package let teams: [PublicTeam]

    /// The winners, the medals, then who solved a problem first, in the order of the problems.
    ///
    /// Whoever shares the last of the places that get something gets it too; those behind move no further up, so that their medal may go
    /// to fewer teams. Teams without a rank or without any success get nothing.
    package static func all(of board: Scoreboard, _ problems: [PublicProblem], _ contest: PublicContest) -> [Award] {
        let medals = contest.ranking.medals
        let (gold, silver) = (medals.gold, medals.gold + medals.silver)
        let honours = [
            honour("winner", "Winner of \(contest.name)", board, from: 1, to: 1),
            honour("gold-medal", "Gold medal", board, from: 1, to: gold),
            honour("silver-medal", "Silver medal", board, from: gold + 1, to: silver),
            honour("bronze-medal", "Bronze medal", board, from: silver + 1, to: silver + medals.bronze),
        ]
        return (honours + problems.map { first($0, board) }).compactMap { $0 }
    }

    /// Nil where nobody gets it.
    private static func honour(
        _ id: String,
        _ citation: String,
        _ board: Scoreboard,
        from best: Int,
        to last: Int
    ) -> Award? {
        let rows = board.rows.filter { row in
            row.hasSucceeded && row.rank.map { $0 >= best && $0 <= last } ?? false
        }
        return rows.isEmpty ? nil : Award(id: id, citation: citation, teams: rows.map(\.team))
    }

    private static func first(_ problem: PublicProblem, _ board: Scoreboard) -> Award? {
        let row = board.rows.first { $0.cells.contains { $0.problem == problem.id && $0.isFirst } }
        return row.map {
            Award(
                id: "first-to-solve-\(problem.id)",
                citation: "First to solve problem \(problem.label)",
                teams: [$0.team]
            )
        }
    }
}

extension Scoreboard.Row {
    /// Whether anything was solved, or where points decide, any points were made.
    var hasSucceeded: Bool {
        solved > 0 || score != nil && cells.contains { $0.minutes != nil && ($0.score ?? 0) != 0 }
    }
}
