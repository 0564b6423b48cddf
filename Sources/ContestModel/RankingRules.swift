/// What `contest.yaml` says of ranks and awards beyond the type of the board.
package struct RankingRules: Sendable, Hashable {
    /// What counts of a team's submissions to a problem with points.
    package enum PointsRule: String, Sendable, Hashable, CaseIterable {
        /// Its best submission.
        case bestSubmission = "best-submission"
        /// The sum of the best results in each group of test cases, whichever submissions they come from.
        case bestPerGroup = "best-per-group"
    }

    /// What decides between teams that are equal otherwise.
    package enum TieBreak: String, Sendable, Hashable, CaseIterable {
        /// Nothing: they share the rank.
        case none
        /// Who came to the result earlier, in whole minutes of the contest.
        case lastImprovement = "last-improvement"
    }

    /// Whether a compile error before a solution is a failed attempt.
    package let penalizesCompileErrors: Bool
    package let points: PointsRule
    package let tieBreak: TieBreak
    package let medals: MedalCounts

    package init(
        penalizesCompileErrors: Bool = false,
        points: PointsRule = .bestSubmission,
        tieBreak: TieBreak = .none,
        medals: MedalCounts = MedalCounts()
    ) {
        self.penalizesCompileErrors = penalizesCompileErrors
        self.points = points
        self.tieBreak = tieBreak
        self.medals = medals
    }

    /// Whether such an attempt before a solution is a failed one.
    package func isPenalized(_ verdict: Verdict) -> Bool {
        verdict.isPenalized || verdict == .compileError && penalizesCompileErrors
    }
}

/// How many places get each medal.
package struct MedalCounts: Sendable, Hashable {
    package let gold: Int
    package let silver: Int
    package let bronze: Int

    package init(gold: Int = 0, silver: Int = 0, bronze: Int = 0) {
        self.gold = gold
        self.silver = silver
        self.bronze = bronze
    }
}
