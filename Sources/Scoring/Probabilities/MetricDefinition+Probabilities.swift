extension MetricDefinition {
    /// Metrics of scores and probabilities of classes.
    static let probabilities = [
        rocAUC("roc_auc") { $0 },
        rocAUC("gini") { 2 * $0 - 1 },
        precisionRecall("average_precision") { $0.averagePrecision },
        precisionRecall("pr_auc_trapezoid") { $0.precisionRecallArea },
        probability("log_loss", .lowerIsBetter) { .mean($0) { $0.logLosses } },
        probability("brier", .lowerIsBetter) { .mean($0) { $0.brierScores } },
        probability("d2_log_loss", .higherIsBetter) { .whole($0) { try $0.logLossGain() } },
        probability("d2_brier", .higherIsBetter) { .whole($0) { try $0.brierGain() } },
        MetricDefinition("ece", .lowerIsBetter, .scores) { options in
            let bins = try options.count("bins") ?? 15
            return .whole(try ProbabilityReading(&options)) { $0.calibrationError(bins: bins) }
        },
        MetricDefinition("pf1", .higherIsBetter, .scores) { options in
            let reading = ScoreReading(&options)
            let beta = try options.number("beta", default: 1, "a number above 0", where: { $0 > 0 })
            return .whole { pairs in
                let scores = try reading.binary(pairs)
                try Probabilities.check([scores.scores])
                return scores.probabilisticFScore(beta: beta)
            }
        },
        MetricDefinition("top_k", .higherIsBetter, .scores) { options in
            let reading = ScoreReading(&options)
            let places = try options.count("k") ?? 2
            return .mean { try reading.classScores($0).hits(places: places) }
        },
        MetricDefinition("kl_divergence", .lowerIsBetter, .numbers) { _ in .mean { try $0.divergences() } },
    ]

    private static func rocAUC(_ id: String, _ scaled: @escaping @Sendable (Double) -> Double) -> MetricDefinition {
        MetricDefinition(id, .higherIsBetter, .scores) { options in
            let reading = ScoreReading(&options)
            let average = try options.word("average", default: ScoreAverage.macro)
            let comparison = try options.word("multi_class", default: ScoreAverage.Comparison.rest)
            let limit = try options.number("max_fpr", default: 1, "a number above 0, at most 1") { $0 > 0 && $0 <= 1 }
            return .whole { pairs in
                switch try reading.scores(pairs) {
                case .binary(let scores): return scaled(try RankedScores(scores).area(maxFalsePositiveRate: limit))
                case .labels(let columns):
                    return scaled(
                        try average.value(columns) { scores in
                            try scores.area(maxFalsePositiveRate: limit)
                        }
                    )
                case .classes(let scores): return scaled(try scores.area(average, comparison, limit))
                }
            }
        }
    }

    private static func precisionRecall(
        _ id: String,
        _ value: @escaping @Sendable (RankedScores) -> Double
    ) -> MetricDefinition {
        MetricDefinition(id, .higherIsBetter, .scores) { options in
            let reading = ScoreReading(&options)
            let average = try options.word("average", default: ScoreAverage.macro)
            return .whole { pairs in
                switch try reading.scores(pairs) {
                case .binary(let scores): value(RankedScores(scores))
                case .labels(let columns): try average.value(columns, value)
                case .classes(let scores):
                    try average.value(scores.scores.indices.map(scores.binary), value)
                }
            }
        }
    }

    private static func probability(
        _ id: String,
        _ direction: Metric.Direction,
        _ computation: @escaping @Sendable (ProbabilityReading) -> Computation
    ) -> MetricDefinition {
        MetricDefinition(id, direction, .scores) { options in computation(try ProbabilityReading(&options)) }
    }
}

/// How probabilities are read.
private struct ProbabilityReading: Sendable {
    private let reading: ScoreReading
    private let sumsToOne: Bool

    init(_ options: inout MetricOptions) throws {
        reading = ScoreReading(&options)
        sumsToOne = try options.flag("sums_to_one", default: false)
    }

    func callAsFunction(_ pairs: PredictionPairs) throws -> Probabilities {
        let probabilities = try Probabilities(reading, pairs)
        if sumsToOne { try probabilities.checkSums(within: 1e-6) }
        return probabilities
    }
}

extension Computation {
    fileprivate static func mean(
        _ reading: ProbabilityReading,
        _ terms: @escaping @Sendable (Probabilities) -> [Double]
    ) -> Computation {
        .mean { terms(try reading($0)) }
    }

    fileprivate static func whole(
        _ reading: ProbabilityReading,
        _ value: @escaping @Sendable (Probabilities) throws -> Double
    ) -> Computation {
        .whole { try value(reading($0)) }
    }
}

extension ClassScores {
    fileprivate func area(
        _ average: ScoreAverage,
        _ comparison: ScoreAverage.Comparison,
        _ limit: Double
    ) throws -> Double {
        guard limit == 1 else { throw MetricError.columns("max_fpr is for two classes, with one column of scores") }
        // The distance from 1 that scikit-learn allows.
        try Probabilities.checkSums(scores, within: 1e-5 + 1e-8)
        func area(_ scores: RankedScores) throws -> Double { try scores.area() }
        switch comparison {
        case .rest: return try average.value(scores.indices.map(binary), area)
        case .pairs: return try average.valueOfPairs(self, area)
        }
    }

    /// Whether the right class is among the first, of each row; of equal scores the later class goes first.
    fileprivate func hits(places: Int) -> [Double] {
        truth.indices.map { row in
            let right = scores[truth[row]][row]
            let before = scores.indices.count { class_ in
                let score = scores[class_][row]
                return score > right || score == right && class_ > truth[row]
            }
            return before < places ? 1 : 0
        }
    }
}
