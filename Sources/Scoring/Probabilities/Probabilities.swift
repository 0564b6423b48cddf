import Foundation

/// Probabilities of classes: of all of them for each row.
struct Probabilities {
    /// The right class of each row.
    let truth: [Int]
    /// By class, then by row.
    let values: [[Double]]
    /// How many rows are of each class.
    let sizes: [Int]

    init(_ reading: ScoreReading, _ pairs: PredictionPairs) throws {
        if pairs.truth.count == 1, pairs.predicted.count == 1 {
            let binary = try reading.binary(pairs)
            try Self.check([binary.scores])
            truth = binary.isPositive.map { $0 ? 1 : 0 }
            values = [binary.scores.map { 1 - $0 }, binary.scores]
            sizes = [truth.count - binary.positives, binary.positives]
        } else {
            let classes = try reading.classScores(pairs)
            try Self.check(classes.scores)
            truth = classes.truth
            values = classes.scores
            sizes = classes.sizes
        }
    }

    static func check(_ columns: [[Double]]) throws {
        guard columns.allSatisfy({ $0.allSatisfy { $0 >= 0 && $0 <= 1 } }) else {
            throw MetricError.predictions("a probability is below 0 or above 1")
        }
    }

    /// Refuses rows whose probabilities do not add up to 1.
    func checkSums(within tolerance: Double) throws {
        try Self.checkSums(values, within: tolerance)
    }

    static func checkSums(_ values: [[Double]], within tolerance: Double) throws {
        for row in 0..<(values.first?.count ?? 0) {
            let sum = values.reduce(0) { $0 + $1[row] }
            guard abs(sum - 1) <= tolerance else {
                throw MetricError.predictions("the probabilities of a row add up to \(sum), not to 1")
            }
        }
    }

    /// Of each row; probabilities are kept off 0 and 1 by the distance of doubles at 1.
    var logLosses: [Double] {
        truth.indices.map { row in -Self.logarithm(values[truth[row]][row]) }
    }

    private static func logarithm(_ probability: Double) -> Double {
        log(min(max(probability, .ulpOfOne), 1 - .ulpOfOne))
    }

    /// The squared distances to the right class, of each row; halved where there are two classes.
    var brierScores: [Double] {
        let scale = values.count < 3 ? 0.5 : 1
        return truth.indices.map { row in
            var sum = 0.0
            for (class_, column) in values.enumerated() {
                let distance = (class_ == truth[row] ? 1 : 0) - column[row]
                sum += distance * distance
            }
            return sum * scale
        }
    }

    /// How much better the log loss is than that of the classes' shares among the labels.
    func logLossGain() throws -> Double {
        let shares = sizes.map { Double($0) / Double(truth.count) }
        let base = zip(sizes, shares).filter { $0.0 > 0 }.map { Double($0) * -Self.logarithm($1) }.compensatedSum
        guard truth.count >= 2 else { throw MetricError.tooFewRows }
        return 1 - logLosses.compensatedSum / base
    }

    func brierGain() throws -> Double {
        guard truth.count >= 2 else { throw MetricError.tooFewRows }
        let shares = sizes.map { Double($0) / Double(truth.count) }
        let scale = values.count < 3 ? 0.5 : 1
        let squares = shares.map { $0 * $0 }.compensatedSum
        let base = zip(sizes, shares).map { Double($0) * (squares - $1 * $1 + (1 - $1) * (1 - $1)) }.compensatedSum
        guard base != 0 else { throw MetricError.labels("all labels are of one class") }
        return 1 - brierScores.compensatedSum / (base * scale)
    }

    /// Expected calibration error: how far the confidence in the likeliest class is from how often it is right, over bins of
    /// equal width that are closed above.
    func calibrationError(bins count: Int) -> Double {
        var bins = [(rows: Int, right: Int, confidence: CompensatedSum)](
            repeating: (0, 0, CompensatedSum()),
            count: count
        )
        for row in truth.indices {
            var likeliest = 0
            for class_ in values.indices where values[class_][row] > values[likeliest][row] { likeliest = class_ }
            let confidence = values[likeliest][row]
            let bin = min(max(Int((confidence * Double(count)).rounded(.up)) - 1, 0), count - 1)
            bins[bin].rows += 1
            bins[bin].confidence.add(confidence)
            if likeliest == truth[row] { bins[bin].right += 1 }
        }
        return bins.map { abs(Double($0.right) - $0.confidence.value) }.compensatedSum / Double(truth.count)
    }
}

extension BinaryScores {
    /// F-beta where a probability counts as a part of a prediction.
    func probabilisticFScore(beta: Double) -> Double {
        let right = scores.indices.lazy.filter { isPositive[$0] }.map { scores[$0] }.compensatedSum
        let wrong = scores.indices.lazy.filter { !isPositive[$0] }.map { scores[$0] }.compensatedSum
        guard right > 0 else { return 0 }
        let precision = right / (right + wrong)
        let recall = right / Double(positives)
        return (1 + beta * beta) * precision * recall / (beta * beta * precision + recall)
    }
}
