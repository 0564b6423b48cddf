import ContestModel

/// The files below `data/`: what the pages say, for programs.
struct PublicData {
    private static let perList = 500

    private let context: SiteContext
    private var view: PublicView { context.view }

    init(_ context: SiteContext) { self.context = context }

    func files() throws -> [SiteFile] {
        try [
            JSONText.file(
                "data/submissions.json",
                view.submissions.suffix(Self.perList).map(PublicSubmissionFacts.init)
            ),
            JSONText.file("data/queue.json", Queue(view)),
        ]
    }

    /// All submissions in lists of the same length, in the order of arrival: only the last one grows.
    func lists(_ inputs: SiteInputs?) -> [SitePart] {
        stride(from: 0, to: view.submissions.count, by: Self.perList).enumerated().map { number, start in
            let own = view.submissions[start..<min(start + Self.perList, view.submissions.count)]
            let path = "data/submissions-\(number + 1).json"
            return SitePart(path, inputs: inputs?.ofList(own)) {
                [try JSONText.file(path, own.map(PublicSubmissionFacts.init))]
            }
        }
    }

    func files(of team: PublicTeam) throws -> [SiteFile] {
        let facts = (context.submissions[team.id] ?? []).map(PublicSubmissionFacts.init)
        var files = try facts.map { try JSONText.file("data/submissions/\($0.id).json", $0) }
        if let row = context.rows[team.id] {
            files.append(try JSONText.file("data/teams/\(team.id).json", TeamFacts(row, submissions: facts)))
        }
        return files
    }

    private struct Queue: Encodable {
        let running: [PublicSubmissionFacts]
        let waiting: [PublicSubmissionFacts]
        /// How many arrived since the freeze.
        let withheld: Int

        init(_ view: PublicView) {
            running = view.running.map(PublicSubmissionFacts.init)
            waiting = view.waiting.map(PublicSubmissionFacts.init)
            withheld = view.submissions.count { $0.progress == .withheld }
        }
    }

    private struct TeamFacts: Encodable {
        let id: TeamID
        let name: String
        let organization: Nullable<String>
        let rank: Nullable<Int>
        let solved: Int
        let penalty: Nullable<Int>
        let score: Nullable<Double>
        let submissions: [PublicSubmissionFacts]

        init(_ row: Scoreboard.Row, submissions: [PublicSubmissionFacts]) {
            id = row.team.id
            name = row.team.name
            organization = Nullable(row.team.organization)
            rank = Nullable(row.rank)
            solved = row.solved
            penalty = Nullable(row.penalty)
            score = Nullable(row.score)
            self.submissions = submissions
        }
    }
}

/// A submission as everybody may know it; keys as in the jury's export, and `phase` only while it is being judged.
struct PublicSubmissionFacts: Encodable {
    let id: Int64
    let team: TeamID
    private let problem: ProblemID
    private let received: Timestamp
    private let contest_time: String
    private let language: Nullable<LanguageID>
    private let phase: Nullable<String>
    private let verdict: Nullable<String>
    private let score: Nullable<Double>
    private let metrics: [String: Double]
    private let private_score: Nullable<Double>
    private let final: Bool
    private let max_time_ms: Nullable<Int64>
    private let max_memory_kib: Nullable<Int64>

    init(_ submission: PublicSubmission) {
        let result = submission.result
        id = submission.id
        team = submission.team
        problem = submission.problem
        received = submission.received
        contest_time = submission.contestTime.reltime
        language = Nullable(submission.language)
        if case .judging(let phase) = submission.progress {
            self.phase = Nullable(phase.rawValue)
        } else {
            phase = Nullable(nil)
        }
        verdict = Nullable(result?.verdict.rawValue)
        score = Nullable(result?.score)
        metrics = Dictionary((result?.metrics ?? []).map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        private_score = Nullable(result?.model?.sealed?.score)
        final = result?.model?.isFinal ?? false
        max_time_ms = Nullable(result?.maxCPUMilliseconds)
        max_memory_kib = Nullable(result?.maxMemoryKiB)
    }
}
