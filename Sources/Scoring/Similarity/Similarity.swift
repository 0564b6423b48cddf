/// How alike the predictions of two teams are, beyond what being good at the same problem explains.
package struct Similarity: Sendable, Hashable, Encodable {
    package enum Suspicion: String, Sendable, Hashable, Encodable, CaseIterable {
        /// Every prediction is the same, mistakes included.
        case same
        /// Far more of the same mistakes than chance and the rows' difficulty give.
        case strong
        case none
    }

    package let first: String
    package let second: String
    package let suspicion: Suspicion
    /// The share of rows with the same prediction.
    package let agreement: Double
    /// Rows that both have wrong in the same way; of numbers: nil.
    package let sharedMistakes: Int?
    /// How many were to be expected; of numbers: nil.
    package let expectedMistakes: Double?
    /// Standard deviations between the two; of numbers nil.
    package let deviation: Double?
    /// Of numbers: how the two's errors go together once what all teams' errors have in common is taken off, from -1 to 1.
    package let correlation: Double?
}

/// Who predicted what of the same rows.
package struct SimilarityEntry: Sendable {
    package let name: String
    fileprivate let truth: Column
    fileprivate let predicted: Column
    fileprivate let texts: [[UInt8]]
    fileprivate let count: Int

    /// By the column that the metric reads; nil: it reads several, or texts that are not compared as classes.
    package init?(name: String, rows: ScoredRows, metric: Metric) {
        let pairs = rows.pairs(metric.columns)
        guard pairs.predicted.count == 1, let predicted = pairs.predicted.first, let truth = pairs.truth.first else {
            return nil
        }
        self.init(name: name, truth: truth, predicted: predicted, texts: pairs.texts, count: pairs.count)
    }

    init(name: String, truth: Column, predicted: Column, texts: [[UInt8]] = [], count: Int) {
        self.name = name
        self.truth = truth
        self.predicted = predicted
        self.texts = texts
        self.count = count
    }
}

extension Similarity {
    /// Rows that are looked at, spread over all of them.
    private static let maxRows = 100_000

    /// All pairs, the most alike first.
    package static func all(_ entries: [SimilarityEntry]) -> [Similarity] {
        guard let count = entries.first?.count, count > 0, entries.allSatisfy({ $0.count == count }) else { return [] }
        let step = (count + maxRows - 1) / maxRows
        let rows = Array(stride(from: 0, to: count, by: step))
        let found: [Similarity]
        if let numbers = NumberErrors(entries, rows) {
            found = pairs(entries) { numbers.compare($0, $1) }
        } else {
            let mistakes = Mistakes(entries, rows)
            found = pairs(entries) { mistakes.compare($0, $1) }
        }
        return found.sorted { $0.order > $1.order }
    }

    private static func pairs(_ entries: [SimilarityEntry], _ compare: (Int, Int) -> Similarity) -> [Similarity] {
        entries.indices.flatMap { first in (first + 1..<max(first + 1, entries.count)).map { compare(first, $0) } }
    }

    private var order: (Int, Double, Double) {
        let rank =
            switch suspicion {
            case .same: 2;
            case .strong: 1;
            case .none: 0
            }
        return (rank, deviation ?? correlation ?? 0, agreement)
    }
}

extension SimilarityEntry {
    /// Where both are numbers, and not classes.
    func numbers(_ rows: [Int]) -> (truth: [Double], predicted: [Double])? {
        guard case .numbers(let truth) = truth, case .numbers(let predicted) = predicted else { return nil }
        return (rows.map { truth[$0] }, rows.map { predicted[$0] })
    }

    /// A number for each value, the same in all entries that share `known`.
    func codes(_ rows: [Int], _ known: inout [SimilarityValue: Int32]) -> (truth: [Int32], predicted: [Int32]) {
        (codes(of: truth, rows, &known), codes(of: predicted, rows, &known))
    }

    private func codes(of column: Column, _ rows: [Int], _ known: inout [SimilarityValue: Int32]) -> [Int32] {
        func code(_ value: SimilarityValue) -> Int32 {
            let code = known[value, default: Int32(known.count)]
            known[value] = code
            return code
        }
        switch column {
        case .numbers(let values): return rows.map { code(.number(values[$0])) }
        case .texts(let numbers):
            var own: [Int32: Int32] = [:]
            return rows.map { row in
                let number = numbers[row]
                if let code = own[number] { return code }
                let text = texts.indices.contains(Int(number)) ? texts[Int(number)] : []
                let found = code(.text(text))
                own[number] = found
                return found
            }
        }
    }
}

enum SimilarityValue: Hashable {
    case number(Double)
    case text([UInt8])
}
