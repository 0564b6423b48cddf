/// A metric by its id, with its options as written in `problem.yaml`: `{id: f1, average: macro}`.
package struct MetricChoice: Sendable, Hashable {
    package let id: String
    package let options: [String: String]
    /// Nil: it is one that the judge knows.
    package let scorer: OwnScorer?

    package init(id: String, options: [String: String] = [:], scorer: OwnScorer? = nil) {
        self.id = id
        self.options = options
        self.scorer = scorer
    }
}

/// A program of the problem's own that says how good predictions are.
package struct OwnScorer: Sendable, Hashable {
    package let program: JuryProgram
    package let isLowerBetter: Bool

    package init(program: JuryProgram, isLowerBetter: Bool) {
        self.program = program
        self.isLowerBetter = isLowerBetter
    }
}

extension MetricChoice {
    /// Whether it is an error, of which less is better.
    package var isLowerBetter: Bool { scorer?.isLowerBetter ?? Self.errors.contains(id) }

    private static let errors: Set = [
        "brier", "cer", "coverage", "crps", "ece", "gamma_deviance", "hamming", "hausdorff", "kl_divergence",
        "levenshtein", "log_loss", "log_mae", "mae", "mape", "mase", "max_error", "mcrmse", "medae", "mse", "msle",
        "normalized_levenshtein", "pinball", "poisson_deviance", "ranking_loss", "rmse", "rmsle", "smape",
        "tweedie_deviance", "wer", "wis", "wrmsse", "zero_one",
    ]
}
