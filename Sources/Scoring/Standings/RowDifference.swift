/// How far the rows of two entries differ: what the Ladder's step is made of.
package struct RowDifference: Sendable, Hashable {
    /// Of the second one's values less the first one's.
    package let mean: Double
    /// Of that mean; 0 of one row.
    package let standardError: Double

    /// The metric must be the mean of a number for each row, and the rows the same ones, in the same order.
    package init(of metric: Metric, _ first: ScoredRows, _ second: ScoredRows) throws {
        precondition(first.count == second.count, "entries are compared over the same rows")
        guard let one = try metric.terms(first.pairs(metric.columns)),
            let other = try metric.terms(second.pairs(metric.columns))
        else { throw MetricError.columns("the ladder needs a metric that is the mean of a number for each row") }
        let differences = zip(one, other).map { $1 - $0 }
        let (count, mean) = (Double(differences.count), differences.compensatedMean)
        let squares = differences.map { ($0 - mean) * ($0 - mean) }.compensatedSum
        self.mean = mean
        standardError = differences.count > 1 ? (squares / (count - 1)).squareRoot() / count.squareRoot() : 0
    }
}

extension Metric {
    /// Whether the value is the mean of a number for each row, as the Ladder needs it.
    package var isMeanOfRows: Bool {
        if case .mean = computation { true } else { false }
    }
}
