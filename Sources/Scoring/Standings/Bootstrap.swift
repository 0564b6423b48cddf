package import ContestModel

/// How much a value may be due to the choice of rows: it is computed anew over rows that are drawn from them with replacement.
///
/// Resample after resample, as many rows are drawn as there are, in order, by SplitMix64 from the seed. So anyone who has the
/// rows can compute the same figures. Of many rows fewer resamples are drawn, so that no entry takes longer than about a second.
package struct Bootstrap: Sendable, Hashable {
    package let seed: UInt64
    /// At most.
    package let resamples: Int
    /// The share of resamples that intervals hold.
    package let level: Double

    package init(seed: UInt64, resamples: Int = 2000, level: Double = 0.95) {
        self.seed = seed
        self.resamples = resamples
        self.level = level
    }

    /// As entries of a problem get it: the seed is the 64-bit FNV-1a hash of the problem's id.
    package init(of problem: ProblemID) { self.init(seed: FNV1a(problem.text.utf8).value) }

    /// An interval by percentiles, with the standard deviation of the resamples' values.
    package struct Interval: Sendable, Hashable {
        package let lower: Double
        package let upper: Double
        /// 0 where there is one resample only.
        package let standardError: Double
        /// Resamples that had a value: one may, for example, be without any row of a class.
        package let resamples: Int
    }

    /// The difference of two entries that are drawn together.
    package struct Comparison: Sendable, Hashable {
        /// Of the second one's value less the first one's.
        package let difference: Interval
        /// The shares of resamples in which the second one has the better value, and the same.
        package let secondIsBetter: Double
        package let areEqual: Double

        /// Whether 0 lies outside of the interval.
        package var isSeparated: Bool { difference.lower > 0 || difference.upper < 0 }
    }

    /// Of one entry's value; nil where no resample has one.
    package func interval(of metric: Metric, over rows: ScoredRows) throws -> Interval? {
        try interval(of: [metric], over: rows) { $0[0] }
    }

    /// Of a number that is made of the values of several metrics; nil where no resample has one.
    package func interval(
        of metrics: [Metric],
        over rows: ScoredRows,
        as score: ([Double]) -> Double
    ) throws -> Interval? {
        let resamplings = try metrics.map { try Resampling($0, rows) }
        return interval(
            values(rows.count, by: resamplings) { drawn in
                var values: [Double] = []
                for resampling in resamplings {
                    guard let value = resampling.value(drawn) else { return nil }
                    values.append(value)
                }
                return score(values)
            }.compactMap(\.self)
        )
    }

    /// Of two entries, with the same labels in the same order; nil where no resample has a value for both.
    package func comparison(of metric: Metric, _ first: ScoredRows, _ second: ScoredRows) throws -> Comparison? {
        precondition(first.count == second.count, "entries are compared over the same rows")
        let (one, other) = (try Resampling(metric, first), try Resampling(metric, second))
        let differences = values(first.count, by: [one, other]) { drawn in
            one.value(drawn).flatMap { first in other.value(drawn).map { $0 - first } }
        }.compactMap(\.self)
        guard let interval = interval(differences) else { return nil }
        let sign = metric.direction == .higherIsBetter ? 1.0 : -1.0
        return Comparison(
            difference: interval,
            secondIsBetter: Double(differences.count { $0 * sign > 0 }) / Double(differences.count),
            areEqual: Double(differences.count { $0 == 0 }) / Double(differences.count)
        )
    }

    /// The score that an entry has in each resample of a comparison, made of the values of several metrics; not a number where it has none.
    ///
    /// All entries over the same rows draw the same, so one entry's scores do for its comparison with every other one.
    package func scores(of metrics: [Metric], over rows: ScoredRows, as score: ([Double]) -> Double) throws -> [Double]
    {
        let resamplings = try metrics.map { try Resampling($0, rows) }
        return values(rows.count, by: resamplings, costing: 2) { drawn in
            let values = resamplings.compactMap { $0.value(drawn) }
            return values.count == resamplings.count ? score(values) : nil
        }.map { $0 ?? .nan }
    }

    /// Of the second entry's scores less the first one's; nil where no resample has a score of both.
    package func difference(_ first: [Double], _ second: [Double]) -> Interval? {
        precondition(first.count == second.count, "entries are compared over the same draws")
        return interval(zip(first, second).map { $1 - $0 }.filter { !$0.isNaN })
    }

    /// Of each resample; nil where it has no value.
    private func values(
        _ count: Int,
        by resamplings: [Resampling],
        costing times: Int = 1,
        _ value: ([Int]) -> Double?
    ) -> [Double?] {
        let resamples = resamples(rows: count, cost: times * resamplings.reduce(0) { $0 + $1.cost })
        var generator = SplitMix64(seed: seed)
        var drawn = [Int](repeating: 0, count: count)
        return (0..<resamples).map { _ in
            for index in drawn.indices { drawn[index] = generator.next(below: count) }
            return value(drawn)
        }
    }

    /// What all resamples of an entry may cost, in rows of a mean.
    private static let budget = 50_000_000

    /// Of so many rows; an interval from fewer than 100 would say more of the draws than of the rows.
    func resamples(rows: Int, cost: Int) -> Int {
        min(resamples, max(100, Self.budget / max(1, rows * cost)))
    }

    private func interval(_ values: [Double]) -> Interval? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let mean = values.compensatedMean
        let squares = values.map { ($0 - mean) * ($0 - mean) }.compensatedSum
        return Interval(
            lower: sorted.percentile((1 - level) / 2),
            upper: sorted.percentile((1 + level) / 2),
            standardError: values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0,
            resamples: values.count
        )
    }
}

/// A metric over any choice of one entry's rows.
private struct Resampling {
    private let compute: @Sendable ([Int]) throws -> Double
    /// Of a row, where that of a mean is 1.
    let cost: Int

    init(_ metric: Metric, _ rows: ScoredRows) throws {
        let pairs = rows.pairs(metric.columns)
        guard pairs.count > 0 else { throw MetricError.noRows }
        switch metric.computation {
        case .whole(let whole):
            compute = { try whole(pairs.rows($0)) }
            cost = 25
        case .mean(let terms):
            let terms = try terms(pairs)
            compute = { rows in rows.lazy.map { terms[$0] }.compensatedSum / Double(rows.count) }
            cost = 1
        case .choice(let make):
            compute = try make(pairs)
            cost = 2
        }
    }

    func value(_ rows: [Int]) -> Double? {
        guard let value = try? compute(rows), value.isFinite else { return nil }
        return value
    }
}

extension Metric {
    /// One number for each row, whose mean is the value; nil for other metrics.
    func terms(_ pairs: PredictionPairs) throws -> [Double]? {
        switch computation {
        case .mean(let terms): try terms(pairs)
        case .whole, .choice: nil
        }
    }
}

extension [Double] {
    /// Of sorted numbers, with a straight line between neighbours.
    fileprivate func percentile(_ share: Double) -> Double {
        let place = share * Double(count - 1)
        let below = Int(place)
        guard below + 1 < count else { return self[count - 1] }
        let (lower, upper, part) = (self[below], self[below + 1], place - Double(below))
        return part >= 0.5 ? upper - (upper - lower) * (1 - part) : lower + (upper - lower) * part
    }
}
