import ContestModel

/// Points as the Contest API has them, where more is better and a problem gives no fewer than none.
///
/// Where fewer points are better, a result is worth what is left of a power of ten that is larger than all results of the board together. So the
/// sums stand in the board's order: first by how many such problems have a result, then by the results.
struct PointScale {
    /// What a result of a problem is taken from, where fewer points are better.
    let top: Double
    private let lower: Set<ProblemID>

    init(_ board: Scoreboard, _ problems: [PublicProblem]) {
        lower = Set(problems.lazy.filter(\.isLowerBetter).map(\.id))
        var largest: [ProblemID: Double] = [:]
        for cell in (board.rows + board.unranked).flatMap(\.cells) {
            guard let score = cell.score, score.isFinite else { continue }
            largest[cell.problem] = max(largest[cell.problem] ?? 0, abs(score))
        }
        let bound = 2 * problems.reduce(0) { $0 + (largest[$1.id] ?? 0) }
        var top = 1.0
        while top <= bound { top *= 10 }
        self.top = top
    }

    /// Those of one result; they may be negative.
    func points(_ score: Double, on problem: ProblemID) -> Double { lower.contains(problem) ? top - score : score }

    /// Those of one result, as a problem or a judgement has them; nil: there is none.
    func shown(_ score: Double?, on problem: ProblemID) -> Double {
        score.map { max(0, points($0, on: problem)) } ?? 0
    }

    /// The most that a problem gives; nil: nobody knows.
    func most(of problem: PublicProblem) -> Double? {
        if problem.isLowerBetter { return top }
        switch problem.kind {
        case .predictions: return nil
        case .program, .answers, .sql:
            guard let scoring = problem.scoring else { return problem.weight }
            return scoring.fullScore.map { $0 * problem.weight }
        }
    }
}
