/// The errors of predicted numbers, without what all entries' errors have in common.
struct NumberErrors {
    private let names: [String]
    private let predicted: [[Double]]
    private let errors: [[Double]]
    private let sums: [Double]

    private static let strong = 0.98

    /// Nil: the values are classes.
    init?(_ entries: [SimilarityEntry], _ rows: [Int]) {
        var columns: [(truth: [Double], predicted: [Double])] = []
        for entry in entries {
            guard let numbers = entry.numbers(rows) else { return nil }
            columns.append(numbers)
        }
        // Few whole values are classes, of which equal ones say little.
        guard let truth = columns.first?.truth, Set(truth).count > LeakTarget.maxClasses else { return nil }
        names = entries.map(\.name)
        predicted = columns.map(\.predicted)
        let errors = columns.map { zip($0.predicted, $0.truth).map { $0 - $1 } }
        self.errors = errors
        sums = truth.indices.map { row in errors.reduce(0) { $0 + $1[row] } }
    }

    func compare(_ first: Int, _ second: Int) -> Similarity {
        let same = zip(predicted[first], predicted[second]).count { $0 == $1 }
        let agreement = Double(same) / Double(max(1, sums.count))
        let correlation = correlation(first, second)
        let isConstant = Set(predicted[first].prefix(1000)).count == 1
        let isSame = same == sums.count && !isConstant
        let isStrong = (names.count > 2 && correlation >= Self.strong || agreement >= 0.5) && !isConstant
        return Similarity(
            first: names[first],
            second: names[second],
            suspicion: isSame ? .same : isStrong ? .strong : .none,
            agreement: agreement,
            sharedMistakes: nil,
            expectedMistakes: nil,
            deviation: nil,
            correlation: correlation
        )
    }

    /// Of the two's errors, less the mean error of the others in each row.
    private func correlation(_ first: Int, _ second: Int) -> Double {
        let others = Double(names.count - 2)
        let (one, two) = (errors[first], errors[second])
        let rest = sums.indices.map { row in others > 0 ? (sums[row] - one[row] - two[row]) / others : 0 }
        let (left, right) = (Self.unexplained(one, by: rest), Self.unexplained(two, by: rest))
        let (own, other) = (Self.product(left, left), Self.product(right, right))
        return own > 0 && other > 0 ? Self.product(left, right) / (own * other).squareRoot() : 0
    }

    /// What is left of values when the line that fits best is taken off; its mean is 0.
    private static func unexplained(_ values: [Double], by cause: [Double]) -> [Double] {
        let (values, cause) = (centred(values), centred(cause))
        let spread = product(cause, cause)
        let slope = spread > 0 ? product(values, cause) / spread : 0
        return zip(values, cause).map { $0 - slope * $1 }
    }

    private static func centred(_ values: [Double]) -> [Double] {
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        return values.map { $0 - mean }
    }

    private static func product(_ one: [Double], _ two: [Double]) -> Double {
        zip(one, two).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
