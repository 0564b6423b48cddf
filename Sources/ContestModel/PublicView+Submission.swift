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
    init?(
        of judged: JudgedSubmission,
        in contest: PublicContest,
        _ names: TeamNames,
        _ scores: ScoreDisclosure,
        at now: Timestamp
    ) {
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
        progress = isHidden ? .withheld : Progress(of: judged, in: contest, scores, at: now)
    }

    /// As it counts until private scores are released. `problem` is the one that it is for; nil: its package is gone.
    func attempt(_ problem: Problem?, by rule: RankingRules.PointsRule) -> Scoreboard.Attempt {
        attempt { result in
            Scoreboard.Outcome(
                isSolved: result.verdict == .accepted,
                isPenalized: result.isPenalized,
                points: result.points(of: problem, by: rule),
                metric: (result.model?.race.metrics ?? result.metrics).first?.value,
                model: result.model.map { Scoreboard.ModelEntry(submission: id, $0.race) }
            )
        }
    }

    /// As it counts in the end: of a team's models only the final one has a score.
    func finalAttempt(_ problem: Problem?, by rule: RankingRules.PointsRule) -> Scoreboard.Attempt {
        guard let model = result?.model else { return attempt(problem, by: rule) }
        return attempt { result in
            let score = model.isFinal ? model.final : nil
            return Scoreboard.Outcome(
                isSolved: result.verdict == .accepted,
                isPenalized: result.isPenalized,
                points: score.map { [$0.score] } ?? [],
                metric: score?.metrics.first?.value,
                model: score.map { Scoreboard.ModelEntry(submission: id, $0) }
            )
        }
    }

    private func attempt(_ outcome: (PublicResult) -> Scoreboard.Outcome) -> Scoreboard.Attempt {
        Scoreboard.Attempt(
            team: team,
            problem: problem,
            contestTime: contestTime,
            outcome: result.map(outcome)
        )
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
    /// Nil but for a model with a score.
    package let model: PublicModelScore?
    /// For the sum of the best alone: what a group of hidden tests gave is not public.
    private let groups: [GroupResult]
    package let maxCPUMilliseconds: Int64?
    package let maxMemoryKiB: Int64?
    package let started: Timestamp
    package let ended: Timestamp

    init(_ judgement: Judgement, of submission: Submission, in contest: PublicContest, _ scores: ScoreDisclosure) {
        verdict = judgement.verdict
        isPenalized = contest.ranking.isPenalized(verdict) && submission.isCharged
        model = scores[submission.id].map(PublicModelScore.init)
        let isModel = scores.holds(submission)
        score = isModel ? model?.open.score : judgement.score.flatMap { $0.isFinite ? $0 : nil }
        metrics = isModel ? model?.open.metrics ?? [] : judgement.metrics.filter(\.value.isFinite)
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

    /// Points before the problem's weight, of each part of which the best counts, until private scores are released.
    fileprivate func points(of problem: Problem?, by rule: RankingRules.PointsRule) -> [Double] {
        if let model { return [model.race.score] }
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
    fileprivate init(
        of judged: JudgedSubmission,
        in contest: PublicContest,
        _ scores: ScoreDisclosure,
        at now: Timestamp
    ) {
        let submission = judged.submission
        switch submission.state {
        case .queued, .failed, .withdrawn, .disqualified: self = .waiting
        case .judging: self = .judging(submission.phase)
        case .judged, .rejected:
            guard let judgement = judged.judgement, judgement.ended <= now else {
                self = .waiting
                return
            }
            self = .judged(PublicResult(judgement, of: submission, in: contest, scores))
        }
    }
}
