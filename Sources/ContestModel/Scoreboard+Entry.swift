extension Scoreboard {
    /// A team's sums, before ranks are given.
    struct Entry {
        let team: PublicTeam
        let cells: [Cell]
        let rule: Rule
        let solved: Int
        let penalty: Int
        let score: Double

        init(team: PublicTeam, cells: [Cell], rule: Rule) {
            self.team = team
            self.cells = cells
            self.rule = rule
            let done = cells.filter(\.isSolved)
            solved = done.count
            penalty = done.reduce(0) { $0 + ($1.minutes ?? 0) + rule.penaltyMinutes * ($1.attempts - 1) }
            score = cells.reduce(0) { $0 + ($1.score ?? 0) }
        }

        /// Whether anything of it was judged that counts.
        var isRanked: Bool { !team.isBaseline && cells.contains { $0.attempts > 0 } }

        func isTied(with other: Entry) -> Bool { !isBetter(than: other) && !other.isBetter(than: self) }

        /// By rank, ties by name.
        static func stands(_ one: Entry, before other: Entry) -> Bool {
            one.isBetter(than: other) || !other.isBetter(than: one) && one.team < other.team
        }

        private func isBetter(than other: Entry) -> Bool {
            switch rule.type {
            case .passFail: (solved, other.penalty) > (other.solved, penalty)
            case .score: score > other.score
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
