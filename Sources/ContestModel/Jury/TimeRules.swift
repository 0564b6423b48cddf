/// How a time limit follows from the times of jury submissions.
package struct TimeRules: Sendable, Hashable {
    /// The slowest accepted time, times this, rounded up to the resolution, is the limit.
    package let factor: Double
    /// A limit below the slowest accepted time times this is near to it.
    package let acceptedMargin: Double
    /// A limit is near to what is too slow where the limit times this is more than its time.
    package let slowMargin: Double
    package let resolution: Duration

    package init(factor: Double, acceptedMargin: Double, slowMargin: Double, resolution: Duration = .seconds(1)) {
        self.factor = factor
        self.acceptedMargin = acceptedMargin
        self.slowMargin = slowMargin
        self.resolution = resolution
    }

    /// Where a legacy package says nothing.
    package static let legacy = TimeRules(factor: 5, acceptedMargin: 2, slowMargin: 2)

    /// The limit that follows from the slowest time, in milliseconds, of what must not pass it.
    package func limit(for slowest: Int64) -> Duration {
        let step = Double(max(1, resolution.milliseconds))
        // A product such as 3 times 0.1 s is not a step more for the sake of its last bit.
        let steps = (Double(slowest) * factor / step - 1e-9).rounded(.up)
        return .milliseconds(Int64(max(1, steps) * step))
    }

    /// Whether the limit leaves what must be accepted less room than it should.
    package func isTight(_ limit: Duration, for slowest: Int64) -> Bool {
        Double(slowest) * acceptedMargin > Double(limit.milliseconds)
    }

    /// Whether what must be too slow is so by less than it should.
    package func isLoose(_ limit: Duration, for fastest: Int64) -> Bool {
        Double(limit.milliseconds) * slowMargin > Double(fastest)
    }
}
