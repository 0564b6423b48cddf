import ContestModel
import Foundation
import Sandbox
import Testing

@testable import Judging

struct InteractiveVerdictTests {
    /// How one of the two ended.
    struct End: Sendable {
        var ending = RunOutcome.Ending.exit(0)
        var limit: RunOutcome.Limit?
        var cpuTime = Duration.milliseconds(100)
        var stalled = Duration.zero

        static let good = End()
        static let crash = End(ending: .exit(1))
        static let brokenPipe = End(ending: .signal(13))
        static let accepts = End(ending: .exit(42))
        static let rejects = End(ending: .exit(43))
        static func hit(_ limit: RunOutcome.Limit) -> End { End(ending: .signal(9), limit: limit) }

        var outcome: RunOutcome {
            RunOutcome(
                ending: ending,
                limit: limit,
                cpuTime: cpuTime,
                // As of one who waited for a slow validator.
                wallTime: .seconds(20),
                peakMemory: nil,
                output: Data(),
                outputBytes: 0,
                errors: Data(),
                errorBytes: 0,
                harvested: .nothing
            )
        }
    }

    private func judge(_ submission: End, _ validator: End, first: Speaker) -> InteractiveVerdict {
        let conversation = ConversationOutcome(
            submission: submission.outcome,
            validator: validator.outcome,
            endedFirst: first,
            submissionStalled: submission.stalled,
            validatorStalled: validator.stalled,
            log: ConversationLog()
        )
        let limits = RunLimits(cpuTime: .seconds(2), wallTime: .seconds(5), memory: 256 << 20, output: 8 << 20)
        return InteractiveVerdict(of: conversation, within: limits)
    }

    @Test(arguments: [
        (End.good, End.accepts, Speaker.submission, Verdict.accepted, Reason?.none),
        (.good, .accepts, .validator, .accepted, nil),
        (.good, .rejects, .submission, .wrongAnswer, .differs),
        (.good, .rejects, .validator, .wrongAnswer, .differs),
        // After the validator's word it may die as it likes.
        (.brokenPipe, .rejects, .validator, .wrongAnswer, .differs),
        (.crash, .rejects, .validator, .wrongAnswer, .differs),
        (.hit(.cpuTime), .rejects, .validator, .wrongAnswer, .differs),
        (.hit(.wallTime), .rejects, .validator, .wrongAnswer, .differs),
        (.hit(.output), .rejects, .validator, .wrongAnswer, .differs),
        // Its own crash first.
        (.crash, .rejects, .submission, .runTimeError, .exitCode),
        (.crash, .accepts, .submission, .runTimeError, .exitCode),
        (.crash, .crash, .submission, .runTimeError, .exitCode),
        (End(ending: .signal(11)), .rejects, .submission, .runTimeError, .signal),
        (End(ending: .notStarted(2)), .rejects, .submission, .runTimeError, .exitCode),
        // Accepted, and then.
        (.crash, .accepts, .validator, .runTimeError, .exitCode),
        (.hit(.wallTime), .accepts, .validator, .timeLimit, .wallTime),
        (.hit(.cpuTime), .accepts, .validator, .timeLimit, .cpuTime),
        (.hit(.output), .accepts, .validator, .outputLimit, .outputSize),
        // Its limits, whatever the validator makes of its end.
        (.hit(.cpuTime), .rejects, .submission, .timeLimit, .cpuTime),
        (End(cpuTime: .seconds(3)), .accepts, .submission, .timeLimit, .cpuTime),
        (End(cpuTime: .seconds(3)), .accepts, .validator, .timeLimit, .cpuTime),
        (.hit(.memory), .crash, .submission, .memoryLimit, .memory),
        (.hit(.output), .rejects, .submission, .outputLimit, .outputSize),
        // Both wait, or it sleeps: nobody has left anything unread.
        (.hit(.wallTime), .rejects, .submission, .timeLimit, .wallTime),
        (.hit(.wallTime), .hit(.cpuTime), .submission, .timeLimit, .wallTime),
        // Both write and neither reads.
        (
            End(ending: .signal(9), limit: .wallTime, stalled: .seconds(4)),
            End(ending: .exit(43), stalled: .seconds(4)), .submission, .timeLimit, .wallTime
        ),
        // It writes once more just before its time is over.
        (
            .hit(.wallTime), End(ending: .exit(43), stalled: .milliseconds(300)), .submission, .timeLimit, .wallTime
        ),
    ]) func judges(submission: End, validator: End, first: Speaker, verdict: Verdict, reason: Reason?) throws {
        guard case .judged(let assessment) = judge(submission, validator, first: first) else {
            Issue.record("it blames the validator")
            return
        }
        #expect(assessment.verdict == verdict)
        #expect(assessment.reason == reason)
    }

    @Test(arguments: [
        (End.good, End.crash, Speaker.submission, "ended with exit code 1, which is neither 42 nor 43"),
        (.good, .good, .validator, "ended with exit code 0, which is neither 42 nor 43"),
        (.crash, .crash, .validator, "ended with exit code 1, which is neither 42 nor 43"),
        (.brokenPipe, End(ending: .signal(11)), .validator, "was ended by signal 11"),
        (.hit(.wallTime), End(ending: .notStarted(8)), .validator, "could not be started (errno 8)"),
        (.good, .hit(.cpuTime), .submission, "ran out of CPU time"),
        (.hit(.wallTime), .hit(.cpuTime), .validator, "ran out of CPU time"),
        (.good, .hit(.wallTime), .submission, "ran out of wall time"),
        (.good, .hit(.memory), .validator, "needed more memory than it may use"),
        (.good, .hit(.output), .validator, "printed more than it may"),
        (.good, End(ending: .exit(42), limit: .wallTime), .submission, "ran out of wall time"),
        (
            .hit(.wallTime), End(ending: .exit(43), stalled: .seconds(4)), .submission,
            "did not read what the submission printed"
        ),
    ]) func blamesTheValidator(submission: End, validator: End, first: Speaker, words: String) {
        #expect(
            judge(submission, validator, first: first) == .validatorFailed("the output validator \(words)")
        )
    }

    /// Who reads a byte now and then is never long without one, and its validator waits for room to write.
    @Test func aValidatorThatIsNotReadHasNotFailed() throws {
        let held = End(ending: .signal(9), stalled: .seconds(30))
        let verdict = judge(held, .hit(.wallTime), first: .validator)
        guard case .judged(let assessment) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(assessment.verdict == .timeLimit && assessment.reason == .wallTime)
        // Who has read all, or works, does not hold it.
        for other in [End(ending: .signal(9)), End(ending: .signal(9), stalled: .seconds(1))] {
            guard case .validatorFailed = judge(other, .hit(.wallTime), first: .validator) else {
                Issue.record("the validator failed")
                return
            }
        }
    }
}
