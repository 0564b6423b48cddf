import ContestModel
import Foundation
import Sandbox
import Testing

@testable import Judging

struct VerdictRulesTests {
    struct Facts: Sendable {
        var ending = RunOutcome.Ending.exit(0)
        var limit: RunOutcome.Limit?
        var cpuTime = Duration.seconds(1)
        var wallTime = Duration.seconds(1)
        var harvested = RunOutcome.Harvested.nothing

        var outcome: RunOutcome {
            RunOutcome(
                ending: ending,
                limit: limit,
                cpuTime: cpuTime,
                wallTime: wallTime,
                peakMemory: nil,
                output: Data(),
                outputBytes: 0,
                errors: Data(),
                errorBytes: 0,
                harvested: harvested
            )
        }
    }

    private static let limits = RunLimits(
        cpuTime: .seconds(2),
        wallTime: .seconds(10),
        memory: 256 << 20,
        output: 8_000_000
    )

    @Test(arguments: [
        (Facts(cpuTime: .seconds(2)), Verdict.accepted, Reason?.none, ""),
        (
            Facts(limit: .memory, cpuTime: .seconds(3)), .memoryLimit, .memory,
            "needed more memory than it may use; the limit is 256 MiB"
        ),
        (
            Facts(ending: .signal(9), limit: .memory), .memoryLimit, .memory,
            "needed more memory than it may use; the limit is 256 MiB"
        ),
        (
            Facts(cpuTime: .microseconds(2_000_001)), .timeLimit, .cpuTime,
            "used 2.001 s of CPU time; the limit is 2 s"
        ),
        (
            Facts(ending: .signal(9), limit: .cpuTime, cpuTime: .milliseconds(1990)), .timeLimit, .cpuTime,
            "was stopped at the limit of 2 s of CPU time"
        ),
        (
            Facts(ending: .signal(11), cpuTime: .milliseconds(2500)), .timeLimit, .cpuTime,
            "used 2.5 s of CPU time; the limit is 2 s"
        ),
        (
            Facts(ending: .signal(9), limit: .wallTime, cpuTime: .milliseconds(20), wallTime: .milliseconds(10_050)),
            .timeLimit, .wallTime, "took 10.05 s of wall time, with 0.02 s of CPU time; the limit is 10 s"
        ),
        (
            Facts(wallTime: .seconds(11)), .timeLimit, .wallTime,
            "took 11 s of wall time, with 1 s of CPU time; the limit is 10 s"
        ),
        (
            Facts(ending: .signal(9), limit: .output), .outputLimit, .outputSize,
            "printed more than it may; the limit is 8000000 bytes"
        ),
        (Facts(ending: .exit(3)), .runTimeError, .exitCode, "ended with exit code 3"),
        (Facts(ending: .exit(-1)), .runTimeError, .exitCode, "ended with exit code -1"),
        (
            Facts(ending: .signal(11)), .runTimeError, .signal,
            "was ended by signal 11 (SIGSEGV, a bad memory access or a recursion that is too deep)"
        ),
        (Facts(ending: .signal(34)), .runTimeError, .signal, "was ended by signal 34"),
        (
            Facts(ending: .notStarted(8)), .runTimeError, .exitCode,
            "could not be started: it is not a program (errno 8)"
        ),
        (
            Facts(ending: .exit(1), harvested: .refused("no such file")), .runTimeError, .exitCode,
            "ended with exit code 1"
        ),
        (
            Facts(harvested: .refused("output.txt does not exist")), .runTimeError, .missingOutput,
            "left no output that can be taken: output.txt does not exist"
        ),
        (Facts(harvested: .file), .accepted, nil, ""),
    ])
    func followsTheOrderOfTheRules(facts: Facts, verdict: Verdict, reason: Reason?, message: String) {
        let assessment = RunAssessment(of: facts.outcome, within: Self.limits) { .accepts }
        #expect(assessment.verdict == verdict)
        #expect(assessment.reason == reason)
        #expect(assessment.message == message)
        #expect((assessment.answer == nil) == (verdict != .accepted))
    }

    @Test(arguments: [(Int64(260), Verdict.memoryLimit), (256, .runTimeError)])
    func callsACrashBeyondTheProblemsMemoryItsLimit(mebibytes: Int64, verdict: Verdict) {
        var outcome = Facts(ending: .exit(1)).outcome
        outcome.peakMemory = mebibytes << 20
        let limits = RunLimits(cpuTime: .seconds(2), memory: 384 << 20, ownMemory: 256 << 20)
        #expect(RunAssessment(of: outcome, within: limits) { .accepts }.verdict == verdict)
    }

    @Test func asksTheValidatorOnlyAboutARunThatIsInOrder() {
        var asked = 0
        let late = Facts(cpuTime: .seconds(3)).outcome
        #expect(
            Verdict(of: late, within: .seconds(2)) {
                asked += 1
                return .accepts
            } == .timeLimit
        )
        #expect(asked == 0)
        #expect(Verdict(of: Facts().outcome, within: .seconds(2)) { .rejects("x") } == .wrongAnswer)
    }

    @Test func keepsTheValidatorsWordsFromTheTeam() {
        let assessment = RunAssessment(of: Facts().outcome, within: Self.limits) { .rejects("expected 42") }
        #expect(assessment.answer == .rejects("expected 42"))
        #expect(assessment.reason == .differs && !assessment.message.contains("42"))
    }

    @Test func passesOnThatTheValidatorFailed() {
        #expect(throws: TableError.self) {
            try RunAssessment(of: Facts().outcome, within: Self.limits) { throw TableError(description: "x") }
        }
    }
}
