extension MetricDefinition {
    /// Metrics of the differences between numbers; of several columns each has a value, and the mean counts.
    static let regression = [
        error("mse") { $0.meanSquare },
        error("rmse") { $0.meanSquare.squareRoot() },
        error("mcrmse") { $0.meanSquare.squareRoot() },
        error("mae") { $0.meanMagnitude },
        error("medae") { $0.medianMagnitude },
        MetricDefinition("max_error", .lowerIsBetter, .numbers) { _ in
            .whole { try $0.residuals().magnitudes.max() ?? .nan }
        },
        error("mape") { $0.relativeMagnitudes.compensatedMean },
        error("smape") { $0.symmetricMagnitudes.compensatedMean },
        error("msle") { try $0.logarithms().meanSquare },
        error("rmsle") { try $0.logarithms().meanSquare.squareRoot() },
        share("r2") { try $0.determination() },
        share("explained_variance") { $0.explainedVariance },
        MetricDefinition("pinball", .lowerIsBetter, .numbers) { options in
            let alpha = try options.alpha()
            return .columns { $0.pinballLosses(alpha).compensatedMean }
        },
        MetricDefinition("d2_pinball", .higherIsBetter, .numbers) { options in
            let alpha = try options.alpha()
            return .columns { try $0.pinballShare(alpha).value(isForced: true) }
        },
        MetricDefinition("d2_absolute", .higherIsBetter, .numbers) { _ in
            .columns { try $0.pinballShare(0.5).value(isForced: true) }
        },
    ]

    private static func error(
        _ id: String,
        _ value: @escaping @Sendable (Residuals) throws -> Double
    ) -> MetricDefinition {
        MetricDefinition(id, .lowerIsBetter, .numbers) { _ in .columns(value) }
    }

    private static func share(
        _ id: String,
        _ value: @escaping @Sendable (Residuals) throws -> ExplainedShare
    ) -> MetricDefinition {
        MetricDefinition(id, .higherIsBetter, .numbers) { options in
            let isForced = try options.flag("force_finite", default: true)
            let weights = try options.word("multioutput", default: OutputWeights.uniform)
            return .whole { pairs in
                var shares: [ExplainedShare] = []
                for rows in try pairs.outputs() { shares.append(try value(rows)) }
                let values = shares.map { $0.value(isForced: isForced) }
                guard weights == .variance, shares.contains(where: { $0.whole != 0 }) else {
                    return values.compensatedMean
                }
                return values.compensatedMean(weights: shares.map(\.whole))
            }
        }
    }
}

/// How much each of several columns counts.
private enum OutputWeights: String, CaseIterable {
    case uniform = "uniform_average"
    case variance = "variance_weighted"
}

extension MetricOptions {
    fileprivate mutating func alpha() throws -> Double {
        try number("alpha", default: 0.5, "a number from 0 to 1", where: { $0 >= 0 && $0 <= 1 })
    }
}

extension Computation {
    /// The mean of the columns' values.
    fileprivate static func columns(
        _ value: @escaping @Sendable (Residuals) throws -> Double
    ) -> Computation {
        .whole { pairs in
            var values: [Double] = []
            for rows in try pairs.outputs() { values.append(try value(rows)) }
            return values.compensatedMean
        }
    }
}

extension PredictionPairs {
    /// The one column of labels beside the one of predictions.
    func residuals() throws -> Residuals {
        let outputs = try outputs()
        guard outputs.count == 1 else {
            throw MetricError.columns("the metric compares one column of predictions with one of labels")
        }
        return outputs[0]
    }

    /// Each column of labels beside its predictions.
    func outputs() throws -> [Residuals] {
        guard truth.count == predicted.count else {
            throw MetricError.columns("the metric needs a column of labels for each column of predictions")
        }
        return zip(try numbers(truth), try numbers(predicted)).map { Residuals(truth: $0, predicted: $1) }
    }
}
