/// The scores of one row's labels, ordered by rank.
private struct LabelRanking {
    let isRelevant: [Bool]
    let scores: [Double]

    private var relevant: [Int] { isRelevant.indices.filter { isRelevant[$0] } }
    private var isTrivial: Bool { !isRelevant.contains(true) || !isRelevant.contains(false) }

    /// The mean over the relevant labels of the share of relevant ones among those that are ranked as high.
    var averagePrecision: Double {
        guard !isTrivial else { return 1 }
        return relevant.map { label in
            let above = scores.indices.filter { scores[$0] >= scores[label] }
            return Double(above.count { isRelevant[$0] }) / Double(above.count)
        }.compensatedMean
    }

    /// How many labels are ranked as high as the lowest relevant one.
    var coverage: Double {
        guard let lowest = relevant.map({ scores[$0] }).min() else { return 0 }
        return Double(scores.count { $0 >= lowest })
    }

    /// The share of pairs of a relevant and another label that are not in the right order.
    var loss: Double {
        guard !isTrivial else { return 0 }
        let others = scores.indices.filter { !isRelevant[$0] }
        let wrong = relevant.reduce(0) { sum, label in sum + others.count { scores[$0] >= scores[label] } }
        return Double(wrong) / Double(relevant.count * others.count)
    }
}

extension MetricDefinition {
    /// Metrics of the order in which scores put several labels.
    static let rankingOfLabels = [
        rankingOfLabels("lrap", .higherIsBetter) { $0.averagePrecision },
        rankingOfLabels("coverage", .lowerIsBetter) { $0.coverage },
        rankingOfLabels("ranking_loss", .lowerIsBetter) { $0.loss },
    ]

    private static func rankingOfLabels(
        _ id: String,
        _ direction: Metric.Direction,
        _ value: @escaping @Sendable (LabelRanking) -> Double
    ) -> MetricDefinition {
        MetricDefinition(id, direction, .numbers) { options in
            let reading = ScoreReading(&options)
            return .mean { pairs in
                guard pairs.predicted.count > 1 else {
                    throw MetricError.columns("the metric needs several columns of labels")
                }
                let columns = try reading.labelScores(pairs)
                return (0..<pairs.count).map { row in
                    value(
                        LabelRanking(
                            isRelevant: columns.map { $0.isPositive[row] },
                            scores: columns.map { $0.scores[row] }
                        )
                    )
                }
            }
        }
    }
}
