import Foundation

/// The deviance of a distribution whose variance is a power of its mean.
struct TweedieDeviance: Sendable {
    let power: Double

    /// Of each row.
    func terms(_ rows: Residuals) throws -> [Double] {
        try check(rows)
        return rows.truth.indices.map { term(rows.truth[$0], rows.predicted[$0]) }
    }

    private func check(_ rows: Residuals) throws {
        guard power != 0 else { return }
        guard rows.predicted.allSatisfy({ $0 > 0 }) else {
            throw MetricError.predictions("a prediction is not above 0")
        }
        if power >= 2 {
            guard rows.truth.allSatisfy({ $0 > 0 }) else { throw MetricError.labels("a label is not above 0") }
        } else if power >= 1 {
            guard rows.truth.allSatisfy({ $0 >= 0 }) else { throw MetricError.labels("a label is below 0") }
        }
    }

    private func term(_ right: Double, _ guess: Double) -> Double {
        switch power {
        case 0: (right - guess) * (right - guess)
        case 1: 2 * ((right == 0 ? 0 : right * log(right / guess)) - right + guess)
        case 2: 2 * (log(guess / right) + right / guess - 1)
        default: general(right, guess)
        }
    }

    private func general(_ right: Double, _ guess: Double) -> Double {
        let base = power < 0 ? max(right, 0) : right
        return 2
            * (pow(base, 2 - power) / ((1 - power) * (2 - power)) - right * pow(guess, 1 - power) / (1 - power)
                + pow(guess, 2 - power) / (2 - power))
    }
}

extension MetricDefinition {
    /// Deviances of distributions of the exponential family.
    static let deviances = [
        MetricDefinition("poisson_deviance", .lowerIsBetter, .numbers) { _ in .deviance(TweedieDeviance(power: 1)) },
        MetricDefinition("gamma_deviance", .lowerIsBetter, .numbers) { _ in .deviance(TweedieDeviance(power: 2)) },
        MetricDefinition("tweedie_deviance", .lowerIsBetter, .numbers) { options in
            let power = try options.number("power", default: 0, "a number that is not between 0 and 1") {
                $0 <= 0 || $0 >= 1
            }
            return .deviance(TweedieDeviance(power: power))
        },
    ]
}

extension Computation {
    fileprivate static func deviance(_ deviance: TweedieDeviance) -> Computation {
        .mean { try deviance.terms($0.residuals()) }
    }
}
