/// One upload that was taken, and how far judging it has come.
package struct Submission: Sendable, Hashable {
    /// Of ours, counted from 1 in the order of arrival; the decimal digits are the CLICS id.
    package let id: Int64
    package let team: TeamID
    /// Nil where the upload's name named none of the contest's problems.
    package let problem: ProblemID?
    /// The upload's name as the team sees it: valid UTF-8, control characters escaped, cut.
    package let file: String
    /// Of the zip, 64 lower-case hex digits.
    package let sha256: String
    /// Of the zip, in bytes.
    package let size: Int64
    /// When the judge first saw the finished upload, bounded below by the inode's change time.
    package let received: Timestamp
    /// A trial on the samples only: neither charged nor ranked.
    package let isSmoke: Bool
    package var state: SubmissionState
    package var phase: Phase
    package var language: LanguageID?
    /// Infrastructure faults so far.
    package var attempts: Int
    /// Whether it counts towards the team's quotas and penalty.
    package var isCharged: Bool
    /// In the queue when it was taken, 1: next; nil: it was refused at once.
    package let position: Int?
    /// The first submission of the same bytes, where that is why it was refused.
    package let duplicateOf: Int64?
    /// The jury's words to the team; nil: it is not disqualified.
    package let disqualifiedBecause: String?

    package init(
        id: Int64,
        team: TeamID,
        problem: ProblemID?,
        file: String,
        sha256: String,
        size: Int64,
        received: Timestamp,
        isSmoke: Bool,
        state: SubmissionState,
        phase: Phase,
        language: LanguageID?,
        attempts: Int,
        isCharged: Bool,
        position: Int? = nil,
        duplicateOf: Int64? = nil,
        disqualifiedBecause: String? = nil
    ) {
        self.id = id
        self.team = team
        self.problem = problem
        self.file = file
        self.sha256 = sha256
        self.size = size
        self.received = received
        self.isSmoke = isSmoke
        self.state = state
        self.phase = phase
        self.language = language
        self.attempts = attempts
        self.isCharged = isCharged
        self.position = position
        self.duplicateOf = duplicateOf
        self.disqualifiedBecause = disqualifiedBecause
    }
}

/// What the result of judging a submission once was.
package struct Judgement: Sendable, Hashable, Codable {
    package var verdict: Verdict
    package var reason: Reason?
    /// For the team, plain text: what was found. Says nothing of hidden tests but counts.
    package var message: String
    /// What the compiler or the run's standard error said, cut; empty where nothing was said or it may not be shown.
    package var log: String
    /// Points or the ranking metric, for contests that score; nil where there is none.
    package var score: Double?
    /// ML metrics by id, in the problem's order.
    package var metrics: [MetricValue]
    /// `sha256:…` of the image that it ran in; nil where it never ran.
    package var image: String?
    package var started: Timestamp
    package var ended: Timestamp
    package var runs: [TestRun]
    /// Of a problem with points: what each group of test cases gave, parents before their parts.
    package var groups: [GroupResult]
    /// Of the team's own files, around the lines that the log and the samples' standard error name.
    package var excerpts: [SourceExcerpt]
    /// What its runs were measured against; nil: nothing was run, or it was not noted.
    package var limits: AppliedLimits?
    /// In their order; empty: it was not noted.
    package var phases: [PhaseTime]
    /// What an ML problem's program found beside the image; nil: it asked for nothing.
    package var environment: UsedEnvironment?
    /// Of an ML problem, sorted by path.
    package var models: [ModelFile]

    package init(
        verdict: Verdict,
        reason: Reason? = nil,
        message: String = "",
        log: String = "",
        score: Double? = nil,
        metrics: [MetricValue] = [],
        image: String? = nil,
        started: Timestamp,
        ended: Timestamp,
        runs: [TestRun] = [],
        groups: [GroupResult] = [],
        excerpts: [SourceExcerpt] = [],
        limits: AppliedLimits? = nil,
        phases: [PhaseTime] = [],
        environment: UsedEnvironment? = nil,
        models: [ModelFile] = []
    ) {
        self.verdict = verdict
        self.reason = reason
        self.message = message
        self.log = log
        self.score = score
        self.metrics = metrics
        self.image = image
        self.started = started
        self.ended = ended
        self.runs = runs
        self.groups = groups
        self.excerpts = excerpts
        self.limits = limits
        self.phases = phases
        self.environment = environment
        self.models = models
    }

    package var maxCPUMilliseconds: Int64? { runs.compactMap(\.cpuMilliseconds).max() }
    package var maxMemoryKiB: Int64? { runs.compactMap(\.memoryKiB).max() }
}

