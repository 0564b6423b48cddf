import ContestModel

/// What the times of jury submissions say of a problem's time limit.
struct JuryTimes: Sendable {
    struct Bound: Sendable, Hashable {
        /// Milliseconds of CPU time, without the language's factor.
        let time: Int64
        let path: String
    }

    /// Of what must not be too slow, the slowest; nil: there is none.
    let slowest: Bound?
    /// Of what must be too slow, the fastest: it takes at least so long.
    let fastest: Bound?
    /// By the package's rules from `slowest`.
    let suggested: Duration?
    let isTight: Bool
    let isLoose: Bool

    init(_ lines: [Verification.Line], _ limit: Duration, _ rules: TimeRules) {
        let slowest = lines.compactMap { Self.bound($0, where: \.isLowerBound) }.max { $0.time < $1.time }
        let fastest = lines.compactMap { Self.bound($0, where: \.isUpperBound) }.min { $0.time < $1.time }
        self.slowest = slowest
        self.fastest = fastest
        suggested = slowest.map { rules.limit(for: $0.time) }
        isTight = slowest.map { rules.isTight(limit, for: $0.time) } ?? false
        isLoose = fastest.map { rules.isLoose(limit, for: $0.time) } ?? false
    }

    private static func bound(_ line: Verification.Line, where bounds: (JuryExpectation) -> Bool) -> Bound? {
        let expectations = line.submission.expectations.filter(bounds)
        let time = expectations.compactMap { expectation in
            // By the clock a program may be too slow without working much.
            line.slowest { expectation.runs(of: $0).filter { $0.reason != .wallTime } }
        }.max()
        return time.map { Bound(time: $0, path: line.submission.path) }
    }
}
