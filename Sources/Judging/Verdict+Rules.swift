package import ContestModel
package import Sandbox

/// What one run may use, after the language's factor and overhead; nil where the message need not name it.
package struct RunLimits: Sendable, Hashable {
    package var cpuTime: Duration
    package var wallTime: Duration?
    /// Bytes.
    package var memory: Int64?
    /// Bytes that the problem allows, without the overhead of the language's runtime.
    package var ownMemory: Int64?
    /// Bytes.
    package var output: Int64?

    package init(
        cpuTime: Duration,
        wallTime: Duration? = nil,
        memory: Int64? = nil,
        ownMemory: Int64? = nil,
        output: Int64? = nil
    ) {
        self.cpuTime = cpuTime
        self.wallTime = wallTime
        self.memory = memory
        self.ownMemory = ownMemory
        self.output = output
    }
}

/// The verdict of one run, with why.
package struct RunAssessment: Sendable, Hashable {
    package let verdict: Verdict
    /// Nil where it is accepted.
    package let reason: Reason?
    /// For the team: what was measured, against which limit. Empty where it is accepted. Says nothing of the answer.
    package let message: String
    /// Nil where the validator was not asked.
    package let answer: ValidatorAnswer?

    /// Judges a run in the order the contest rules give: memory, time, output, crash, missing file, answer.
    ///
    /// The validator is asked only when the program ended by itself, in order and within its limits; so an answer that is right
    /// but came after the limit is a time limit, and a crash within the limit is a crash.
    package init(of outcome: RunOutcome, within limits: RunLimits, validator: () throws -> ValidatorAnswer) rethrows {
        if let failure = Self.failure(of: outcome, within: limits) {
            self = failure
            return
        }
        self.init(of: try validator())
    }

    /// Of a run whose output alone counts.
    init(of answer: ValidatorAnswer) {
        switch answer {
        case .accepts: self.init(.accepted, nil, "", answer: answer)
        case .rejects: self.init(.wrongAnswer, .differs, "printed a wrong answer", answer: answer)
        }
    }

    /// No output was handed in for a test case.
    static func missing(_ test: TestCase) -> Self {
        Self(.wrongAnswer, .missingOutput, "left out the output for \(test.name)")
    }

    /// As it was found when the run was made.
    init(known run: TestRun) { self.init(run.verdict, run.reason, run.finding ?? "") }

    private init(_ verdict: Verdict, _ reason: Reason?, _ message: String, answer: ValidatorAnswer? = nil) {
        self.verdict = verdict
        self.reason = reason
        self.message = message
        self.answer = answer
    }

    private static func failure(of outcome: RunOutcome, within limits: RunLimits) -> Self? {
        if outcome.limit == .memory { return memory(outcome, limits) }
        if outcome.limit == .cpuTime || outcome.cpuTime.map({ $0 > limits.cpuTime }) == true {
            return cpuTime(outcome, limits)
        }
        if outcome.limit == .wallTime || limits.wallTime.map({ outcome.wallTime - outcome.starvedTime > $0 }) == true {
            return wallTime(outcome, limits)
        }
        if outcome.limit == .output { return output(outcome, limits) }
        if let crash = crash(outcome.ending) {
            // A runtime whose heap is full ends by itself, before the kernel has to end it.
            let isOver = limits.ownMemory.map { outcome.peakMemory ?? 0 > $0 } ?? false
            return isOver ? memory(outcome, limits) : crash
        }
        guard case .refused(let what) = outcome.harvested else { return nil }
        return Self(.runTimeError, .missingOutput, "left no output that can be taken: \(what)")
    }

    private static func memory(_ outcome: RunOutcome, _ limits: RunLimits) -> Self {
        let allowed = limits.memory.map { "; the limit is \(Amount.bytes($0))" } ?? ""
        return Self(.memoryLimit, .memory, "needed more memory than it may use\(allowed)")
    }

    private static func cpuTime(_ outcome: RunOutcome, _ limits: RunLimits) -> Self {
        let limit = Amount.seconds(limits.cpuTime)
        guard let used = outcome.cpuTime, used > limits.cpuTime else {
            return Self(.timeLimit, .cpuTime, "was stopped at the limit of \(limit) of CPU time")
        }
        return Self(
            .timeLimit,
            .cpuTime,
            "used \(Amount.seconds(used)) of CPU time; the limit is \(limit)"
        )
    }

    private static func wallTime(_ outcome: RunOutcome, _ limits: RunLimits) -> Self {
        let allowed = limits.wallTime.map { "; the limit is \(Amount.seconds($0))" } ?? ""
        let used = outcome.cpuTime.map { ", with \(Amount.seconds($0)) of CPU time" } ?? ""
        return Self(
            .timeLimit,
            .wallTime,
            "took \(Amount.seconds(outcome.wallTime)) of wall time\(used)\(allowed)"
        )
    }

    private static func output(_ outcome: RunOutcome, _ limits: RunLimits) -> Self {
        let allowed = limits.output.map { "; the limit is \(Amount.bytes($0))" } ?? ""
        return Self(.outputLimit, .outputSize, "printed more than it may\(allowed)")
    }

    private static func crash(_ ending: RunOutcome.Ending) -> Self? {
        switch ending {
        case .exit(0): nil
        case .exit(let code): Self(.runTimeError, .exitCode, "ended with exit code \(code)")
        case .signal(let number): Self(.runTimeError, .signal, "was ended by signal \(Amount.signal(number))")
        case .notStarted(let number):
            Self(.runTimeError, .exitCode, "could not be started: \(Amount.startError(number))")
        }
    }
}

extension Verdict {
    /// The verdict of one run; see ``RunAssessment``.
    package init(
        of outcome: RunOutcome,
        within limit: Duration,
        validator: () throws -> ValidatorAnswer
    ) rethrows {
        self = try RunAssessment(of: outcome, within: RunLimits(cpuTime: limit), validator: validator).verdict
    }
}

/// Measured amounts in words.
private enum Amount {
    /// Rounded up to milliseconds, so that what is over a limit never reads like the limit.
    static func seconds(_ duration: Duration) -> String {
        let (whole, rest) = duration.components
        let milliseconds = whole * 1000 + (rest + 999_999_999_999_999) / 1_000_000_000_000_000
        let fraction = milliseconds % 1000
        guard fraction != 0 else { return "\(milliseconds / 1000) s" }
        var digits = String(fraction + 1000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(milliseconds / 1000).\(digits) s"
    }

    static func bytes(_ count: Int64) -> String {
        for (unit, size) in [("GiB", Int64(1) << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        where count >= size && count % size == 0 {
            return "\(count / size) \(unit)"
        }
        return "\(count) bytes"
    }

    static func signal(_ number: Int32) -> String {
        let name = SignalName(number)?.words
        return name.map { "\(number) (\($0))" } ?? "\(number)"
    }

    /// Why execve failed.
    static func startError(_ number: Int32) -> String {
        switch number {
        case 2: "the program or its interpreter does not exist (errno 2)"
        case 7: "its arguments are too long (errno 7)"
        case 8: "it is not a program (errno 8)"
        case 12: "not enough memory (errno 12)"
        case 13: "it may not be executed (errno 13)"
        default: "errno \(number)"
        }
    }
}
