import ContestModel
import Sandbox

extension Latency {
    /// - Parameters:
    ///   - outcomes: of all runs, warm-ups first; one that did not end well counts with `limit`, the longest that it might take
    ///   - drift: 0.05 where the machine is 5 % slower than usual
    init(
        _ outcomes: [(outcome: RunOutcome, isGood: Bool)],
        _ timing: RunTiming,
        limit: Duration,
        drift: Double?,
        isRepeatable: Bool?
    ) {
        let counted = outcomes.dropFirst(timing.warmUps)
        // A busy machine is nobody's fault.
        let walls = counted.map { ($0.isGood ? $0.outcome.wallTime - $0.outcome.starvedTime : limit).inMilliseconds }
        let times = counted.map { ($0.isGood ? $0.outcome.cpuTime ?? limit : limit).inMilliseconds }
        self.init(
            runs: timing.runs,
            warmUps: timing.warmUps,
            p50: walls.sorted().quantile(0.5),
            p95: walls.sorted().quantile(0.95),
            cpuP50: times.sorted().quantile(0.5),
            drift: drift,
            isRepeatable: isRepeatable
        )
    }
}

extension Duration {
    fileprivate var inMilliseconds: Double { self / .milliseconds(1) }
}

extension [Double] {
    /// Of sorted numbers, with a straight line between neighbours; 0 of none.
    func quantile(_ share: Double) -> Double {
        guard let last else { return 0 }
        let place = share * Double(count - 1)
        let below = Int(place)
        guard below + 1 < count else { return last }
        return self[below] + (self[below + 1] - self[below]) * (place - Double(below))
    }
}
