/// A submission as its own team may know it.
package struct TeamSubmission: Sendable, Hashable {
    package let facts: Submission
    /// Nil where the upload named none, and before the contest starts.
    package let problem: TeamProblem?
    /// From the start of the contest; negative before it.
    package let contestTime: Duration
    /// Nil while it is pending.
    package let judgement: TeamJudgement?
    /// Whether it counts, and how many did by then.
    package let account: Ledger.Line

    init(_ judged: JudgedSubmission, _ account: Ledger.Line, problem: TeamProblem?, contestTime: Duration) {
        facts = judged.submission
        self.account = account
        self.problem = problem
        self.contestTime = contestTime
        judgement = judged.submission.state.isPending ? nil : judged.judgement.map(TeamJudgement.init)
    }
}

/// A judgement as the submission's team may know it: samples in full, hidden tests as counts.
package struct TeamJudgement: Sendable, Hashable {
    package let verdict: Verdict
    package let reason: Reason?
    package let message: String
    package let log: String
    package let score: Double?
    package let metrics: [MetricValue]
    package let image: String?
    package let started: Timestamp
    package let ended: Timestamp
    package let samples: [TestRun]
    /// How the hidden tests ended that were run.
    package let hidden: [VerdictCount]
    package let maxCPUMilliseconds: Int64?
    package let maxMemoryKiB: Int64?

    fileprivate init(_ judgement: Judgement) {
        verdict = judgement.verdict
        reason = judgement.reason
        message = judgement.message
        log = judgement.log
        score = judgement.score.flatMap { $0.isFinite ? $0 : nil }
        metrics = judgement.metrics.filter(\.value.isFinite)
        image = judgement.image
        started = judgement.started
        ended = judgement.ended
        samples = judgement.runs.filter(\.isSample)
        hidden = VerdictCount.all(of: judgement.runs.filter { !$0.isSample }.map(\.verdict))
        maxCPUMilliseconds = judgement.maxCPUMilliseconds
        maxMemoryKiB = judgement.maxMemoryKiB
    }
}
