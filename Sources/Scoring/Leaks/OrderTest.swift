/// Whether labels hang on the order of the rows.
struct OrderTest {
    /// Standard deviations from what a random order gives; its sign says nothing.
    let deviation: Double
    /// How far it is from a random order: 0 not at all, 1 as far as can be.
    let strength: Double
    /// What was seen, as a part of a sentence.
    let words: String

    /// So many standard deviations do not happen by chance, whatever number of tests is made.
    private static let leastDeviation = 6.0
    /// In a long file the smallest part of an order is beyond chance, and useless.
    private static let leastStrength = 0.05

    var isConspicuous: Bool { abs(deviation) >= Self.leastDeviation && strength >= Self.leastStrength }

    /// The more conspicuous one of the tests that suit the target; `order` are row numbers.
    static func strongest(_ target: LeakTarget, in order: [Int]) -> OrderTest? {
        switch target {
        case .classes(let codes, let count): runs(order.map { codes[$0] }, classes: count)
        case .numbers(let values):
            [trend(order.map { values[$0] }), halves(order.map { values[$0] })]
                .compactMap(\.self).max { abs($0.deviation) < abs($1.deviation) }
        }
    }

    /// The runs test for any number of classes: how often the next row has another class, against a random order.
    static func runs(_ codes: [Int32], classes: Int) -> OrderTest? {
        let n = Double(codes.count)
        guard n >= 20 else { return nil }
        var counts = [Double](repeating: 0, count: classes)
        for code in codes { counts[Int(code)] += 1 }
        let squares = counts.reduce(0) { $0 + $1 * $1 }
        let cubes = counts.reduce(0) { $0 + $1 * $1 * $1 }
        let expected = 1 + (n * n - squares) / n
        let variance = (squares * (squares + n * (n + 1)) - 2 * n * cubes - n * n * n) / (n * n * (n - 1))
        guard variance > 0, expected > 1 else { return nil }
        let found = Double(1 + zip(codes, codes.dropFirst()).count { $0 != $1 })
        return OrderTest(
            deviation: (found - expected) / variance.squareRoot(),
            strength: min(1, abs(found - expected) / (expected - 1)),
            words: "the label changes \(Int(found) - 1) times from one row to the next, where chance gives about "
                + "\(Int((expected - 1).rounded()))"
        )
    }

    /// Runs above and below the median.
    private static func halves(_ values: [Double]) -> OrderTest? {
        guard !values.isEmpty else { return nil }
        let median = values.sorted()[values.count / 2]
        return runs(values.map { $0 < median ? 0 : 1 }, classes: 2).map { test in
            OrderTest(
                deviation: test.deviation,
                strength: test.strength,
                words: "large and small labels follow each other otherwise than by chance"
            )
        }
    }

    /// The rank correlation of value and place.
    private static func trend(_ values: [Double]) -> OrderTest? {
        let n = Double(values.count)
        guard n >= 20 else { return nil }
        let ranks = ranks(of: values)
        let middle = (n - 1) / 2
        var (products, own) = (0.0, 0.0)
        for (place, rank) in ranks.enumerated() {
            products += (rank - middle) * (Double(place) - middle)
            own += (rank - middle) * (rank - middle)
        }
        let places = n * (n * n - 1) / 12
        guard own > 0 else { return nil }
        let correlation = products / (own * places).squareRoot()
        return OrderTest(
            deviation: correlation * (n - 1).squareRoot(),
            strength: abs(correlation),
            words: "the label \(correlation < 0 ? "falls" : "grows") along the rows (rank correlation "
                + "\(LeakWords.number(correlation)))"
        )
    }

    /// From 0; equal values share their mean rank.
    private static func ranks(of values: [Double]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for place in order[start..<end] { ranks[place] = Double(start + end - 1) / 2 }
            start = end
        }
        return ranks
    }
}
