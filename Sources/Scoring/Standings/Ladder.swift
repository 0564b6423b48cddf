/// The Ladder without parameters of Blum and Hardt: a new score is released only where it is better than the last one by more
/// than chance, so that many uploads do not find out the public labels.
package struct Ladder: Sendable {
    /// The loss that is shown, and those of the rows it was made from; nil before the first entry.
    private var released: (loss: Double, rows: [Double])?

    package init() {}

    /// Takes an entry in, and says the score that is shown for the team afterwards.
    ///
    /// The step that a better entry must make is the standard error of the rows' differences to the released one. What is
    /// released is rounded to the rows' number: one row is the smallest step that a share can make.
    ///
    /// The metric must be the mean of a number for each row, and the rows the same ones, in the same order, at every call.
    @discardableResult
    package mutating func submit(_ rows: ScoredRows, _ metric: Metric) throws -> Double {
        guard let terms = try metric.terms(rows.pairs(metric.columns)) else {
            throw MetricError.columns("the ladder needs a metric that is the mean of a number for each row")
        }
        let sign = metric.direction == .higherIsBetter ? -1.0 : 1.0
        return submit(losses: terms.map { $0 * sign }) * sign
    }

    /// As above, of the loss of each row; the value is the loss that is shown.
    mutating func submit(losses: [Double]) -> Double {
        let count = Double(losses.count)
        let loss = losses.compensatedMean
        let shown = (loss * count).rounded() / count
        guard let released else { return release(shown, losses) }
        let differences = zip(losses, released.rows).map { $0 - $1 }
        let mean = differences.compensatedMean
        let squares = differences.map { ($0 - mean) * ($0 - mean) }.compensatedSum
        let step = losses.count > 1 ? (squares / (count - 1)).squareRoot() / count.squareRoot() : 0
        return loss < released.loss - step ? release(shown, losses) : released.loss
    }

    private mutating func release(_ loss: Double, _ losses: [Double]) -> Double {
        released = (loss, losses)
        return loss
    }
}
