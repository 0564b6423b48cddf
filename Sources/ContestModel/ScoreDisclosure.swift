/// What may be said of the scores of models, and which entry of each team counts in the end.
///
/// The one place where a sealed score is kept back and a public one is rounded or held by the Ladder. A smoke run and what was taken
/// out of the contest is in it as far as the team may know its score, and counts for nothing.
struct ScoreDisclosure {
    /// What may be said of one submission.
    struct Shown {
        /// Over the public rows, as it may be said now.
        let open: SplitScore
        /// The same as the board had it before private scores were released.
        let race: SplitScore
        /// Over the private rows; nil: sealed, or there are none.
        let sealed: SplitScore?
        /// Whether it is the team's entry that counts in the end; false until private scores are released.
        let isFinal: Bool
        /// The Ladder goes on showing the score of this earlier one.
        let heldBy: Int64?
        /// Whether no more than what the Ladder releases may be said.
        let isOfLadder: Bool
        /// How many digits may be said; nil: all.
        let digits: Int?
    }

    private let models: [ProblemID: (rules: StandingRules, isLowerBetter: Bool)]
    private var shown: [Int64: Shown] = [:]

    /// `submissions` may be of one team or of several, in any order.
    init(
        of record: ContestRecord,
        _ submissions: [JudgedSubmission],
        in contest: PublicContest,
        at now: Timestamp,
        comparing lookup: PairLookup
    ) rethrows {
        models = record.models
        guard !models.isEmpty else { return }
        for (team, own) in Dictionary(grouping: submissions, by: \.submission.team) {
            for (id, problem) in models {
                let entries = own.filter { $0.submission.problem == id }.sorted(by: JudgedSubmission.cameFirst)
                try add(entries, to: problem, in: contest, record.selections[team]?[id]?.submission, now, lookup)
            }
        }
    }

    /// Nil: nothing of a score may be said.
    subscript(submission: Int64) -> Shown? { shown[submission] }

    /// Whether the scores of a submission are said here, and nowhere else.
    func holds(_ submission: Submission) -> Bool { submission.problem.map { models[$0] != nil } ?? false }

    /// What the submission's own team may know; nil: nothing of a score.
    func model(of submission: Int64, _ judgement: Judgement) -> TeamModelScore? {
        shown[submission].map { TeamModelScore($0, judgement.assessment, digits: $0.digits) }
    }

    /// A team's entries to a problem, in the order of arrival.
    private mutating func add(
        _ entries: [JudgedSubmission],
        to problem: (rules: StandingRules, isLowerBetter: Bool),
        in contest: PublicContest,
        _ chosen: Int64?,
        _ now: Timestamp,
        _ lookup: PairLookup
    ) rethrows {
        let scored = entries.compactMap { entry in
            entry.scores(by: now).map { Scored(id: entry.submission.id, scores: $0, counts: entry.counts(in: contest)) }
        }
        let counted = scored.filter(\.counts)
        let final = contest.showsSealed ? Self.final(counted, problem, chosen) : nil
        var ladder = Ladder(isLowerBetter: problem.isLowerBetter)
        for entry in scored {
            let exact = entry.scores.shown
            var race = exact
            if problem.rules.ladder {
                guard entry.counts || contest.showsSealed else { continue }
                if entry.counts { race = try Self.release(entry, by: &ladder, lookup) }
            }
            if let digits = problem.rules.digits { race = race.rounded(by: PublicRounding(digits: digits)) }
            let holder = entry.counts && problem.rules.ladder ? ladder.released?.submission : nil
            shown[entry.id] = Shown(
                open: contest.showsSealed ? exact : race,
                race: race,
                sealed: contest.showsSealed ? entry.scores.sealed : nil,
                isFinal: entry.id == final,
                heldBy: holder == entry.id || contest.showsSealed ? nil : holder,
                isOfLadder: problem.rules.ladder && !contest.showsSealed,
                digits: contest.showsSealed ? nil : problem.rules.digits
            )
        }
    }

