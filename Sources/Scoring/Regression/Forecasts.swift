import ContestModel
import Foundation

extension PredictionPairs {
    /// A number for each group, which all of its rows have.
    fileprivate func numbers(_ column: String, of groups: [[Int]]) throws -> [Double] {
        guard case .numbers(let values) = try fact(column) else {
            throw MetricError.columns("'\(column)' of the labels must hold numbers")
        }
        var numbers: [Double] = []
        for rows in groups {
            guard rows.allSatisfy({ values[$0] == values[rows[0]] }) else {
                throw MetricError.columns("'\(column)' of the labels must be the same in all rows of a series")
            }
            numbers.append(values[rows[0]])
        }
        return numbers
    }
}

extension Residuals {
    func rows(_ rows: [Int]) -> Residuals {
        Residuals(truth: rows.map { truth[$0] }, predicted: rows.map { predicted[$0] })
    }
}

extension MetricDefinition {
    /// Metrics of series, of groups and of forecasts that say how sure they are.
    static let forecasting = [
        MetricDefinition("log_mae", .lowerIsBetter, .numbers) { options in
            let group = options.fact("group")
            return .whole { pairs in
                let rows = try pairs.residuals()
                // The floor keeps a perfect group from being minus infinity.
                return try pairs.groups(group).map { log(max(rows.rows($0).meanMagnitude, 1e-9)) }.compensatedMean
            }
        },
        MetricDefinition("mase", .lowerIsBetter, .numbers) { options in
            let (group, scale) = (options.fact("group"), try options.requiredFact("scale"))
            return .whole { pairs in
                let (rows, groups) = (try pairs.residuals(), try pairs.groups(group))
                let scales = try pairs.scales(scale, of: groups)
                return zip(groups, scales).map { rows.rows($0).meanMagnitude / $1 }.compensatedMean
            }
        },
        MetricDefinition("wrmsse", .lowerIsBetter, .numbers) { options in
            let (group, scale) = (options.fact("group"), try options.requiredFact("scale"))
            let weight = try options.requiredFact("weight")
            return .whole { pairs in
                let (rows, groups) = (try pairs.residuals(), try pairs.groups(group))
                let (scales, weights) = (try pairs.scales(scale, of: groups), try pairs.numbers(weight, of: groups))
                let errors = zip(groups, scales).map { (rows.rows($0).meanSquare / $1).squareRoot() }
                return zip(weights, errors).map { $0 * $1 }.compensatedSum
            }
        },
        MetricDefinition("wis", .lowerIsBetter, .numbers) { options in
            let quantiles = try options.quantiles()
            return .mean { try $0.intervalScores(quantiles) }
        },
        MetricDefinition("crps", .lowerIsBetter, .numbers) { _ in .mean { try $0.ensembleScores() } },
        MetricDefinition("laplace_log_likelihood", .higherIsBetter, .numbers) { options in
            let least = try options.number("sigma_min", default: 70, "a number above 0", where: { $0 > 0 })
            let most = try options.number("error_max", default: 1000, "a number above 0", where: { $0 > 0 })
            return .mean { try $0.laplaceLikelihoods(leastSigma: least, largestError: most) }
        },
    ]
}

extension MetricOptions {
    /// The levels of the columns of predictions, with the median, each with its counterpart on the other side.
    fileprivate mutating func quantiles() throws -> [Double] {
        let known = ["levels between 0 and 1 with commas between them, 0.5 and as many below it as above it"]
        guard let names = names("quantiles") else { throw missing("quantiles", known) }
        let levels = names.compactMap { Double(decimal: $0) }
        let sorted = levels.sorted()
        let isSymmetric = zip(sorted, sorted.reversed()).allSatisfy { abs($0 + $1 - 1) < 1e-9 }
        guard levels.count == names.count, !levels.count.isMultiple(of: 2), isSymmetric,
            levels.allSatisfy({ $0 > 0 && $0 < 1 })
        else { throw bad(names.joined(separator: ","), "quantiles", known) }
        return levels
    }
}

extension PredictionPairs {
    fileprivate func scales(_ column: String, of groups: [[Int]]) throws -> [Double] {
        let scales = try numbers(column, of: groups)
        guard scales.allSatisfy({ $0 > 0 }) else {
            throw MetricError.columns("'\(column)' of the labels must be above 0")
        }
        return scales
    }

    private func labels(columns: Int?) throws -> (truth: [Double], predicted: [[Double]]) {
        let right = try numbers(truth)
        guard right.count == 1, columns == nil || columns == predicted.count else {
            throw MetricError.columns(
                "the metric needs one column of labels, and one of predictions for each number of a forecast"
            )
        }
        return (right[0], try numbers(predicted))
    }

    /// The weighted interval score of each row: over the quantiles, the mean of twice the loss of each.
    fileprivate func intervalScores(_ quantiles: [Double]) throws -> [Double] {
        let (truth, columns) = try labels(columns: quantiles.count)
        let losses = zip(quantiles, columns).map { Residuals(truth: truth, predicted: $1).pinballLosses($0) }
        return truth.indices.map { row in 2 * losses.lazy.map { $0[row] }.compensatedSum / Double(quantiles.count) }
    }

    /// The continuous ranked probability score of each row, whose columns are the members of an ensemble.
    fileprivate func ensembleScores() throws -> [Double] {
        let (truth, columns) = try labels(columns: nil)
        let count = Double(columns.count)
        return truth.indices.map { row in
            let members = columns.map { $0[row] }.sorted()
            let distance = members.map { abs($0 - truth[row]) }.compensatedSum / count
            // Half of the mean distance of two members: of sorted ones, the place says how often each is added and taken off.
            let spread = members.enumerated().map { (2 * Double($0) + 1 - count) * $1 }.compensatedSum / (count * count)
            return distance - spread
        }
    }

    /// Of each row, whose columns are a value and how unsure it is.
    fileprivate func laplaceLikelihoods(leastSigma: Double, largestError: Double) throws -> [Double] {
        let (truth, columns) = try labels(columns: 2)
        return truth.indices.map { row in
            let sigma = max(columns[1][row], leastSigma)
            let error = min(abs(truth[row] - columns[0][row]), largestError)
            return -2.0.squareRoot() * error / sigma - log(2.0.squareRoot() * sigma)
        }
    }
}
