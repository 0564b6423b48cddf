extension Scoreboard {
    /// A team's sums, before ranks are given.
    struct Entry {
        let team: PublicTeam
        let cells: [Cell]
        let standing: Standing
        /// As it is shown.
        let score: Double
        /// Whether anything of it was judged that counts; where points decide, a model without a score does not.
        let hasResult: Bool

        init(team: PublicTeam, cells: [Cell], _ columns: [Column], rule: Rule) {
            self.team = team
            self.cells = cells
            let done = cells.lazy.filter(\.isSolved)
            let sum = zip(cells, columns).reduce(0) { $0 + ($1.0.score ?? 0) * ($1.1.isLowerBetter ? -1 : 1) }
            let isAscending = columns.allSatisfy(\.isLowerBetter)
            score = isAscending ? cells.reduce(0) { $0 + ($1.score ?? 0) } : sum
            hasResult = zip(cells, columns).contains { cell, column in
                rule.type == .score && column.isModel ? cell.score != nil : cell.attempts > 0
            }
            let counted = cells.lazy.filter { $0.isSolved || ($0.score ?? 0) != 0 }
            standing = Standing(
                type: rule.type,
                solved: done.count,
                penalty: done.reduce(0) { $0 + ($1.minutes ?? 0) + rule.penaltyMinutes * ($1.attempts - 1) },
                scarce: zip(cells, columns).count { $0.score != nil && $1.isLowerBetter },
                sum: sum,
                improved: rule.tieBreak == .none ? 0 : counted.compactMap(\.minutes).max() ?? 0
            )
        }

        var isRanked: Bool { !team.isBaseline && hasResult }

        func isTied(with other: Entry) -> Bool { standing.isTied(with: other.standing) }

        /// By rank, ties by name.
        static func stands(_ one: Entry, before other: Entry) -> Bool {
            one.standing.isBetter(than: other.standing)
                || !other.standing.isBetter(than: one.standing) && one.team < other.team
        }

        func row(rank: Int?) -> Row {
            let isPassFail = standing.type == .passFail
            return Row(
                rank: rank,
                team: team,
                solved: standing.solved,
                penalty: isPassFail ? standing.penalty : nil,
                score: isPassFail ? nil : score,
                cells: cells
            )
        }
    }
}

/// What decides a team's place.
struct Standing {
    let type: Contest.ScoreboardType
    let solved: Int
    let penalty: Int
    /// How many problems it has a result on where fewer points are better. There, no points are not the best but the worst.
    let scarce: Int
    /// Of points; more is better.
    let sum: Double
    /// Contest minutes of what last made it better; 0 where nothing did, and where that decides nothing.
    let improved: Int

    func isTied(with other: Standing) -> Bool { !isBetter(than: other) && !other.isBetter(than: self) }

    func isBetter(than other: Standing) -> Bool {
        switch type {
        case .passFail: (solved, other.penalty, other.improved) > (other.solved, penalty, improved)
        case .score: (scarce, sum, Double(other.improved)) > (other.scarce, other.sum, Double(improved))
        }
    }
}
