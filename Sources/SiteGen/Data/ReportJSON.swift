import ContestModel

/// `report.json`: what the report says, for programs. Keys as in the export of submissions.
struct ReportJSON: Encodable {
    private let id: Int64
    private let contest: ContestID
    private let team: Nullable<String>
    private let problem: Nullable<ProblemID>
    private let file: Nullable<String>
    private let sha256: Nullable<String>
    private let size: Nullable<Int64>
    private let received: Timestamp
    private let contest_time: String
    private let smoke: Bool
    private let state: String
    private let phase: String
    private let verdict: Nullable<String>
    private let reason: Nullable<String>
    private let fix: Nullable<String>
    private let advice: [String]
    private let hints: [String]
    private let machine_feedback: Nullable<Machine>
    private let measures: [MeasureFacts]
    private let crash: Nullable<String>
    private let crash_at: Nullable<String>
    private let excerpts: [ExcerptFacts]
    private let phases: [PhaseFacts]
    private let environment: Nullable<String>
    private let packages: [PackageFacts]
    private let models: [ModelFileFacts]
    private let message: Nullable<String>
    private let log: Nullable<String>
    private let language: Nullable<LanguageID>
    private let score: Nullable<Double>
    private let metrics: [String: Double]
    private let model: Nullable<ModelFacts>
    private let max_time_ms: Nullable<Int64>
    private let max_memory_kib: Nullable<Int64>
    private let image: Nullable<String>
    private let charged: Nullable<Bool>
    private let charged_because: Nullable<String>
    private let used: Nullable<Int>
    private let used_in_day: Nullable<Int>
    private let quota: Nullable<Int>
    private let quota_per_day: Nullable<Int>
    private let duplicate_of: Nullable<Int64>
    private let first: Nullable<First>
    private let samples: [SampleFacts]
    private let hidden: [String: Int]
    private let hidden_message: Nullable<String>
    private let groups: [GroupFacts]

    /// What a language model wrote.
    private struct Machine: Encodable {
        let text, model: String
        let asked: Timestamp

        init(_ advice: MachineAdvice) {
            text = advice.text
            model = advice.model
            asked = advice.asked
        }
    }

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

    init(_ report: Report) {
        let (view, submission) = (report.view, report.submission)
        let facts = submission.facts
        let isOwn = submission.account != nil
        let judgement = submission.judgement
        id = facts.id
        contest = view.contest.id
        team = Nullable(view.contest.isAnonymous && isOwn ? nil : view.team.text)
        problem = Nullable(facts.problem)
        file = Nullable(isOwn ? facts.file : nil)
        sha256 = Nullable(isOwn ? facts.sha256 : nil)
        size = Nullable(isOwn ? facts.size : nil)
        received = facts.received
        contest_time = submission.contestTime.reltime
        smoke = facts.isSmoke
        state = facts.state.rawValue
        phase = facts.phase.rawValue
        verdict = Nullable(judgement?.verdict.rawValue)
        reason = Nullable(judgement?.reason?.rawValue)
        fix = Nullable(facts.state.isOut ? nil : judgement?.reason?.fix)
        advice = report.advice
        hints = report.hints
        machine_feedback = Nullable(report.machine.map(Machine.init))
        measures = report.measures.map(MeasureFacts.init)
        crash = Nullable(report.crash?.what)
        crash_at = Nullable(report.crash?.place)
        excerpts = judgement?.excerpts.map(ExcerptFacts.init) ?? []
        phases = judgement?.phases.map(PhaseFacts.init) ?? []
        environment = Nullable(judgement?.environment?.id)
        packages = judgement?.environment?.packages.map(PackageFacts.init) ?? []
        models = judgement?.models.map(ModelFileFacts.init) ?? []
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
        model = Nullable(judgement?.model.map(ModelFacts.init))
        max_time_ms = Nullable(judgement?.maxCPUMilliseconds)
        max_memory_kib = Nullable(judgement?.maxMemoryKiB)
        image = Nullable(judgement?.image)
        charged = Nullable(isOwn ? facts.isCharged : nil)
        charged_because = Nullable(submission.account?.charge.rawValue)
        used = Nullable(submission.account?.used)
        used_in_day = Nullable(submission.account?.usedInDay)
        quota = Nullable(isOwn ? view.quota.accepted : nil)
        quota_per_day = Nullable(isOwn ? view.quota.perDay : nil)
        duplicate_of = Nullable(facts.duplicateOf)
        first = Nullable(report.first.map(First.init))
        samples = report.samples.map(SampleFacts.init)
        hidden = Dictionary(
            (judgement?.hidden ?? []).map { ($0.verdict.rawValue, $0.count) },
            uniquingKeysWith: { first, _ in first }
        )
        hidden_message = Nullable(judgement?.hiddenMessage)
        groups = judgement?.groups.map(GroupFacts.init) ?? []
    }
}
