/// A submission as its own team may know it.
package struct TeamSubmission: Sendable, Hashable {
    package let facts: Submission
    /// Nil where the upload named none, and before the contest starts.
    package let problem: TeamProblem?
    /// From the start of the contest; negative before it.
    package let contestTime: Duration
    /// Nil while it is pending.
    package let judgement: TeamJudgement?
    /// Whether it counts, and how many did by then; nil in a public report.
    package let account: Ledger.Line?
    /// What a language model said of the judgement; nil: nothing, and in a public report.
    package internal(set) var advice: MachineAdvice?

    init(
        facts: Submission,
        problem: TeamProblem?,
        contestTime: Duration,
        judgement: TeamJudgement?,
        account: Ledger.Line?
    ) {
        self.facts = facts
        self.problem = problem
        self.contestTime = contestTime
        self.judgement = judgement
        self.account = account
    }

    init(_ judged: JudgedSubmission, _ account: Ledger.Line, problem: TeamProblem?, contestTime: Duration) {
        facts = judged.submission
        self.account = account
        self.problem = problem
        self.contestTime = contestTime
        judgement =
            judged.submission.state.isPending
            ? nil : judged.judgement.map { TeamJudgement($0, groups: problem?.groups ?? []) }
    }
}

/// A judgement as the submission's team may know it: samples in full, hidden tests as counts.
package struct TeamJudgement: Sendable, Hashable {
    package let verdict: Verdict
    package let reason: Reason?
    package internal(set) var message: String
    package internal(set) var log: String
    package let score: Double?
    package let metrics: [MetricValue]
    package let image: String?
    package let started: Timestamp
    package let ended: Timestamp
    /// Of a problem with points that shows them: what each group gave.
    package let groups: [TeamGroup]
    package internal(set) var samples: [TestRun]
    /// How the hidden tests ended that were run.
    package let hidden: [VerdictCount]
    /// What the problem's own validator says to the team of the first test that was not accepted, where that is a hidden one; nil: nothing.
    package internal(set) var hiddenMessage: String?
    package let maxCPUMilliseconds: Int64?
    package let maxMemoryKiB: Int64?
    /// Of the team's own files.
    package internal(set) var excerpts: [SourceExcerpt]
    /// What its runs were measured against; nil: nothing was run, or it was not noted.
    package let limits: AppliedLimits?
    /// Nil but for a model whose predictions were scored.
    package internal(set) var assessment: ShownAssessment?

    fileprivate init(_ judgement: Judgement, groups shown: [ScoredGroup]) {
        verdict = judgement.verdict
        reason = judgement.reason
        message = judgement.message
        log = judgement.log
        score = judgement.score.flatMap { $0.isFinite ? $0 : nil }
        metrics = judgement.metrics.filter(\.value.isFinite)
        image = judgement.image
        started = judgement.started
        ended = judgement.ended
        groups = shown.compactMap { TeamGroup($0, of: judgement.groups) }
        samples = judgement.runs.filter(\.isSample).map(\.forTeam)
        hidden = VerdictCount.all(of: judgement.runs.filter { !$0.isSample }.map(\.verdict))
        let failed = judgement.runs.first { $0.verdict != .accepted }
        hiddenMessage = failed.flatMap { $0.isSample ? nil : $0.teamMessage }
        maxCPUMilliseconds = judgement.maxCPUMilliseconds
        maxMemoryKiB = judgement.maxMemoryKiB
        excerpts = judgement.excerpts
        limits = judgement.limits
        assessment = judgement.assessment.map(ShownAssessment.init)
    }
}

/// What a group of test cases gave, as the submission's team may know it.
package struct TeamGroup: Sendable, Hashable {
    package let label: String
    package let verdict: Verdict
    package let score: Double
    /// Nil: unbounded, or nobody said.
    package let maxScore: Double?

    /// Nil where there is no result of the group.
    fileprivate init?(_ group: ScoredGroup, of results: [GroupResult]) {
        guard let result = results.first(where: { $0.name == group.path }), result.score.isFinite else { return nil }
        label = group.label
        verdict = result.verdict
        score = result.score
        maxScore = (result.maxScore ?? group.maxScore).flatMap { $0.isFinite ? $0 : nil }
    }
}

extension TestRun {
    fileprivate var forTeam: TestRun {
        var run = self
        run.juryMessage = nil
        return run
    }
}
