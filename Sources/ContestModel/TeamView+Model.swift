/// What a model's run came to, as its team may know it.
package struct TeamModelScore: Sendable, Hashable {
    /// Over the public rows: by the Ladder and rounded, until private scores are released.
    package let open: SplitScore
    /// Over the private rows; nil: they are sealed, or there are none.
    package let sealed: SplitScore?
    /// Whether it is the team's entry that counts in the end; false until private scores are released.
    package let isFinal: Bool
    /// The Ladder goes on showing the score of this earlier submission.
    package let heldBy: Int64?
    /// Of the problem's formula, in its order; empty where there is none.
    let terms: [ScoreTerm]

    init(_ shown: ScoreDisclosure.Shown, _ assessment: ModelAssessment?, digits: Int?) {
        open = shown.open
        sealed = shown.sealed
        isFinal = shown.isFinal
        heldBy = shown.heldBy
        let terms = assessment?.terms ?? []
        self.terms = digits.map { digits in terms.map { $0.rounded(by: PublicRounding(digits: digits)) } } ?? terms
    }
}

extension ScoreTerm {
    fileprivate func rounded(by round: PublicRounding) -> ScoreTerm {
        // A size and a time say nothing of labels.
        guard name != "size", name != "latency" else { return self }
        return ScoreTerm(name: name, value: round(value), share: round(share), weight: weight)
    }
}

/// What a team chose as its final entry to a problem where it may.
package struct TeamSelection: Sendable, Hashable {
    package let problem: TeamProblem
    /// Nil: it has not said anything.
    package let selection: Selection?
}
