extension MetricDefinition {
    /// Metrics of predicted classes.
    static let classification = [
        MetricDefinition("accuracy", .higherIsBetter, .classes) { _ in .mean { try $0.hits() } },
        MetricDefinition("balanced_accuracy", .higherIsBetter, .classes) { options in
            let isAdjusted = try options.flag("adjusted", default: false)
            return .whole { try ConfusionCounts($0.classes()).balancedAccuracy(isAdjusted: isAdjusted) }
        },
        MetricDefinition("mcc", .higherIsBetter, .classes) { _ in .whole { try ConfusionCounts($0.classes()).mcc } },
        MetricDefinition("kappa", .higherIsBetter, .classes) { options in
            let weights = try options.word("weights", default: ContingencyTable.KappaWeights.none)
            return .whole { try ContingencyTable($0.classes()).kappa(weights) }
        },
        MetricDefinition("hamming", .lowerIsBetter, .classes) { _ in .whole { try $0.hammingLoss() } },
        MetricDefinition("zero_one", .lowerIsBetter, .classes) { _ in
            .whole { pairs in 1 - (try pairs.hits().compensatedMean) }
        },
    ]

    /// Metrics of the counts of each class.
    static let quotients = [
        quotient("precision") { _ in .precision },
        quotient("recall") { _ in .recall },
        quotient("f1") { _ in .fbeta(1) },
        quotient("fbeta") { options in
            let beta = try options.number("beta", default: 1, "a number above 0", where: { $0 > 0 })
            return .fbeta(beta)
        },
        quotient("jaccard") { _ in .jaccard },
    ]

    private static func quotient(
        _ id: String,
        _ make: @escaping @Sendable (inout MetricOptions) throws -> ClassQuotient
    ) -> MetricDefinition {
        MetricDefinition(id, .higherIsBetter, .classes) { options in
            let average = try ClassAverage(&options)
            let quotient = try make(&options)
            return .whole { try average.value(quotient, $0) }
        }
    }
}

extension PredictionPairs {
    /// 1 for each row that is right as a whole, 0 for the others.
    fileprivate func hits() throws -> [Double] {
        guard truth.count == 1 else { return try labelSets().wrong.map { $0 == 0 ? 1 : 0 } }
        guard case .numbers(let right) = truth[0], case .numbers(let guesses)? = predicted.first, predicted.count == 1
        else {
            let pairs = try classes()
            return pairs.truth.indices.map { pairs.truth[$0] == pairs.predicted[$0] ? 1 : 0 }
        }
        return right.indices.map { right[$0] == guesses[$0] ? 1 : 0 }
    }

    /// The share of labels that are wrong.
    fileprivate func hammingLoss() throws -> Double {
        guard truth.count > 1 else {
            let hits = try hits()
            return Double(hits.count { $0 == 0 }) / Double(count)
        }
        return Double(try labelSets().wrong.reduce(0, +)) / Double(count * truth.count)
    }
}