/// What one run may use, with what the language is granted on top.
package struct AppliedLimits: Sendable, Hashable, Codable {
    package let cpuMilliseconds: Int64
    /// Bytes of all processes together.
    package let memory: Int64?
    /// Bytes of what is printed, or of predictions.
    package let output: Int64?

    package init(cpuMilliseconds: Int64, memory: Int64?, output: Int64?) {
        self.cpuMilliseconds = cpuMilliseconds
        self.memory = memory
        self.output = output
    }
}

package struct MetricValue: Sendable, Hashable, Codable {
    package let id: String
    package let value: Double

    package init(id: String, value: Double) {
        self.id = id
        self.value = value
    }
}

/// What a group of test cases came to.
package struct GroupResult: Sendable, Hashable, Codable {
    /// The path below `data/`: `secret/1`; empty for all of it.
    package let name: String
    package let verdict: Verdict
    package let score: Double
    /// The most that it can give; nil: unbounded, or nobody said.
    package let maxScore: Double?

    package init(name: String, verdict: Verdict, score: Double, maxScore: Double?) {
        self.name = name
        self.verdict = verdict
        self.score = score
        self.maxScore = maxScore
    }
}

/// What happened on one test case.
package struct TestRun: Sendable, Hashable, Codable {
    /// The case's path below `data/` without its extension: `secret/01-small`.
    package var name: String
    /// The folder part of `name`.
    package var group: String
    package let isSample: Bool
    package let verdict: Verdict
    /// Of the whole process tree; nil where it was not measured.
    package var cpuMilliseconds: Int64?
    /// CPU times of all the times that it was run, where it was run again because the first was near the limit.
    package var repeatedCPUMilliseconds: [Int64]?
    package var wallMilliseconds: Int64
    /// Peak; nil where it was not measured.
    package var memoryKiB: Int64?
    /// Bytes that a sample's run printed; nil: it is a hidden test, or this was not noted.
    package var outputBytes: Int64?
    package let exit: Int32?
    package let signal: Int32?
    /// Of a sample only: what was printed, and where it differs; cut. Nil for hidden tests.
    package let feedback: SampleFeedback?
    /// Points that the problem's own validator gave, before its group's rule; nil: it gave none.
    package var score: Double?
    /// The part of the points that there are, from 0 to 1, where it gave that instead.
    package var multiplier: Double?
    /// What the problem's own validator wrote for the jury and for the team; nil: nothing.
    package var juryMessage: String?
    package var teamMessage: String?
    /// Of a run that is not accepted: why, and what was measured, in words.
    package var reason: Reason?
    package var finding: String?
    /// Digest of everything that the result hangs on; nil: another run might give another result.
    package var key: String?

    package init(
        name: String,
        group: String,
        isSample: Bool,
        verdict: Verdict,
        cpuMilliseconds: Int64?,
        wallMilliseconds: Int64,
        memoryKiB: Int64?,
        outputBytes: Int64? = nil,
        exit: Int32?,
        signal: Int32?,
        feedback: SampleFeedback?,
        score: Double? = nil,
        multiplier: Double? = nil,
        juryMessage: String? = nil,
        teamMessage: String? = nil,
        reason: Reason? = nil,
        finding: String? = nil,
        key: String? = nil
    ) {
        self.name = name
        self.group = group
        self.isSample = isSample
        self.verdict = verdict
        self.cpuMilliseconds = cpuMilliseconds
        self.wallMilliseconds = wallMilliseconds
        self.memoryKiB = memoryKiB
        self.outputBytes = outputBytes
        self.exit = exit
        self.signal = signal
        self.feedback = feedback
        self.score = score
        self.multiplier = multiplier
        self.juryMessage = juryMessage
        self.teamMessage = teamMessage
        self.reason = reason
        self.finding = finding
        self.key = key
    }
}

/// What a team may see of a sample test: everything, as the statement shows it already. Texts are cut to some kilobytes.
package struct SampleFeedback: Sendable, Hashable, Codable {
    package let input: String
    package let expected: String
    package let output: String
    package let errors: String
    /// Where output and answer part, in words; empty where they agree.
    package let difference: String

    package init(input: String, expected: String, output: String, errors: String, difference: String) {
        self.input = input
        self.expected = expected
        self.output = output
        self.errors = errors
        self.difference = difference
    }
}
