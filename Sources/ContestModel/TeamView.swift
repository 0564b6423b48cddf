/// What one team may know of itself: everything of its own submissions but what hidden tests hold, nothing of others.
package struct TeamView: Sendable, Hashable {
    package let contest: PublicContest
    package let team: TeamID
    /// Nil under `anonymous`, where no page names a team.
    package let name: String?
    /// In the order of arrival.
    package let submissions: [TeamSubmission]
    /// What it may use.
    package let quota: TeamQuota
    /// Of the problems where it may choose its final entry, in the contest's order; nobody else sees them.
    package let selections: [TeamSelection]

    package init(of record: ContestRecord, team: TeamID, at now: Timestamp) {
        let own = record.submissions.filter { $0.submission.team == team }
        let name = record.teams.first { $0.id == team }?.name
        self.init(team, named: name, own, in: TeamContext(of: record, at: now), at: now)
    }

    /// Every team's, hidden and jury teams included, in the order of the record; cheaper than one by one.
    package static func all(of record: ContestRecord, at now: Timestamp) -> [TeamView] {
        let context = TeamContext(of: record, at: now)
        let own = Dictionary(grouping: record.submissions, by: \.submission.team)
        return record.teams.map { TeamView($0.id, named: $0.name, own[$0.id] ?? [], in: context, at: now) }
    }

    private init(
        _ team: TeamID,
        named name: String?,
        _ own: [JudgedSubmission],
        in context: TeamContext,
        at now: Timestamp
    ) {
        contest = context.contest
        self.team = team
        self.name = context.contest.isAnonymous ? nil : name
        quota = context.quota
        selections = context.selections(of: team, at: now)
        let seen = own.filter { $0.submission.received <= now }
        let scores = ScoreDisclosure(of: context.record, seen, in: contest, at: now) { context.record.comparisons[$0] }
        submissions = zip(seen, Ledger(of: seen, quota: quota).lines).map { judged, account in
            var submission = TeamSubmission(
                judged,
                account,
                problem: judged.submission.problem.flatMap { context.problems[$0] },
                contestTime: judged.submission.received - context.contest.start,
                scores
            )
            let advice = context.advice[judged.submission.id]
            submission.advice = advice.flatMap { advice in
                advice.asked <= now && advice.judged == submission.judgement?.ended ? advice : nil
            }
            return submission
        }
    }

    private init(_ view: TeamView, as team: PublicTeam, _ submissions: [TeamSubmission]) {
        contest = view.contest
        self.team = team.id
        name = team.name
        self.submissions = submissions
        quota = TeamQuota()
        selections = []
    }

    /// What everybody may read of it where reports are public: of these submissions alone, and nothing that the team wrote itself.
    func published(as team: PublicTeam, only shown: Set<Int64>) -> TeamView {
        let own = submissions.filter { shown.contains($0.facts.id) }
        let ids = Set(own.map(\.facts.id))
        return TeamView(
            self,
            as: team,
            own.map { $0.published(by: team.id, isAnonymous: contest.isAnonymous, among: ids) }
        )
    }

    package func submission(_ id: Int64) -> TeamSubmission? { submissions.first { $0.facts.id == id } }
}

/// The problem that a submission is for.
package struct TeamProblem: Sendable, Hashable {
    package let id: ProblemID
    package let label: String
    package let name: String
    package let limits: ProblemLimits
    /// A model is run once; other programs, once for each test case.
    package let isRunOnce: Bool
    /// How the judge itself compares the outputs of samples, by the names of the test cases.
    package let comparisons: [String: OutputComparison]
    /// Those whose results teams see.
    let groups: [ScoredGroup]

    fileprivate init(_ problem: Problem, label: String) {
        id = problem.id
        self.label = label
        name = problem.name
        limits = problem.limits
        isRunOnce = if case .predictions = problem.kind { true } else { false }
        let samples = problem.kind.isCompared ? problem.tests.filter(\.isSample) : []
        comparisons = Dictionary(samples.map { ($0.name, $0.comparison) }, uniquingKeysWith: { first, _ in first })
        groups = problem.scoring.map { $0.showsGroups ? $0.shownGroups : [] } ?? []
    }
}

extension ProblemKind {
    /// Whether there is one right output for each test case, as a text.
    fileprivate var isCompared: Bool {
        switch self {
        case .program(let rules): rules.validation == .comparison
        case .answers(let rules): rules.validation == .comparison
        case .sql, .predictions: false
        }
    }
}

/// What all teams' views share.
private struct TeamContext {
    let record: ContestRecord
    let contest: PublicContest
    /// None before the start.
    let problems: [ProblemID: TeamProblem]
    let quota: TeamQuota
    let advice: [Int64: MachineAdvice]

    init(of record: ContestRecord, at now: Timestamp) {
        self.record = record
        advice = record.advice
        contest = PublicContest(of: record.contest, record.release, halted: record.halted, at: now)
        quota = record.contest.intake.perTeam
        let packages = Dictionary(record.problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let places = contest.state == .before ? [] : record.contest.problems
        problems = Dictionary(
            places.compactMap { place in
                packages[place.id].map { (place.id, TeamProblem($0, label: place.label)) }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    func selections(of team: TeamID, at now: Timestamp) -> [TeamSelection] {
        record.problems.compactMap { problem in
            guard problem.standing?.final == .selected, let shown = problems[problem.id] else { return nil }
            let said = record.selections[team]?[problem.id]
            return TeamSelection(problem: shown, selection: said.flatMap { $0.received <= now ? $0 : nil })
        }
    }
}
