import ContestModel
import Foundation
import Sandbox
import Testing

@testable import Judging

struct OwnScoringTests {
    private func outcome(_ output: String, ending: RunOutcome.Ending = .exit(0)) -> RunOutcome {
        RunOutcome(
            ending: ending,
            limit: nil,
            cpuTime: .zero,
            wallTime: .zero,
            peakMemory: 0,
            output: Data(output.utf8),
            outputBytes: Int64(output.utf8.count),
            errors: Data("Traceback".utf8),
            errorBytes: 9,
            harvested: .nothing
        )
    }

    @Test func readsScoreAndMetrics() throws {
        let score = try OwnScore(
            outcome(#"{"metrics": {"b": 2, "a.x": -1e-3}, "score": 0.1} "#),
            of: "p/scorer",
            within: ValidationLimits()
        )
        #expect(score.score == 0.1)
        #expect(score.metrics == [MetricValue(id: "a.x", value: -0.001), MetricValue(id: "b", value: 2)])
        #expect(try OwnScore(outcome(#"{"score": 3}"#), of: "p/scorer", within: ValidationLimits()).metrics.isEmpty)
    }

    @Test(arguments: [
        ("", "must print one JSON object"), ("0.5", "must print one JSON object"),
        (#"{"score": "1"}"#, "must print one JSON object"),
        (#"{"score": 1} {"score": 2}"#, "must print one JSON object"),
        (#"{"score": 1, "metrics": {"a b": 1}}"#, "may give at most 32 metrics, with names of"),
        (#"{"score": 1, "metrics": {"": 1}}"#, "may give at most 32 metrics, with names of"),
    ])
    func namesTheScorerThatFails(output: String, complaint: String) throws {
        let error = #expect(throws: JudgingError.self) {
            try OwnScore(outcome(output), of: "p/scorer", within: ValidationLimits())
        }
        let text = "\(try #require(error))"
        #expect(text.hasPrefix("problems/p/scorer \(complaint)") && text.hasSuffix("it said: Traceback"), "\(text)")
    }

    @Test func namesTheScorerThatCrashes() throws {
        for (ending, words) in [(RunOutcome.Ending.exit(1), "exit code 1"), (.signal(9), "signal 9")] {
            let error = #expect(throws: JudgingError.self) {
                try OwnScore(outcome(#"{"score": 1}"#, ending: ending), of: "p/scorer", within: ValidationLimits())
            }
            let text = "\(try #require(error))"
            #expect(text.contains("problems/p/scorer") && text.contains(words))
        }
    }

    /// Whoever ends it.
    @Test func namesTheScorerThatUsesUpItsTime() throws {
        var outcome = outcome(#"{"score": 1}"#, ending: .signal(9))
        outcome.cpuTime = ValidationLimits().time
        let error = #expect(throws: JudgingError.self) {
            try OwnScore(outcome, of: "p/scorer", within: ValidationLimits())
        }
        #expect("\(try #require(error))".contains("passed its limit of CPU time"))
    }

    @Test func takesTimesWithoutWarmUpsAndFailuresAsTheLongest() {
        func run(_ wall: Int, starved: Int = 0, isGood: Bool = true) -> (outcome: RunOutcome, isGood: Bool) {
            var outcome = outcome("")
            outcome.wallTime = .milliseconds(wall)
            outcome.starvedTime = .milliseconds(starved)
            outcome.cpuTime = .milliseconds(wall / 2)
            return (outcome, isGood)
        }
        let latency = Latency(
            [run(9000), run(100), run(300), run(250, starved: 50), run(1, isGood: false)],
            RunTiming(runs: 4, warmUps: 1),
            limit: .milliseconds(1300),
            drift: 0.02,
            isRepeatable: false
        )
        #expect(latency.p50 == 250 && abs(latency.p95 - 1150) < 1e-9 && latency.cpuP50 == 137.5)
        #expect(latency.runs == 4 && latency.warmUps == 1 && latency.drift == 0.02 && latency.isRepeatable == false)
        let once = Latency([run(70)], RunTiming(), limit: .seconds(1), drift: nil, isRepeatable: nil)
        #expect(once.p50 == 70 && once.p95 == 70)
    }
}
