/// What may stand in the columns of predictions, beyond what every metric asks for.
package struct PredictionValues: Sendable, Hashable {
    package enum Probabilities: String, Sendable, Hashable, CaseIterable {
        /// Scores may be any numbers.
        case unchecked
        /// Each score lies between 0 and 1.
        case each
        /// As `each`, and the scores of a row sum to 1, give or take a millionth.
        case sumToOne = "sum_to_one"
    }

    /// The only classes that may be predicted; empty: any.
    package let classes: [String]
    package let probabilities: Probabilities
    /// What counts for an id that the file leaves out; nil: it must have every id.
    package let missing: String?

    package init(classes: [String] = [], probabilities: Probabilities = .unchecked, missing: String? = nil) {
        self.classes = classes
        self.probabilities = probabilities
        self.missing = missing
    }
}

/// How often a model is run, and whether that is measured with care.
package struct RunTiming: Sendable, Hashable {
    /// Those whose time counts.
    package let runs: Int
    /// Those before them, whose time does not. Predictions are always those of the very first run.
    package let warmUps: Int
    /// Whether no other submission runs meanwhile.
    package let isAlone: Bool

    package init(runs: Int = 1, warmUps: Int = 0, isAlone: Bool = false) {
        self.runs = runs
        self.warmUps = warmUps
        self.isAlone = isAlone
    }
}
