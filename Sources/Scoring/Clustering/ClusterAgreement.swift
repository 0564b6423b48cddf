import Foundation

/// How well predicted clusters agree with the right ones, whatever their names.
struct ClusterAgreement: Sendable {
    /// How two entropies become the one that information is compared with.
    enum Average: String, CaseIterable {
        case min, geometric, arithmetic, max

        func mean(_ left: Double, _ right: Double) -> Double {
            switch self {
            case .min: Swift.min(left, right)
            case .geometric: (left * right).squareRoot()
            case .arithmetic: (left + right) / 2
            case .max: Swift.max(left, right)
            }
        }
    }

    let cells: [ContingencyTable.Cell]
    /// Of each cluster that has rows.
    let truth: [Int]
    let predicted: [Int]
    let rows: Int

    init(_ pairs: ClassPairs) {
        let table = ContingencyTable(pairs)
        let sizes = (table.truthSizes, table.predictedSizes)
        cells = table.cells
        truth = sizes.0.filter { $0 > 0 }
        predicted = sizes.1.filter { $0 > 0 }
        rows = table.rows
        information = Self.information(
            cells,
            sizes.0,
            sizes.1,
            rows,
            isTrivial: truth.count == 1 || predicted.count == 1
        )
    }

    /// What one clustering tells of the other, in nats.
    let information: Double

    var truthEntropy: Double { Self.entropy(truth, rows) }
    var predictedEntropy: Double { Self.entropy(predicted, rows) }

    var homogeneity: Double { truthEntropy == 0 ? 1 : information / truthEntropy }
    var completeness: Double { predictedEntropy == 0 ? 1 : information / predictedEntropy }

    func vMeasure(beta: Double) -> Double {
        let (first, second) = (homogeneity, completeness)
        return first + second == 0 ? 0 : (1 + beta) * first * second / (beta * first + second)
    }

    func normalizedInformation(_ average: Average) -> Double {
        if truth.count == 1, predicted.count == 1 { return 1 }
        return information == 0 ? 0 : information / average.mean(truthEntropy, predictedEntropy)
    }

    /// Less what clusters of these sizes tell of each other by chance.
    func adjustedInformation(_ average: Average) -> Double {
        if truth.count == 1, predicted.count == 1 { return 1 }
        if truth.count == 1 || predicted.count == 1 { return 0 }
        let chance = ExpectedInformation(rows: rows).value(truth, predicted)
        return Self.offZero(information - chance) / Self.offZero(average.mean(truthEntropy, predictedEntropy) - chance)
    }

    /// The Rand index, which counts pairs of rows that both clusterings treat the same, less what chance gives.
    var adjustedRand: Double {
        let pairs = pairCounts
        let (together, falsely, missed) = (Int128(pairs.together), Int128(pairs.predicted), Int128(pairs.truth))
        let apart = Int128(rows) * Int128(rows) - Int128(rows) - together - falsely - missed
        if falsely == 0, missed == 0 { return 1 }
        let whole = (together + missed) * (missed + apart) + (together + falsely) * (falsely + apart)
        return 2 * Double(together * apart - missed * falsely) / Double(whole)
    }

    var fowlkesMallows: Double {
        let pairs = pairCounts
        guard pairs.together != 0 else { return 0 }
        let both = Double(pairs.together)
        return (both / Double(pairs.together + pairs.predicted)).squareRoot()
            * (both / Double(pairs.together + pairs.truth)).squareRoot()
    }

    /// Ordered pairs of rows that are together in both clusterings, in the predicted one only, and in the right one only.
    private var pairCounts: (together: Int, predicted: Int, truth: Int) {
        let squares = cells.reduce(0) { $0 + $1.count * $1.count }
        return (
            squares - rows, predicted.reduce(0) { $0 + $1 * $1 } - squares, truth.reduce(0) { $0 + $1 * $1 } - squares
        )
    }

    private static func offZero(_ value: Double) -> Double {
        value < 0 ? Swift.min(value, -.ulpOfOne) : Swift.max(value, .ulpOfOne)
    }

    private static func entropy(_ sizes: [Int], _ rows: Int) -> Double {
        guard sizes.count > 1 else { return 0 }
        return -sizes.lazy.map { Double($0) / Double(rows) * (log(Double($0)) - log(Double(rows))) }.compensatedSum
    }

    private static func information(
        _ cells: [ContingencyTable.Cell],
        _ truth: [Int],
        _ predicted: [Int],
        _ rows: Int,
        isTrivial: Bool
    ) -> Double {
        guard !isTrivial else { return 0 }
        let terms = cells.lazy.map { cell -> Double in
            let share = Double(cell.count) / Double(rows)
            let chance = -log(Double(truth[cell.truth] * predicted[cell.predicted])) + 2 * log(Double(rows))
            let term = share * (log(Double(cell.count)) - log(Double(rows))) + share * chance
            return abs(term) < .ulpOfOne ? 0 : term
        }
        return Swift.max(terms.compensatedSum, 0)
    }
}

/// What two clusterings tell of each other if only the sizes of their clusters are given.
private struct ExpectedInformation {
    let rows: Int
    /// The logarithms of the factorials up to the number of rows.
    private let factorials: [Double]

    init(rows: Int) {
        self.rows = rows
        factorials = (0...rows).map { lgamma(Double($0) + 1).0 }
    }

    /// Clusters of the same size are counted once.
    func value(_ truth: [Int], _ predicted: [Int]) -> Double {
        let (sizes, others) = (Self.counted(truth), Self.counted(predicted))
        var sum = CompensatedSum()
        for (size, count) in sizes {
            for (other, otherCount) in others { sum.add(Double(count) * Double(otherCount) * value(size, other)) }
        }
        return sum.value
    }

    private static func counted(_ sizes: [Int]) -> [(size: Int, count: Int)] {
        let counts = Dictionary(sizes.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func value(_ size: Int, _ other: Int) -> Double {
        let fixed =
            factorials[size] + factorials[other] + factorials[rows - size] + factorials[rows - other] - factorials[rows]
        let logarithms = log(Double(rows)) - log(Double(size)) - log(Double(other))
        var sum = CompensatedSum()
        for common in max(1, size + other - rows)...min(size, other) {
            let chance = exp(
                fixed - factorials[common] - factorials[size - common] - factorials[other - common]
                    - factorials[rows - size - other + common]
            )
            sum.add(Double(common) / Double(rows) * (logarithms + log(Double(common))) * chance)
        }
        return sum.value
    }
}
