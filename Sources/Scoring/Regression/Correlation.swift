/// How two columns of numbers go together.
struct Correlation {
    let truth: [Double]
    let predicted: [Double]

    init(_ rows: Residuals) throws {
        truth = rows.truth
        predicted = rows.predicted
        guard truth.count >= 2 else { throw MetricError.tooFewRows }
        guard truth.contains(where: { $0 != truth[0] }) else {
            throw MetricError.labels("all labels are the same, so that the metric has no value")
        }
        guard predicted.contains(where: { $0 != predicted[0] }) else {
            throw MetricError.predictions("all predictions are the same, so that the metric has no value")
        }
    }

    var pearson: Double { Self.pearson(truth, predicted) }

    /// Of the ranks, the mean of which equal numbers share.
    var spearman: Double { Self.pearson(truth.averageRanks, predicted.averageRanks) }

    /// Kendall's τ-b: pairs in the same order less pairs in the other one, by those that are not tied.
    var kendall: Double {
        let order = truth.indices.sorted {
            truth[$0] == truth[$1] ? predicted[$0] < predicted[$1] : truth[$0] < truth[$1]
        }
        var ranked = order.map { predicted[$0] }
        let pairs = Self.pairs(ranked.count)
        let ties = Self.ties(truth.sortedNumbers)
        let predictedTies = Self.ties(predicted.sortedNumbers)
        let bothTies = tiesOfBoth(order)
        let discordant = ranked.sortCountingInversions()
        let difference = pairs - ties - predictedTies + bothTies - 2 * discordant
        let quotient =
            Double(difference) / Double(pairs - ties).squareRoot() / Double(pairs - predictedTies).squareRoot()
        return min(max(quotient, -1), 1)
    }

    /// Lin's concordance, with the moments of the whole population.
    var concordance: Double {
        let (mean, predictedMean) = (truth.compensatedMean, predicted.compensatedMean)
        let variance = truth.map { ($0 - mean) * ($0 - mean) }.compensatedMean
        let predictedVariance = predicted.map { ($0 - predictedMean) * ($0 - predictedMean) }.compensatedMean
        let covariance = truth.indices.map { (truth[$0] - mean) * (predicted[$0] - predictedMean) }.compensatedMean
        let shift = mean - predictedMean
        return 2 * covariance / (variance + predictedVariance + shift * shift)
    }

    private static func pearson(_ left: [Double], _ right: [Double]) -> Double {
        let (leftUnit, rightUnit) = (unit(left), unit(right))
        let product = left.indices.lazy.map { leftUnit[$0] * rightUnit[$0] }.compensatedSum
        return min(max(product, -1), 1)
    }

    /// The distances from the mean, scaled to a length of one; scaled twice, so that no square is too large or too small.
    private static func unit(_ values: [Double]) -> [Double] {
        let mean = values.compensatedMean
        let distances = values.map { $0 - mean }
        let largest = distances.lazy.map { abs($0) }.max() ?? 1
        let scaled = distances.map { $0 / largest }
        let length = scaled.lazy.map { $0 * $0 }.compensatedSum.squareRoot()
        return scaled.map { $0 / length }
    }

    private static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

    private static func ties(_ sorted: [Double]) -> Int {
        var (sum, run) = (0, 1)
        for index in 1..<sorted.count {
            run = sorted[index] == sorted[index - 1] ? run + 1 : 1
            sum += run - 1
        }
        return sum
    }

    private func tiesOfBoth(_ order: [Int]) -> Int {
        var (sum, run) = (0, 1)
        for (last, next) in zip(order, order.dropFirst()) {
            run = truth[last] == truth[next] && predicted[last] == predicted[next] ? run + 1 : 1
            sum += run - 1
        }
        return sum
    }
}

extension [Double] {
    /// Sorts by merging, and says how many pairs were in the other order.
    fileprivate mutating func sortCountingInversions() -> Int {
        var (inversions, width) = (0, 1)
        var other = self
        while width < count {
            for start in stride(from: 0, to: count, by: 2 * width) {
                let middle = Swift.min(start + width, count)
                inversions += merge(start..<middle, middle..<Swift.min(middle + width, count), into: &other)
            }
            swap(&self, &other)
            width *= 2
        }
        return inversions
    }

    private func merge(_ left: Range<Int>, _ right: Range<Int>, into other: inout [Double]) -> Int {
        var (first, second, inversions) = (left.lowerBound, right.lowerBound, 0)
        for index in left.lowerBound..<right.upperBound {
            if second == right.upperBound || first < left.upperBound && self[first] <= self[second] {
                other[index] = self[first]
                first += 1
            } else {
                other[index] = self[second]
                second += 1
                inversions += left.upperBound - first
            }
        }
        return inversions
    }
}

extension MetricDefinition {
    /// Metrics of how predictions and labels go together.
    static let correlation = [
        correlation("pearson") { $0.pearson },
        correlation("spearman") { $0.spearman },
        correlation("kendall") { $0.kendall },
        correlation("ccc") { $0.concordance },
    ]

    private static func correlation(
        _ id: String,
        _ value: @escaping @Sendable (Correlation) -> Double
    ) -> MetricDefinition {
        MetricDefinition(id, .higherIsBetter, .numbers) { _ in .whole { try value(Correlation($0.residuals())) } }
    }
}
