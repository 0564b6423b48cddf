/// Why a metric has no value.
package enum MetricError: Error, Sendable, Hashable, CustomStringConvertible {
    case noRows
    case needsNumbers
    case tooFewRows
    /// More classes than two, and an average that is for two.
    case notBinary
    /// The class of interest is none of the labels.
    case noPositiveLabel(String)
    /// A result beyond the range of doubles, or made from one.
    case notFinite
    /// The columns are not those that the metric is about.
    case columns(String)
    /// The labels are such that no predictions have a value.
    case labels(String)
    /// The predictions are such that they have no value.
    case predictions(String)

    /// Whether better predictions would have a value; the others are errors of the problem.
    package var isOfPredictions: Bool {
        switch self {
        case .notFinite, .predictions: true
        case .noRows, .needsNumbers, .tooFewRows, .notBinary, .noPositiveLabel, .columns, .labels: false
        }
    }

    package var description: String {
        switch self {
        case .noRows: "there is no row to score"
        case .needsNumbers: "the metric is one of numbers, but not all labels are numbers"
        case .tooFewRows: "the metric needs two rows or more"
        case .notBinary: "there are more than two classes; say `average: macro`, `micro` or `weighted`"
        case .noPositiveLabel(let text): "no label is '\(text)'; say which class is meant with `pos_label`"
        case .notFinite: "the predictions are so large that the metric has no finite value"
        case .columns(let what), .labels(let what), .predictions(let what): what
        }
    }
}

extension Metric {
    /// The value over the public rows.
    package func value(_ predictions: AlignedPredictions) throws -> Double {
        try value(predictions.publicPart)
    }

    /// The value over one part's rows; always finite.
    package func value(_ rows: ScoredRows) throws -> Double {
        try value(rows.pairs(columns))
    }

    func value(_ pairs: PredictionPairs) throws -> Double {
        guard pairs.count > 0 else { throw MetricError.noRows }
        let value = try computation.value(pairs)
        guard value.isFinite else { throw MetricError.notFinite }
        return value
    }
}
