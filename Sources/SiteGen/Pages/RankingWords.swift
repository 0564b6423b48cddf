import ContestModel

/// How the board ranks, in sentences.
struct RankingWords {
    private(set) var sentences: [String]

    init(_ contest: PublicContest, _ problems: [PublicProblem]) {
        let rules = contest.ranking
        switch contest.scoreboardType {
        case .passFail:
            let compiling =
                rules.penalizesCompileErrors ? "A compile error is a failed try." : "A compile error costs nothing."
            sentences = [
                "Ranked by problems solved, then by penalty: the minutes of each solution and \(contest.penaltyMinutes) more for every failed try before it.",
                compiling,
            ]
        case .score:
            sentences = [Self.points(rules.points)]
            if problems.contains(where: \.isLowerBetter) { sentences.append(Self.fewer(problems)) }
        }
        if rules.tieBreak == .lastImprovement {
            sentences.append(
                "Of teams that are equal, the one stands first that came to its result in an earlier minute."
            )
        }
    }

    private static func points(_ rule: RankingRules.PointsRule) -> String {
        switch rule {
        case .bestSubmission:
            "Ranked by the sum of the best scores, each times its problem's weight, in full precision."
        case .bestPerGroup:
            "Ranked by the sum of the best scores in each group of tests, whichever submissions they come from, each times its problem's weight, in full precision."
        }
    }

    private static func fewer(_ problems: [PublicProblem]) -> String {
        if problems.allSatisfy(\.isLowerBetter) {
            return "Fewer are better; who has a result on more problems stands first."
        }
        let labels = problems.filter(\.isLowerBetter).map(\.label).joined(separator: ", ")
        return "Of \(labels) fewer are better and are taken off; who has more results there stands first."
    }
}
