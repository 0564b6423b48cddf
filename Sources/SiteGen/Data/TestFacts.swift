import ContestModel

/// What happened on a test case, for programs.
struct TestFacts: Encodable {
    private let name: String
    private let group: String
    private let verdict: String
    private let cpu_ms: Nullable<Int64>
    private let wall_ms: Int64
    private let memory_kib: Nullable<Int64>
    private let exit: Nullable<Int32>
    private let signal: Nullable<Int32>
    private let score: Nullable<Double>
    private let team_message: Nullable<String>
    /// A key of the jury's exports alone.
    private let jury_message: Nullable<String>?

    init(_ run: TestRun, forJury: Bool = false) {
        name = run.name
        group = run.group
        verdict = run.verdict.rawValue
        cpu_ms = Nullable(run.cpuMilliseconds)
        wall_ms = run.wallMilliseconds
        memory_kib = Nullable(run.memoryKiB)
        exit = Nullable(run.exit)
        signal = Nullable(run.signal)
        score = Nullable(run.score.flatMap { $0.isFinite ? $0 : nil })
        team_message = Nullable(run.teamMessage)
        jury_message = forJury ? Nullable(run.juryMessage) : nil
    }
}

/// What a group of test cases came to, for programs.
struct GroupFacts: Encodable {
    private let name: String
    private let verdict: String
    private let score: Nullable<Double>
    private let max_score: Nullable<Double>

    /// By its folder, for the jury.
    init(_ group: GroupResult) {
        name = group.name
        verdict = group.verdict.rawValue
        score = Nullable(group.score.isFinite ? group.score : nil)
        max_score = Nullable(group.maxScore.flatMap { $0.isFinite ? $0 : nil })
    }

    init(_ group: TeamGroup) {
        name = group.label
        verdict = group.verdict.rawValue
        score = Nullable(group.score)
        max_score = Nullable(group.maxScore)
    }
}
