/// A submission as everybody may know it.
package struct PublicSubmission: Sendable, Hashable {
    package let id: Int64
    package let team: TeamID
    package let problem: ProblemID
    package let received: Timestamp
    package let contestTime: Duration
    /// Nil where it is not known yet, or withheld.
    package let language: LanguageID?
    package let progress: Progress

    package enum Progress: Sendable, Hashable {
        case waiting
        case judging(Phase)
        case judged(PublicResult)
        /// Arrived during the freeze: whether and how it was judged is not said.
        case withheld
    }

    package var result: PublicResult? {
        if case .judged(let result) = progress { result } else { nil }
    }

    /// Nil: not for the public.
    init?(of judged: JudgedSubmission, in contest: PublicContest, _ names: TeamNames, at now: Timestamp) {
        let submission = judged.submission
        guard let problem = submission.problem, let team = names.byID[submission.team], !submission.isSmoke,
            submission.state != .withdrawn, submission.state != .disqualified,
            submission.received >= contest.start, submission.received < contest.end, submission.received <= now
        else { return nil }
        let isHidden = contest.hides(submission.received)
        if isHidden && contest.isBlind { return nil }
        id = submission.id
        self.team = team.id
        self.problem = problem
        received = submission.received
        contestTime = submission.received - contest.start
        // The language is found while the upload is verified, so it says how far that has come.
        language = isHidden ? nil : submission.language
        progress = isHidden ? .withheld : Progress(of: judged, in: contest, at: now)
    }

    /// `problem` is the one that it is for; nil: its package is gone.
    func attempt(_ problem: Problem?, by rule: RankingRules.PointsRule) -> Scoreboard.Attempt {
        let outcome = result.map { result in
            Scoreboard.Outcome(
                isSolved: result.verdict == .accepted,
                isPenalized: result.isPenalized,
                points: result.points(of: problem, by: rule),
                metric: result.metrics.first?.value
            )
        }
        return Scoreboard.Attempt(team: team, problem: self.problem, contestTime: contestTime, outcome: outcome)
    }
}

/// What a judgement says in public.
package struct PublicResult: Sendable, Hashable {
    package let verdict: Verdict
    let isPenalized: Bool
    /// Points or the ranking metric.
    package let score: Double?
    /// By id, in the problem's order.
    package let metrics: [MetricValue]
    /// For the sum of the best alone: what a group of hidden tests gave is not public.
    private let groups: [GroupResult]
    package let maxCPUMilliseconds: Int64?
    package let maxMemoryKiB: Int64?
    package let started: Timestamp
    package let ended: Timestamp

    init(_ judgement: Judgement, isCharged: Bool, in contest: PublicContest) {
        verdict = judgement.verdict
        isPenalized = contest.ranking.isPenalized(verdict) && isCharged
        score = judgement.score.flatMap { $0.isFinite ? $0 : nil }
        metrics = judgement.metrics.filter(\.value.isFinite)
        groups = judgement.groups.filter(\.score.isFinite)
        maxCPUMilliseconds = judgement.maxCPUMilliseconds
        maxMemoryKiB = judgement.maxMemoryKiB
        started = judgement.started
        ended = judgement.ended
    }

    /// What it alone is worth where points decide, the problem's weight included; nil: it has no points.
    package func points(on problem: PublicProblem) -> Double? {
        let points: Double? =
            switch problem.kind {
            case .predictions: score
            case .program, .answers, .sql: score ?? (verdict == .accepted ? 1 : nil)
            }
        return points.map { $0 * problem.weight }
    }

    /// Points before the problem's weight, of each part of which the best counts.
    fileprivate func points(of problem: Problem?, by rule: RankingRules.PointsRule) -> [Double] {
        if rule == .bestPerGroup, let summands = problem?.scoring?.summands, summands.count > 1, score != nil {
            return summands.map { path in groups.first { $0.name == path }?.score ?? 0 }
        }
        return value(problem?.kind).map { [$0] } ?? []
    }

    private func value(_ kind: ProblemKind?) -> Double? {
        switch kind {
        case .predictions: score
        case .program, .answers, .sql, nil: score ?? (verdict == .accepted ? 1 : nil)
        }
    }
}

extension PublicSubmission.Progress {
    fileprivate init(of judged: JudgedSubmission, in contest: PublicContest, at now: Timestamp) {
        let submission = judged.submission
        switch submission.state {
        case .queued, .failed, .withdrawn, .disqualified: self = .waiting
        case .judging: self = .judging(submission.phase)
        case .judged, .rejected:
            guard let judgement = judged.judgement, judgement.ended <= now else {
                self = .waiting
                return
            }
            self = .judged(PublicResult(judgement, isCharged: submission.isCharged, in: contest))
        }
    }
}
