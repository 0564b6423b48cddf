/// A score of several terms, each from 0 to 1, with weights that sum to 1.
package struct ScoreFormula: Sendable, Hashable {
    package enum Quantity: Sendable, Hashable {
        /// By its place among the problem's metrics.
        case metric(Int)
        /// Bytes of the upload.
        case size
        /// Seconds of the run: the median, where it is repeated.
        case latency
    }

    package struct Term: Sendable, Hashable {
        package let quantity: Quantity
        package let weight: Double
        /// What is worth 1, and what is worth 0; between them on a straight line.
        package let best: Double
        package let worst: Double

        /// A metric that lies between 0 and 1 needs no bounds.
        package init(_ quantity: Quantity, weight: Double, best: Double = 1, worst: Double = 0) {
            self.quantity = quantity
            self.weight = weight
            self.best = best
            self.worst = worst
        }

        /// What a value is worth, from 0 to 1; what lies beyond `best` or `worst` counts as they do.
        func share(of value: Double) -> Double { min(max((value - worst) / (best - worst), 0), 1) }
    }

    /// What is wrong with a formula.
    package enum Flaw: Error, Sendable, Hashable, CustomStringConvertible {
        case noTerms, badWeight, weightsDoNotSum, noDistance, twice

        package var description: String {
            switch self {
            case .noTerms: "a formula needs a term"
            case .badWeight: "a weight must be above 0, and at most 1"
            case .weightsDoNotSum: "the weights must sum to 1"
            case .noDistance: "`best` and `worst` of a term must be different finite numbers"
            case .twice: "two terms are of the same quantity"
            }
        }
    }

    package let terms: [Term]

    package init(_ terms: [Term]) throws(Flaw) {
        guard !terms.isEmpty else { throw .noTerms }
        guard terms.allSatisfy({ $0.weight > 0 && $0.weight <= 1 }) else { throw .badWeight }
        guard abs(terms.reduce(0) { $0 + $1.weight } - 1) <= 1e-9 else { throw .weightsDoNotSum }
        guard terms.allSatisfy({ $0.best.isFinite && $0.worst.isFinite && $0.best != $0.worst }) else {
            throw .noDistance
        }
        guard Set(terms.map(\.quantity)).count == terms.count else { throw .twice }
        self.terms = terms
    }

    package var needsLatency: Bool { terms.contains { $0.quantity == .latency } }

    /// The terms of an entry.
    ///
    /// - Parameters:
    ///   - metrics: all of the problem's in its order
    ///   - size: bytes
    ///   - latency: seconds
    /// - Returns: in the formula's order.
    package func terms(metrics: [MetricValue], size: Double, latency: Double) -> [ScoreTerm] {
        terms.map { term in
            let (name, value) =
                switch term.quantity {
                case .metric(let place): (metrics[place].id, metrics[place].value)
                case .size: ("size", size)
                case .latency: ("latency", latency)
                }
            return ScoreTerm(name: name, value: value, share: term.share(of: value), weight: term.weight)
        }
    }
}

extension ScoreTerm {
    /// What it adds to the score.
    package var points: Double { share * weight }
}

extension [ScoreTerm] {
    /// The score.
    package var total: Double { reduce(0) { $0 + $1.points } }
}
