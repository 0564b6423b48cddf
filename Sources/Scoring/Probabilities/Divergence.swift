import Foundation

extension PredictionPairs {
    /// The divergence of the predicted from the right distribution of each row, both scaled to add up to 1.
    ///
    /// Predictions are kept off 0 and 1 before, so that no row is infinite.
    func divergences() throws -> [Double] {
        guard truth.count == predicted.count, truth.count > 1 else {
            throw MetricError.columns(
                "the metric needs several columns of labels, and a column of predictions for each"
            )
        }
        let (right, guesses) = (try numbers(truth), try numbers(predicted))
        try Probabilities.check(guesses)
        guard right.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else { throw MetricError.labels("a label is negative") }
        var values: [Double] = []
        for row in 0..<count {
            let truth = right.map { $0[row] }
            guard truth.contains(where: { $0 > 0 }) else { throw MetricError.labels("all labels of a row are 0") }
            values.append(Self.divergence(truth, guesses.map { min(max($0[row], 1e-15), 1 - 1e-15) }))
        }
        return values
    }

    private static func divergence(_ truth: [Double], _ predicted: [Double]) -> Double {
        let (whole, predictedWhole) = (truth.compensatedSum, predicted.compensatedSum)
        var sum = CompensatedSum()
        for (right, guess) in zip(truth, predicted) where right > 0 {
            let share = right / whole
            sum.add(share * log(share / (guess / predictedWhole)))
        }
        return sum.value
    }
}
