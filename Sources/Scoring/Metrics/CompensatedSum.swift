/// A sum whose error does not grow with the number of its terms: Neumaier's variant of Kahan's summation.
struct CompensatedSum {
    private var sum = 0.0
    /// What was rounded away so far.
    private var rest = 0.0

    /// Not a number, or infinite, where the terms are beyond the range of doubles.
    var value: Double { sum.isFinite ? sum + rest : sum }

    mutating func add(_ term: Double) {
        let next = sum + term
        rest += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
        sum = next
    }
}

extension Sequence<Double> {
    var compensatedSum: Double {
        var sum = CompensatedSum()
        for term in self { sum.add(term) }
        return sum.value
    }
}

extension Collection<Double> {
    /// Not a number where there are none.
    var compensatedMean: Double { compensatedSum / Double(count) }

    /// The mean with weights, which are not all 0.
    func compensatedMean(weights: some Collection<Double>) -> Double {
        zip(self, weights).lazy.map { $0 * $1 }.compensatedSum / weights.compensatedSum
    }
}
