/// Who has which rows wrong, and how hard each row is.
struct Mistakes {
    private let names: [String]
    private let predicted: [[Int32]]
    private let isWrong: [[Bool]]
    /// Of each entry, the share of rows that are wrong.
    private let rates: [Double]
    /// Of each row, how many have it wrong.
    private let wrong: [Int]
    /// Of each row and wrong value, how many have it.
    private let values: [[Int32: Int]]
    private let meanRate: Double

    /// A mistake that nobody else makes is expected this often, in teams.
    private static let prior = 1.0
    private static let leastDeviation = 6.0
    private static let leastMistakes = 10

    init(_ entries: [SimilarityEntry], _ rows: [Int]) {
        var known: [SimilarityValue: Int32] = [:]
        let codes = entries.map { $0.codes(rows, &known) }
        names = entries.map(\.name)
        predicted = codes.map(\.predicted)
        isWrong = codes.map { zip($0.truth, $0.predicted).map { $0 != $1 } }
        rates = isWrong.map { Double($0.count { $0 }) / Double(rows.count) }
        meanRate = rates.reduce(0, +) / Double(max(1, rates.count))
        wrong = rows.indices.map { row in codes.indices.count { codes[$0].truth[row] != codes[$0].predicted[row] } }
        values = rows.indices.map { row in
            var counts: [Int32: Int] = [:]
            for entry in codes where entry.truth[row] != entry.predicted[row] {
                counts[entry.predicted[row], default: 0] += 1
            }
            return counts
        }
    }

    /// What the two have wrong is judged by how hard the others find the row, so that a pair does not excuse itself.
    func compare(_ first: Int, _ second: Int) -> Similarity {
        let (one, two) = (predicted[first], predicted[second])
        let others = Double(names.count - 2)
        var (same, shared) = (0, 0)
        var (expected, variance) = (0.0, 0.0)
        for row in one.indices {
            if one[row] == two[row] {
                same += 1
                if isWrong[first][row] { shared += 1 }
            }
            let own = (isWrong[first][row] ? 1 : 0) + (isWrong[second][row] ? 1 : 0)
            let hardness = (Double(wrong[row] - own) + Self.prior * meanRate) / (others + Self.prior)
            let chance = pairChance(first, second, hardness) * sameness(row, first, second)
            expected += chance
            variance += chance * (1 - chance)
        }
        let deviation = variance > 0 ? (Double(shared) - expected) / variance.squareRoot() : 0
        let isStrong = deviation >= Self.leastDeviation && shared >= Self.leastMistakes
        return Similarity(
            first: names[first],
            second: names[second],
            suspicion: same == one.count && shared > 0 ? .same : isStrong ? .strong : .none,
            agreement: Double(same) / Double(max(1, one.count)),
            sharedMistakes: shared,
            expectedMistakes: expected,
            deviation: deviation,
            correlation: nil
        )
    }

    /// That both have a row of this hardness wrong, each as often as it is wrong on the whole.
    private func pairChance(_ first: Int, _ second: Int, _ hardness: Double) -> Double {
        guard meanRate > 0 else { return 0 }
        return min(1, hardness * rates[first] / meanRate) * min(1, hardness * rates[second] / meanRate)
    }

    /// That two who have the row wrong have it wrong in the same way, as the others' mistakes say; at least a half, as there may
    /// be one wrong value alone that suggests itself.
    private func sameness(_ row: Int, _ first: Int, _ second: Int) -> Double {
        var counts = values[row]
        for entry in [first, second] where isWrong[entry][row] { counts[predicted[entry][row], default: 1] -= 1 }
        let all = Double(counts.values.reduce(0, +))
        guard all > 0 else { return 0.5 }
        return max(0.5, counts.values.reduce(0) { $0 + Double($1 * $1) } / (all * all))
    }
}
