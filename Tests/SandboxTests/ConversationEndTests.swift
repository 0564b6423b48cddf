import Foundation
import Sandbox
import Testing

/// How conversations end that do not go well, and what shows who is to blame.
@Suite struct ConversationEndTests {
    private func short(_ own: inout RunCaps, _ its: inout RunCaps) {
        own.wallTime = .seconds(1)
        its.wallTime = .seconds(2)
    }

    @Test func endsTwoThatWaitForEachOther() throws {
        try Talk.with { talk throws in
            let outcome = try talk.run("hear", "hear exit:42", short)
            #expect(outcome.submission.limit == .wallTime)
            #expect(outcome.endedFirst == .submission)
            #expect((.seconds(1)...(.seconds(4))).contains(outcome.submission.wallTime))
            // The end of its input is what the validator sees then.
            #expect(outcome.validator.ending == .exit(90) && outcome.validator.limit == nil)
            #expect(outcome.validatorStalled == .zero && outcome.submissionStalled == .zero)
        }
    }

    @Test func endsASubmissionThatSleeps() throws {
        try Talk.with { talk throws in
            let asleep = try talk.run("sleep:9000", "hear exit:42", short)
            #expect(asleep.submission.limit == .wallTime && asleep.endedFirst == .submission)
            // Never long, but again and again.
            let often = try talk.run("answer:60", "ask:100000 exit:42") { own, _ in own.wallTime = .milliseconds(500) }
            #expect(often.submission.limit == .wallTime && often.endedFirst == .submission)
            #expect(often.submission.wallTime < .seconds(8))
            #expect(often.submission.cpuTime ?? .seconds(9) < .seconds(1))
        }
    }

    @Test func holdsAFloodThatNobodyReads() throws {
        try Talk.with { talk throws in
            let outcome = try talk.run("flood", "sleep:3000 exit:43", short)
            #expect(outcome.submission.limit == .wallTime)
            #expect(outcome.endedFirst == .submission)
            #expect((200_000...600_000).contains(outcome.submission.outputBytes))
            #expect(outcome.validatorStalled > .milliseconds(500))
            #expect(outcome.submissionStalled == .zero)
            #expect(outcome.validator.ending == .exit(43))
            // Both write and neither reads.
            let both = try talk.run("flood", "flood exit:43", short)
            #expect(both.submission.limit == .wallTime && both.endedFirst == .submission)
            #expect(both.submissionStalled > .milliseconds(500) && both.validatorStalled > .milliseconds(500))
        }
    }

    /// Else a submission could make it look as if the validator did not listen.
    @Test func knowsAReaderThatNeverGetsDone() throws {
        try Talk.with { talk throws in
            let outcome = try talk.run("say:x sip", "flood exit:43", short)
            #expect(outcome.submission.limit == .wallTime && outcome.endedFirst == .submission)
            #expect(outcome.submissionStalled > .milliseconds(500) && outcome.validatorStalled > .milliseconds(500))
        }
    }

    @Test func endsAFloodAtItsCap() throws {
        try Talk.with { talk throws in
            let read = try talk.run("flood", "until-end exit:43") { own, _ in own.output = 5_000_000 }
            #expect(read.submission.limit == .output && read.endedFirst == .submission)
            #expect(read.validator.ending == .exit(43))
            // After the other has gone.
            let dropped = try talk.run("flood", "exit:43") { own, _ in own.output = 5_000_000 }
            #expect(dropped.submission.limit == .output && dropped.endedFirst == .validator)
            let other = try talk.run("until-end exit:0", "flood") { _, its in its.output = 5_000_000 }
            #expect(other.validator.limit == .output && other.endedFirst == .validator)
            #expect(other.submission.ending == .exit(0))
        }
    }

    @Test func waitsForAValidatorThatWorks() throws {
        try Talk.with { talk throws in
            let outcome = try talk.run("say:x hear exit:0", "hear burn:3000 say:y exit:42", short)
            #expect(outcome.submission.ending == .exit(0) && outcome.submission.limit == nil)
            #expect(outcome.validator.ending == .exit(42))
            // Nor must a validator suffer from a submission that works.
            let other = try talk.run("hear burn:2500 say:y exit:0", "say:x hear exit:42") { own, its in
                (own.wallTime, its.wallTime) = (.seconds(4), .milliseconds(200))
            }
            #expect(other.validator.ending == .exit(42) && other.validator.limit == nil)
        }
    }

