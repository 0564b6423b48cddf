/// How the values of several classes or labels become one, where each has a column of scores.
enum ScoreAverage: String, CaseIterable {
    /// The mean over the columns.
    case macro
    /// The value of all columns one below the other.
    case micro
    /// As macro, weighted by how many rows are of the class or have the label.
    case weighted
    /// The mean over the rows.
    case samples

    /// How columns of several classes are compared.
    enum Comparison: String, CaseIterable {
        /// Each class against all others.
        case rest = "ovr"
        /// Each class against each other one, as Hand and Till do.
        case pairs = "ovo"
    }

    typealias BinaryMetric = (RankedScores) throws -> Double

    func value(_ columns: [BinaryScores], _ metric: BinaryMetric) throws -> Double {
        switch self {
        case .micro: return try metric(RankedScores(Self.joined(columns)))
        case .macro: return try Self.values(columns, metric).compensatedMean
        case .samples: return try Self.values(Self.transposed(columns), metric).compensatedMean
        case .weighted:
            let relevant = columns.filter { $0.positives > 0 }
            guard !relevant.isEmpty else { return 0 }
            return try Self.values(relevant, metric).compensatedMean(weights: relevant.map { Double($0.positives) })
        }
    }

    /// Of each pair of classes the mean of both directions.
    func valueOfPairs(_ scores: ClassScores, _ metric: BinaryMetric) throws -> Double {
        let sizes = scores.sizes
        let classes = sizes.indices.filter { sizes[$0] > 0 }
        var values: [Double] = []
        var weights: [Double] = []
        for (index, left) in classes.enumerated() {
            for right in classes[(index + 1)...] {
                let rows = scores.truth.indices.filter { scores.truth[$0] == left || scores.truth[$0] == right }
                var sum = 0.0
                for class_ in [left, right] {
                    let pair = BinaryScores(
                        isPositive: rows.map { scores.truth[$0] == class_ },
                        scores: rows.map { scores.scores[class_][$0] }
                    )
                    sum += try metric(RankedScores(pair))
                }
                values.append(sum / 2)
                weights.append(self == .weighted ? Double(rows.count) / Double(scores.truth.count) : 1)
            }
        }
        guard !values.isEmpty else {
            throw MetricError.labels("all labels are of one class, so that the metric has no value")
        }
        return values.compensatedMean(weights: weights)
    }

    private static func values(_ columns: [BinaryScores], _ metric: BinaryMetric) throws -> [Double] {
        var values: [Double] = []
        for column in columns { values.append(try metric(RankedScores(column))) }
        return values
    }

    private static func joined(_ columns: [BinaryScores]) -> BinaryScores {
        BinaryScores(isPositive: columns.flatMap(\.isPositive), scores: columns.flatMap(\.scores))
    }

    private static func transposed(_ columns: [BinaryScores]) -> [BinaryScores] {
        (columns.first?.scores.indices ?? 0..<0).map { row in
            BinaryScores(isPositive: columns.map { $0.isPositive[row] }, scores: columns.map { $0.scores[row] })
        }
    }
}
