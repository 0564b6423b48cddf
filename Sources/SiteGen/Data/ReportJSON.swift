import ContestModel

/// `report.json`: what the report says, for programs. Keys as in the export of submissions.
struct ReportJSON: Encodable {
    private let id: Int64
    private let contest: ContestID
    private let team: Nullable<String>
    private let problem: Nullable<ProblemID>
    private let file: String
    private let sha256: String
    private let size: Int64
    private let received: Timestamp
    private let contest_time: String
    private let smoke: Bool
    private let state: String
    private let phase: String
    private let verdict: Nullable<String>
    private let reason: Nullable<String>
    private let fix: Nullable<String>
    private let message: Nullable<String>
    private let log: Nullable<String>
    private let language: Nullable<LanguageID>
    private let score: Nullable<Double>
    private let metrics: [String: Double]
    private let max_time_ms: Nullable<Int64>
    private let max_memory_kib: Nullable<Int64>
    private let image: Nullable<String>
    private let charged: Bool
    private let charged_because: String
    private let used: Int
    private let used_in_day: Int
    private let quota: Nullable<Int>
    private let quota_per_day: Nullable<Int>
    private let duplicate_of: Nullable<Int64>
    private let first: Nullable<First>
    private let samples: [TestFacts]
    private let hidden: [String: Int]
    private let hidden_message: Nullable<String>
    private let groups: [GroupFacts]

    /// What became of the submission that the duplicate is of.
    private struct First: Encodable {
        let id: Int64
        let state: String
        let verdict: Nullable<String>
        let reason: Nullable<String>
        let score: Nullable<Double>
        /// Relative to this file.
        let report: Nullable<String>

        init(_ first: FirstSubmission) {
            let submission = first.submission
            id = submission.facts.id
            state = submission.facts.state.rawValue
            verdict = Nullable(submission.judgement?.verdict.rawValue)
            reason = Nullable(submission.judgement?.reason?.rawValue)
            score = Nullable(submission.judgement?.score)
            report = Nullable(first.isDone ? "../\(submission.facts.id)/report.json" : nil)
        }
    }

    init(_ view: TeamView, _ submission: TeamSubmission) {
        let facts = submission.facts
        let judgement = submission.judgement
        id = facts.id
        contest = view.contest.id
        team = Nullable(view.contest.isAnonymous ? nil : view.team.text)
        problem = Nullable(facts.problem)
        file = facts.file
        sha256 = facts.sha256
        size = facts.size
        received = facts.received
        contest_time = submission.contestTime.reltime
        smoke = facts.isSmoke
        state = facts.state.rawValue
        phase = facts.phase.rawValue
        verdict = Nullable(judgement?.verdict.rawValue)
        reason = Nullable(judgement?.reason?.rawValue)
        fix = Nullable(facts.state.isOut ? nil : judgement?.reason?.fix)
        message = Nullable(
            facts.disqualifiedBecause ?? judgement.flatMap { $0.message.isEmpty ? nil : $0.message }
        )
        log = Nullable(judgement.flatMap { $0.log.isEmpty ? nil : $0.log })
        language = Nullable(facts.language)
        score = Nullable(judgement?.score)
        metrics = Dictionary(
            (judgement?.metrics ?? []).map { ($0.id, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        max_time_ms = Nullable(judgement?.maxCPUMilliseconds)
        max_memory_kib = Nullable(judgement?.maxMemoryKiB)
        image = Nullable(judgement?.image)
        charged = facts.isCharged
        charged_because = submission.account.charge.rawValue
        used = submission.account.used
        used_in_day = submission.account.usedInDay
        quota = Nullable(view.quota.accepted)
        quota_per_day = Nullable(view.quota.perDay)
        duplicate_of = Nullable(facts.duplicateOf)
        first = Nullable(FirstSubmission(view, of: submission).map(First.init))
        samples = judgement?.samples.map { TestFacts($0) } ?? []
        hidden = Dictionary(
            (judgement?.hidden ?? []).map { ($0.verdict.rawValue, $0.count) },
            uniquingKeysWith: { first, _ in first }
        )
        hidden_message = Nullable(judgement?.hiddenMessage)
        groups = judgement?.groups.map(GroupFacts.init) ?? []
    }
}