    @Test func doesNotCountWhatTurnsTake() throws {
        try Talk.with { talk throws in
            // As where the way is long: 60 times 60 ms, twice its cap.
            let outcome = try talk.run("answer:60", "ask:60 exit:42") { own, _ in own.wallTime = .milliseconds(1800) }
            #expect(outcome.submission.ending == .exit(0) && outcome.submission.limit == nil)
            #expect(outcome.validator.ending == .exit(42))
            #expect(outcome.submission.wallTime > .seconds(3))
        }
    }

    @Test func endsAValidatorThatHangs() throws {
        try Talk.with { talk throws in
            let busy = try talk.run("hear", "burn:99000 exit:42") { own, its in
                own.wallTime = .seconds(1)
                its.cpuTime = .seconds(2)
            }
            #expect(busy.validator.limit == .cpuTime)
            #expect(busy.endedFirst == .validator)
            #expect(busy.submission.ending == .exit(90) && busy.submission.limit == nil)
            let asleep = try talk.run("exit:0", "sleep:99000 exit:42", short)
            #expect(asleep.validator.limit == .wallTime && asleep.endedFirst == .submission)
        }
    }

    @Test func noticesOneThatDiesAtOnce() throws {
        try Talk.with { talk throws in
            let crash = try talk.run("signal:11", "hear exit:42")
            #expect(crash.submission.ending == .signal(11) && crash.endedFirst == .submission)
            #expect(crash.validator.ending == .exit(90))
            let rejected = try talk.run("hear hear", "say:no exit:43")
            #expect(rejected.validator.ending == .exit(43) && rejected.endedFirst == .validator)
            #expect(rejected.submission.ending == .exit(90))
            let missing = try talk.run(.ordinary(["/missing"]), .talking("hear exit:42"))
            #expect(missing.submission.ending == .notStarted(ENOENT) && missing.endedFirst == .submission)
            let broken = try talk.run("hear", "signal:11")
            #expect(broken.validator.ending == .signal(11) && broken.endedFirst == .validator)
        }
    }

    @Test func noticesTheLimitsOfTheSubmission() throws {
        try Talk.with { talk throws in
            let busy = try talk.run("hear burn:99000", "say:x hear exit:42") { own, _ in own.cpuTime = .seconds(1) }
            #expect(busy.submission.limit == .cpuTime && busy.endedFirst == .submission)
            // Accepted, and it does not end.
            let late = try talk.run("hear sleep:99000", "say:x exit:42", short)
            #expect(late.submission.limit == .wallTime && late.endedFirst == .validator)
            #expect(late.validator.ending == .exit(42))
            let crash = try talk.run("hear exit:3", "say:x exit:42")
            #expect(crash.submission.ending == .exit(3))
            let hog = try talk.run("hear hog", "say:x hear exit:42")
            #expect(hog.submission.limit == .memory && hog.endedFirst == .submission)
            #expect(hog.validator.ending == .exit(90))
            #expect(!talk.submission.isReady && talk.validator.isReady)
        }
    }

    @Test func goesOnWhereProcess1EndsForMemory() throws {
        var plan = try TestContainer.plan(memory: 64 << 20)
        plan.scratchBytes = 128 << 20
        try Talk.with(plan) { talk throws in
            let outcome = try talk.run(.probe("fill-as-process-1"), .talking("until-end exit:43"))
            #expect(outcome.submission.cpuTime == nil)
            #expect(outcome.submission.limit == .memory && outcome.endedFirst == .submission)
            #expect(outcome.validator.ending == .exit(43))
            #expect(talk.validator.isReady)
        }
    }

    @Test(arguments: [true, false]) func throwsWhenAContainerIsLost(isOfSubmission: Bool) throws {
        try Talk.with { talk throws in
            let id = isOfSubmission ? talk.submission.id : talk.validator.id
            let killer = Thread {
                Thread.sleep(forTimeInterval: 0.5)
                let process = Process()
                process.executableURL = URL(filePath: "/usr/bin/docker")
                process.arguments = ["kill", id]
                process.standardOutput = FileHandle.nullDevice
                try? process.run()
            }
            killer.start()
            #expect {
                try talk.run("answer", "ask:1000000 exit:42")
            } throws: { error in
                guard case SandboxError.supervisorFailed(id, let reason) = error else { return false }
                return reason.contains("exit code 137")
            }
            #expect(!talk.submission.isReady && !talk.validator.isReady)
        }
    }
}
