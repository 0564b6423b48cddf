/// Right and predicted numbers, for the metrics of their differences.
struct Residuals {
    let truth: [Double]
    let predicted: [Double]

    var meanSquare: Double { squares / Double(truth.count) }

    var meanAbsolute: Double {
        var sum = CompensatedSum()
        for index in truth.indices { sum.add(abs(truth[index] - predicted[index])) }
        return sum.value / Double(truth.count)
    }

    /// R²: the share of the labels' variance that the predictions explain.
    func determination() throws(MetricError) -> Double {
        guard truth.count >= 2 else { throw .tooFewRows }
        let mean = truth.compensatedSum / Double(truth.count)
        var total = CompensatedSum()
        for value in truth { total.add((value - mean) * (value - mean)) }
        guard total.value != 0 else { return squares == 0 ? 1 : 0 }
        return 1 - squares / total.value
    }

    private var squares: Double {
        var sum = CompensatedSum()
        for index in truth.indices {
            let residual = truth[index] - predicted[index]
            sum.add(residual * residual)
        }
        return sum.value
    }
}

extension PredictionPairs {
    func residuals() throws(MetricError) -> Residuals {
        switch values {
        case .numbers(let truth, let predicted): return Residuals(truth: truth, predicted: predicted)
        case .texts: throw .needsNumbers
        }
    }
}
