/// What everybody may see of a contest at a moment.
///
/// The one projection: pages, JSON and CSV are made from it and from nothing else, so what it does not hold cannot be
/// published. Hidden and jury teams, smoke runs, withdrawn and disqualified submissions are not in it; what arrived
/// during a freeze is in it without a verdict, and under `blind` not at all; under `anonymous` teams have pseudonyms only.
/// It depends on `now` only through what has happened by then, so that the same state gives the same site; of very many
/// submissions through the last full five minutes, too.
package struct PublicView: Sendable, Hashable {
    package let contest: PublicContest
    /// When the last thing that it shows happened; nil: nothing has.
    package let asOf: Timestamp?
    /// By id.
    package let languages: [PublicLanguage]
    /// In the contest's order; none before the start.
    package let problems: [PublicProblem]
    /// By name.
    package let teams: [PublicTeam]
    package let board: Scoreboard
    /// Empty before the start.
    package let history: BoardHistory
    /// Of each ML problem on which a team has a score, in the contest's order.
    package let standings: [ModelStanding]
    /// Nil until private scores are released, and where none were sealed.
    package let shakeUp: ShakeUp?
    /// Nil until there is an earlier board to compare with.
    package let movement: Movement?
    /// Empty until the results are final and none is withheld.
    package let awards: [Award]
    /// In the order of arrival.
    package let submissions: [PublicSubmission]
    /// How many of them are in lists of all; see ``LongLists``.
    package let listedCount: Int
    /// In the order in which they could be known.
    package let events: [PublicEvent]
    /// Where reports are public: what was judged of each team and is not withheld, without what the team wrote. Else empty.
    package let reports: [TeamView]

    /// `pseudonyms` are used under `anonymous` only. A team that has none gets a number made from its id, which somebody who
    /// knows the ids can find out.
    package init(of record: ContestRecord, at now: Timestamp, pseudonyms: [TeamID: String] = [:]) {
        self.init(of: record, at: now, pseudonyms: pseudonyms) { record.comparisons[$0] }
    }

    /// The same, where `lookup` says how far entries differ; it is asked for what is shown of that, and for nothing else.
    package init(
        of record: ContestRecord,
        at now: Timestamp,
        pseudonyms: [TeamID: String] = [:],
        comparing lookup: PairLookup
    ) rethrows {
        let contest = PublicContest(of: record.contest, record.release, halted: record.halted, at: now)
        let names = TeamNames(of: record, pseudonyms)
        let isOpen = contest.state != .before
        try self.init(of: record, contest, names, showsProblems: isOpen, at: now, comparing: lookup)
    }

    /// `contest` says what is withheld, `names` who is shown.
    init(
        of record: ContestRecord,
        _ contest: PublicContest,
        _ names: TeamNames,
        showsProblems: Bool,
        at now: Timestamp,
        comparing lookup: PairLookup
    ) rethrows {
        let packages = Dictionary(record.problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let scores = try ScoreDisclosure(of: record, record.submissions, in: contest, at: now, comparing: lookup)
        let submissions = record.submissions
            .compactMap { PublicSubmission(of: $0, in: contest, names, scores, at: now) }
            .sorted { ($0.received, $0.id) < ($1.received, $1.id) }
        self.contest = contest
        self.submissions = submissions
        listedCount = LongLists.count(of: submissions, in: contest.state, at: now)
        events = PublicEvent.all(of: record, contest, submissions, names.shown, at: now)
        teams = names.shown
        asOf = Self.lastChange(record, contest, submissions, now)
        let columns = record.contest.problems.compactMap { place in
            packages[place.id].map { Scoreboard.Column($0, place) }
        }
        let shownColumns = showsProblems ? columns : []
        let attempts = submissions.map { $0.attempt(packages[$0.problem], by: contest.ranking.points) }
        let rule = Scoreboard.Rule(contest)
        let final =
            contest.showsSealed && columns.contains(where: \.isModel)
            ? submissions.map { $0.finalAttempt(packages[$0.problem], by: contest.ranking.points) } : nil
        let standings = try ModelField.all(of: record, columns: shownColumns, teams).map {
            try $0.standing(race: attempts, final: final, comparing: lookup)
        }
        self.standings = standings.filter { !$0.lines.isEmpty }
        let board = Scoreboard(
            rule: rule,
            columns: shownColumns,
            teams: teams,
            attempts: final ?? attempts,
            models: Dictionary(standings.map { ($0.problem, $0.entries) }, uniquingKeysWith: { first, _ in first })
        )
        self.board = board
        shakeUp = final.flatMap { [teams] _ in
            ShakeUp(
                from: Scoreboard(rule: rule, columns: shownColumns, teams: teams, attempts: attempts),
                to: board,
                of: record
            )
        }
        history = BoardHistory(
            rule: rule,
            columns: shownColumns,
            teams: teams,
            attempts: attempts,
            length: contest.end - contest.start
        )
        problems = showsProblems ? PublicProblem.all(of: record, submissions, board) : []
        awards = contest.isDecided ? Award.all(of: board, problems, contest) : []
        languages = PublicLanguage.all(of: record)
        let isShaken = shakeUp != nil
        movement =
            isShaken
            ? nil
            : Movement.Moment(of: contest, asOf: asOf).map { [teams] moment in
                let time = moment.contestTime(in: contest)
                let earlier = attempts.filter { $0.contestTime < time }
                let old = Scoreboard(rule: rule, columns: shownColumns, teams: teams, attempts: earlier)
                return Movement(since: moment, from: old, to: board)
            }
        reports = record.contest.reports == .public ? Self.reports(record, submissions, names, now) : []
    }

    private static func reports(
        _ record: ContestRecord,
        _ submissions: [PublicSubmission],
        _ names: TeamNames,
        _ now: Timestamp
    ) -> [TeamView] {
        let shown = Set(submissions.filter { $0.result != nil }.map(\.id))
        return TeamView.all(of: record, at: now).compactMap { view in
            names.byID[view.team].map { view.published(as: $0, only: shown) }
        }
        .sorted { $0.team < $1.team }
    }

    private static func lastChange(
        _ record: ContestRecord,
        _ contest: PublicContest,
        _ submissions: [PublicSubmission],
        _ now: Timestamp
    ) -> Timestamp? {
        let steps = [
            record.contest.start, record.contest.freeze, record.contest.end,
            record.release.thawed, record.release.finalized, record.halted,
        ]
        let passed = steps.compactMap { $0 }.filter { $0 <= now }
        let seen = submissions.flatMap { [$0.received, $0.result?.ended].compactMap { $0 } }
        return (passed + seen).max()
    }
}

extension Scoreboard.Rule {
    fileprivate init(_ contest: PublicContest) {
        self.init(
            type: contest.scoreboardType,
            penaltyMinutes: contest.penaltyMinutes,
            tieBreak: contest.ranking.tieBreak
        )
    }
}

extension Scoreboard.Column {
    init(_ problem: Problem, _ place: ContestProblem) {
        self.init(
            problem: problem.id,
            weight: place.weight,
            isLowerBetter: problem.isLowerBetter,
            fullScore: problem.scoring?.fullScore,
            isModel: problem.standing != nil
        )
    }
}
