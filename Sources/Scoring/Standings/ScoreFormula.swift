/// A score of several terms, each from 0 to 1, with weights that sum to 1.
package struct ScoreFormula: Sendable, Hashable {
    package enum Quantity: Sendable, Hashable {
        /// By its place among the problem's metrics.
        case metric(Int)
        /// Bytes of the upload.
        case size
        /// Seconds of the run.
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
    }

    /// What is wrong with a formula.
    package enum Flaw: Error, Sendable, Hashable, CustomStringConvertible {
        case noTerms, badWeight, weightsDoNotSum, noDistance

        package var description: String {
            switch self {
            case .noTerms: "a formula needs a term"
            case .badWeight: "a weight must be above 0, and at most 1"
            case .weightsDoNotSum: "the weights must sum to 1"
            case .noDistance: "`best` and `worst` of a term must be different finite numbers"
            }
        }
    }

    /// What each term is of an entry.
    package struct Share: Sendable, Hashable {
        package let term: Term
        /// From 0 to 1.
        package let value: Double

        package var points: Double { value * term.weight }
    }

    package let terms: [Term]

    package init(_ terms: [Term]) throws(Flaw) {
        guard !terms.isEmpty else { throw .noTerms }
        guard terms.allSatisfy({ $0.weight > 0 && $0.weight <= 1 }) else { throw .badWeight }
        guard abs(terms.map(\.weight).compensatedSum - 1) <= 1e-9 else { throw .weightsDoNotSum }
        guard terms.allSatisfy({ $0.best.isFinite && $0.worst.isFinite && $0.best != $0.worst }) else {
            throw .noDistance
        }
        self.terms = terms
    }

    /// The terms of an entry; what lies beyond `best` or `worst` counts as they do.
    ///
    /// `metrics` are all of the problem's in its order, `size` is in bytes, `latency` in seconds.
    package func shares(metrics: [Double], size: Double, latency: Double) -> [Share] {
        terms.map { term in
            let value =
                switch term.quantity {
                case .metric(let place): metrics[place]
                case .size: size
                case .latency: latency
                }
            return Share(term: term, value: min(max((value - term.worst) / (term.best - term.worst), 0), 1))
        }
    }
}

extension [ScoreFormula.Share] {
    /// The score.
    package var total: Double { lazy.map(\.points).compensatedSum }
}
