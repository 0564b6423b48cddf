import ContestModel

/// An upload and everything that became of it.
struct WorldUpload: Hashable {
    /// What the public sees of it.
    enum Visibility {
        /// Nothing, not even that it is there.
        case absent
        /// That it came, and nothing else.
        case withheld
        case open
    }

    var id: Int64
    /// The key of the team.
    var team: Int
    /// Its place in the contest; nil: the upload named none.
    var problem: Int?
    var seconds: Int
    var isSmoke = false
    var state: SubmissionState
    var phase = Phase.running
    var verdict: Verdict
    /// Points, for each group.
    var points: [Double]
    var milliseconds: Int64
    var kibibytes: Int64
    /// How long judging took.
    var judgingSeconds: Int
    var language: String?
    var isCharged = true
    var attempts = 0
    var position: Int?
    var because: String?
    /// What hangs on nothing else: texts, names, digests.
    var file = "a.zip"
    var digest: Character = "a"
    var size: Int64 = 1000
    var reason: Reason?
    var message = "One of three."
    var log = ""
    var image = "sha256:0"
    var juryMessage: String?
    var teamMessage: String?
    var finding: String?
    var runKey: String?
    var wallMilliseconds: Int64 = 2000
    /// Of the sample.
    var feedback: SampleFeedback?
    /// Whether every hidden test was run, or the first of each group alone.
    var ranAll = true
    /// Of the rows that nobody may know of.
    var sealedScore = 0.5

    func visibility(in world: World) -> Visibility {
        let isLate = seconds >= 240 * 60 && world.moment.isWithholding
        guard problem != nil, world.moment != .before, !isSmoke, !state.isOut, seconds >= 0, seconds < 300 * 60,
            world.teams.contains(where: { $0.key == team && $0.isShown }), !(isLate && world.isBlind)
        else { return .absent }
        return isLate ? .withheld : .open
    }

    func judged(in world: World) throws -> JudgedSubmission {
        let received = World.start + .seconds(seconds)
        let place = problem.map { world.problems.isEmpty ? nil : world.problems[$0 % world.problems.count] } ?? nil
        let submission = Submission(
            id: id,
            team: try TeamID(world.teams.first { $0.key == team }?.id ?? "gone-\(team)"),
            problem: try place.map { try ProblemID($0.id) },
            file: file,
            sha256: String(repeating: digest, count: 64),
            size: size,
            received: received,
            isSmoke: isSmoke,
            state: state,
            phase: phase,
            language: try language.map { try LanguageID($0) },
            attempts: attempts,
            isCharged: isCharged,
            position: position,
            disqualifiedBecause: state == .disqualified ? because : nil
        )
        let isJudged = !state.isPending
        return JudgedSubmission(submission: submission, judgement: isJudged ? judgement(place, received) : nil)
    }

    private func judgement(_ problem: WorldProblem?, _ received: Timestamp) -> Judgement {
        let scored = problem?.isScored ?? false
        return Judgement(
            verdict: verdict,
            reason: reason,
            message: message,
            log: log,
            score: scored ? points.reduce(0, +) : nil,
            image: image,
            started: received + .seconds(1),
            ended: received + .seconds(1 + judgingSeconds),
            runs: runs(problem),
            groups: scored ? groups(problem) : [],
            assessment: assessment
        )
    }

    private var assessment: ModelAssessment {
        func split(_ score: Double) -> SplitScore {
            SplitScore(
                rows: 20,
                metrics: [MetricValue(id: "accuracy", value: score)],
                score: score,
                interval: ScoreInterval(lower: score - 0.1, upper: score + 0.1, standardError: score / 9)
            )
        }
        return ModelAssessment(
            uploadBytes: 1000,
            latency: Latency(runs: 2, warmUps: 0, p50: 5, p95: 6, cpuP50: 4, drift: 0.01, isRepeatable: true),
            terms: [ScoreTerm(name: "size", value: 1000, share: 0.5, weight: 1)],
            shown: split(0.25),
            sealed: split(sealedScore)
        )
    }

    private func groups(_ problem: WorldProblem?) -> [GroupResult] {
        zip(problem?.groups ?? [], points).map { name, points in
            GroupResult(name: name, verdict: points > 0 ? .accepted : verdict, score: points, maxScore: 50)
        }
    }

    private func runs(_ problem: WorldProblem?) -> [TestRun] {
        let hidden = (problem?.hiddenTests ?? []).filter { ranAll || $0.hasSuffix("case0") }
        return (["sample/1"] + hidden).map { name in
            TestRun(
                name: name,
                group: String(name.prefix { $0 != "/" }),
                isSample: name == "sample/1",
                verdict: verdict,
                cpuMilliseconds: milliseconds,
                wallMilliseconds: name == "sample/1" ? 1000 : wallMilliseconds,
                memoryKiB: kibibytes,
                exit: 0,
                signal: nil,
                feedback: name == "sample/1" ? feedback : nil,
                juryMessage: juryMessage,
                teamMessage: name == "sample/1" ? nil : teamMessage,
                finding: name == "sample/1" ? nil : finding,
                key: runKey
            )
        }
    }
}
