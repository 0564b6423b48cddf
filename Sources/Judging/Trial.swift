import ContestModel
import Sandbox

/// One run of a submission on a test case, judged.
struct Trial {
    var run: TestRun
    var assessment: RunAssessment
    /// The time is so near to its limit that a quieter machine might give another verdict.
    var isDoubtful: Bool
    /// Wall time.
    var duration: Duration

    func isQuicker(than other: Trial) -> Bool {
        guard let own = run.cpuMilliseconds, let its = other.run.cpuMilliseconds else { return false }
        return own < its
    }
}

extension RunAssessment {
    /// A CPU time over the limit but below the cap; or a wall time of which a busy machine took a part.
    func isDoubtful(_ outcome: RunOutcome) -> Bool {
        switch reason {
        case .cpuTime: outcome.limit == nil
        case .wallTime: outcome.starvedTime * 10 > outcome.wallTime
        default: false
        }
    }
}