    /// A submission with a score.
    private struct Scored {
        let id: Int64
        let scores: (shown: SplitScore, sealed: SplitScore?)
        /// Whether it takes part in the contest.
        let counts: Bool
    }

    /// What the Ladder shows: the ranking metric alone, without an interval, which would say more.
    private static func release(
        _ entry: Scored,
        by ladder: inout Ladder,
        _ lookup: PairLookup
    ) rethrows -> SplitScore {
        let exact = entry.scores.shown
        let release = try ladder.submit(entry.id, score: exact.score, rows: exact.rows) { earlier in
            try lookup(EntryPair(earlier, entry.id, by: .ladder))?.standardError
        }
        let metric = exact.metrics.first.map { [MetricValue(id: $0.id, value: release.score)] } ?? []
        return SplitScore(rows: exact.rows, metrics: metric, score: release.score)
    }

    /// The one that the team named, or else the first of the best public ones; nil: there is none.
    private static func final(
        _ entries: [Scored],
        _ problem: (rules: StandingRules, isLowerBetter: Bool),
        _ chosen: Int64?
    ) -> Int64? {
        if problem.rules.final == .selected, let chosen, entries.contains(where: { $0.id == chosen }) { return chosen }
        return entries.reduce(nil as Scored?) { best, entry in
            guard let best else { return entry }
            let (new, old) = (entry.scores.shown.score, best.scores.shown.score)
            return (problem.isLowerBetter ? new < old : new > old) ? entry : best
        }?.id
    }
}

extension ContestRecord {
    /// The rules of the ML problems.
    fileprivate var models: [ProblemID: (rules: StandingRules, isLowerBetter: Bool)] {
        var models: [ProblemID: (rules: StandingRules, isLowerBetter: Bool)] = [:]
        for problem in problems where models[problem.id] == nil {
            guard let rules = problem.standing else { continue }
            models[problem.id] = (rules, problem.isLowerBetter)
        }
        return models
    }
}

extension Problem {
    /// Nil: it is not for models.
    package var standing: StandingRules? {
        if case .predictions(let rules) = kind { rules.standing } else { nil }
    }

    /// Whether something about its board is known in the end only.
    package var isSealed: Bool { isSplit || standing?.final == .selected }

    /// Whether some of its labels are private.
    var isSplit: Bool {
        if case .predictions(let rules) = kind { rules.splitColumn != nil } else { false }
    }
}

extension JudgedSubmission {
    fileprivate static func cameFirst(_ one: JudgedSubmission, _ other: JudgedSubmission) -> Bool {
        (one.submission.received, one.submission.id) < (other.submission.received, other.submission.id)
    }

    /// Of a model: over the public rows and the private ones; nil: it has none by then, or none that is a number.
    fileprivate func scores(by now: Timestamp) -> (shown: SplitScore, sealed: SplitScore?)? {
        guard !submission.state.isPending, let judgement, judgement.ended <= now, let score = judgement.score,
            score.isFinite
        else { return nil }
        let metrics = judgement.metrics.filter(\.value.isFinite)
        let shown = judgement.assessment?.shown ?? SplitScore(rows: 0, metrics: metrics, score: score)
        return (shown, judgement.assessment?.sealed)
    }

    fileprivate func counts(in contest: PublicContest) -> Bool {
        !submission.isSmoke && submission.state == .judged && submission.received >= contest.start
            && submission.received < contest.end
    }
}

extension SplitScore {
    fileprivate func rounded(by round: PublicRounding) -> SplitScore {
        SplitScore(
            rows: rows,
            metrics: metrics.map { MetricValue(id: $0.id, value: round($0.value)) },
            score: round(score),
            interval: interval.map {
                ScoreInterval(
                    lower: round($0.lower),
                    upper: round($0.upper),
                    standardError: round($0.standardError)
                )
            }
        )
    }
}
