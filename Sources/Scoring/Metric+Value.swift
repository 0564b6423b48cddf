/// Why a metric has no value.
package enum MetricError: Error, Sendable, Hashable, CustomStringConvertible {
    case noRows
    case needsNumbers
    /// R² needs two rows.
    case tooFewRows
    /// More classes than two, and an average that is for two.
    case notBinary
    /// The class of interest is none of the labels.
    case noPositiveLabel(String)
    /// A result beyond the range of doubles, or made from one.
    case notFinite

    /// Whether better predictions would have a value; the others are errors of the problem.
    package var isOfPredictions: Bool {
        switch self {
        case .notFinite: true
        case .noRows, .needsNumbers, .tooFewRows, .notBinary, .noPositiveLabel: false
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
        }
    }
}

extension Metric {
    /// The value over the public rows.
    package func value(_ predictions: AlignedPredictions) throws(MetricError) -> Double {
        try value(predictions.publicPart)
    }

    /// The value over one part's rows; always finite.
    package func value(_ pairs: PredictionPairs) throws(MetricError) -> Double {
        guard pairs.count > 0 else { throw .noRows }
        let value = try rawValue(pairs)
        guard value.isFinite else { throw .notFinite }
        return value
    }

    private func rawValue(_ pairs: PredictionPairs) throws(MetricError) -> Double {
        switch self {
        case .accuracy: pairs.accuracy
        case .balancedAccuracy: ConfusionCounts(pairs).balancedAccuracy
        case .precision(let average): try ConfusionCounts(pairs).value(average) { $0.precision }
        case .recall(let average): try ConfusionCounts(pairs).value(average) { $0.recall }
        case .f1(let average): try ConfusionCounts(pairs).value(average) { $0.f1 }
        case .mcc: ConfusionCounts(pairs).mcc
        case .rmse: try pairs.residuals().meanSquare.squareRoot()
        case .mse: try pairs.residuals().meanSquare
        case .mae: try pairs.residuals().meanAbsolute
        case .r2: try pairs.residuals().determination()
        }
    }
}
