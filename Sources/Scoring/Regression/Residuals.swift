import Foundation

/// Right and predicted numbers of one column, for the metrics of their differences.
struct Residuals: Sendable {
    let truth: [Double]
    let predicted: [Double]

    var differences: [Double] { truth.indices.map { truth[$0] - predicted[$0] } }
    var magnitudes: [Double] { truth.indices.map { abs(truth[$0] - predicted[$0]) } }
    var squares: [Double] {
        truth.indices.map { index in
            let difference = truth[index] - predicted[index]
            return difference * difference
        }
    }

    var meanSquare: Double { squares.compensatedMean }
    var meanMagnitude: Double { magnitudes.compensatedMean }
    var medianMagnitude: Double { magnitudes.sortedNumbers.median }

    /// Relative to the labels, which are kept off 0; a fraction, not per cent.
    var relativeMagnitudes: [Double] {
        truth.indices.map { abs(truth[$0] - predicted[$0]) / max(abs(truth[$0]), .ulpOfOne) }
    }

    /// In per cent of the mean of both magnitudes, from 0 to 200; 0/0 is 0.
    var symmetricMagnitudes: [Double] {
        truth.indices.map { index in
            let size = abs(truth[index]) + abs(predicted[index])
            return size == 0 ? 0 : 200 * abs(predicted[index] - truth[index]) / size
        }
    }

    /// The loss of a quantile, of each row.
    func pinballLosses(_ alpha: Double) -> [Double] {
        differences.map { $0 >= 0 ? alpha * $0 : -(1 - alpha) * $0 }
    }

    /// Both on the scale of ln(1 + x).
    func logarithms() throws -> Residuals {
        guard truth.allSatisfy({ $0 > -1 }) else { throw MetricError.labels("a label is -1 or less") }
        guard predicted.allSatisfy({ $0 > -1 }) else { throw MetricError.predictions("a prediction is -1 or less") }
        return Residuals(truth: truth.map { log1p($0) }, predicted: predicted.map { log1p($0) })
    }

    /// How much of the labels' squared distances from their mean is left, and those.
    func determination() throws -> ExplainedShare {
        guard truth.count >= 2 else { throw MetricError.tooFewRows }
        return ExplainedShare(left: squares.compensatedSum, whole: Self.spread(truth) { $0.compensatedSum })
    }

    /// The same of variances, so that a constant difference does not count.
    var explainedVariance: ExplainedShare {
        ExplainedShare(
            left: Self.spread(differences) { $0.compensatedMean },
            whole: Self.spread(truth) { $0.compensatedMean }
        )
    }

    /// The same of the loss of a quantile, whose best constant prediction is the labels' quantile.
    func pinballShare(_ alpha: Double) throws -> ExplainedShare {
        guard truth.count >= 2 else { throw MetricError.tooFewRows }
        let constant = [Double](repeating: truth.sortedNumbers.averagedQuantile(alpha), count: truth.count)
        return ExplainedShare(
            left: pinballLosses(alpha).compensatedMean,
            whole: Residuals(truth: truth, predicted: constant).pinballLosses(alpha).compensatedMean
        )
    }

    private static func spread(_ values: [Double], _ total: ([Double]) -> Double) -> Double {
        let mean = values.compensatedMean
        return total(values.map { ($0 - mean) * ($0 - mean) })
    }
}

/// What predictions leave of a loss that a constant has.
struct ExplainedShare {
    let left: Double
    let whole: Double

    /// 1 is perfect. Where the labels are all the same the quotient means nothing: then 1 for perfect and 0 for other
    /// predictions, if `isForced`.
    func value(isForced: Bool) -> Double {
        guard isForced, left == 0 || whole == 0 else { return 1 - left / whole }
        return left == 0 ? 1 : 0
    }
}

extension [Double] {
    /// Of sorted numbers.
    var median: Double {
        guard !isEmpty else { return .nan }
        let middle = count / 2
        return count.isMultiple(of: 2) ? (self[middle - 1] + self[middle]) / 2 : self[middle]
    }

    /// Of sorted numbers: the least one that at least this share of them does not exceed, or its mean with the next one where
    /// the share is met exactly.
    func averagedQuantile(_ share: Double) -> Double {
        let rank = Swift.max(share * 100 / 100 * Double(count), .leastNonzeroMagnitude)
        let place = Swift.min(Int(rank.rounded(.up)) - 1, count - 1)
        guard Double(place + 1) - rank <= .ulpOfOne else { return self[place] }
        return (self[place] + self[Swift.min(place + 1, count - 1)]) / 2
    }
}
