extension Scoreboard {
    /// A team's sums, before ranks are given.
    struct Entry {
        let team: PublicTeam
        let cells: [Cell]
        let rule: Rule
        let solved: Int
        let penalty: Int
        /// As it is shown.
        let score: Double
        /// How many problems it has a result on where fewer points are better. There, no points are not the best but the worst.
        private let scarce: Int
        /// More is better.
        private let standing: Double
        /// Contest minutes of what last made it better; 0 where nothing did.
        private let improved: Int

        init(team: PublicTeam, cells: [Cell], _ columns: [Column], rule: Rule) {
            self.team = team
            self.cells = cells
            self.rule = rule
            let done = cells.filter(\.isSolved)
            solved = done.count
            penalty = done.reduce(0) { $0 + ($1.minutes ?? 0) + rule.penaltyMinutes * ($1.attempts - 1) }
            scarce = zip(cells, columns).count { $0.score != nil && $1.isLowerBetter }
            standing = zip(cells, columns).reduce(0) { $0 + ($1.0.score ?? 0) * ($1.1.isLowerBetter ? -1 : 1) }
            let isAscending = columns.allSatisfy(\.isLowerBetter)
            score = isAscending ? cells.reduce(0) { $0 + ($1.score ?? 0) } : standing
            let counted = cells.filter { $0.isSolved || ($0.score ?? 0) != 0 }
            improved = counted.compactMap(\.minutes).max() ?? 0
        }

        /// Whether anything of it was judged that counts.
        var isRanked: Bool { !team.isBaseline && cells.contains { $0.attempts > 0 } }

        func isTied(with other: Entry) -> Bool { !isBetter(than: other) && !other.isBetter(than: self) }

        /// By rank, ties by name.
        static func stands(_ one: Entry, before other: Entry) -> Bool {
            one.isBetter(than: other) || !other.isBetter(than: one) && one.team < other.team
        }

        private func isBetter(than other: Entry) -> Bool {
            let (mine, its) = (rule.tieBreak == .none ? 0 : improved, rule.tieBreak == .none ? 0 : other.improved)
            return switch rule.type {
            case .passFail: (solved, other.penalty, its) > (other.solved, penalty, mine)
            case .score: (scarce, standing, Double(its)) > (other.scarce, other.standing, Double(mine))
            }
        }

        func row(rank: Int?) -> Row {
            let isPassFail = rule.type == .passFail
            return Row(
                rank: rank,
                team: team,
                solved: solved,
                penalty: isPassFail ? penalty : nil,
                score: isPassFail ? nil : score,
                cells: cells
            )
        }
    }
}
