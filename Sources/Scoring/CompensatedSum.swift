/// A sum whose error does not grow with the number of its terms: Neumaier's variant of Kahan's summation.
struct CompensatedSum {
    private var sum = 0.0
    /// What was rounded away so far.
    private var rest = 0.0

    var value: Double { sum + rest }

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
