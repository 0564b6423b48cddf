import ContestModel

/// Small contests in a line each.
enum BoardFixture {
    static let start = Timestamp(milliseconds: 1_795_000_000_000)

    static func minute(_ minutes: Int) -> Timestamp { start + .seconds(minutes * 60) }

    static func team(_ id: String, kind: Team.Kind = .team, isHidden: Bool = false) throws -> Team {
        Team(id: try TeamID(id), name: "Team \(id)", organization: "Org \(id)", kind: kind, isHidden: isHidden)
    }

    static func contest(
        type: Contest.ScoreboardType = .passFail,
        freezeDuration: Duration? = .seconds(3600),
        isBlind: Bool = false,
        isAnonymous: Bool = false,
        ranking: RankingRules = RankingRules()
    ) throws -> Contest {
        Contest(
            id: try ContestID("c"),
            name: "Contest",
            start: start,
            duration: .seconds(5 * 3600),
            freezeDuration: freezeDuration,
            isBlind: isBlind,
            scoreboardType: type,
            penaltyMinutes: 20,
            ranking: ranking,
            isAnonymous: isAnonymous,
            reports: .private,
            timeZone: "Europe/Berlin",
            problems: [
                ContestProblem(id: try ProblemID("a"), label: "A"),
                ContestProblem(id: try ProblemID("b"), label: "B", weight: 2),
                ContestProblem(id: try ProblemID("m"), label: "M", weight: 10),
            ],
            folders: ContestFolders(
                contest: "/c",
                inbox: "/i",
                outbox: "/o",
                site: "/s",
                state: "/v",
                templates: "/t",
                images: "/g"
            ),
            intake: IntakeRules(
                settle: .seconds(10),
                after: .keep,
                zip: ZipLimits(maxZip: 1, maxUnpacked: 1, maxFiles: 1),
                perTeam: TeamQuota()
            ),
            judging: JudgingRules(slots: 1, retries: 3, runtime: "runc", cache: 2 << 30, stopsAtFirstFailure: false)
        )
    }

    /// `a` and `b` are for programs, `m` for predictions.
    static func problems(
        scoring: [String: ScoringRules] = [:],
        metric: String = "accuracy",
        standing: StandingRules = StandingRules()
    ) throws -> [Problem] {
        let predictions = PredictionRules(
            entryPoint: "predict.py",
            requiredFiles: [],
            allowedExtensions: [],
            image: "python-ml",
            featureFiles: [],
            labelsFile: "/labels",
            idColumn: "id",
            splitColumn: "usage",
            predictionsFile: "p.csv",
            predictionsColumns: ["label"],
            maxPredictions: 1,
            metrics: [MetricChoice(id: metric)],
            standing: standing
        )
        return try [
            ("a", ProblemKind.program(ProgramRules())), ("b", .program(ProgramRules())),
            ("m", .predictions(predictions)),
        ].map { id, kind in
            Problem(
                id: try ProblemID(id),
                name: "Problem \(id)",
                kind: kind,
                limits: ProblemLimits(cpuTime: .seconds(2), memory: 1 << 28, output: 1 << 20),
                languages: nil,
                statement: "",
                tests: [],
                scoring: scoring[id],
                folder: "/p"
            )
        }
    }

    static func record(
        _ contest: Contest,
        teams: [Team],
        _ submissions: [JudgedSubmission],
        problems: [Problem]? = nil,
        release: ReleaseState = ReleaseState()
    ) throws -> ContestRecord {
        ContestRecord(
            contest: contest,
            teams: teams,
            problems: try problems ?? Self.problems(),
            submissions: submissions,
            release: release,
            lastSweep: nil
        )
    }

    /// `t1 a 10 WA`: team, problem, minute and verdict, or `-` while it is pending; a number after it is the score, numbers after that
    /// are the points of the groups `secret/1`, `secret/2` and so on.
    static func submissions(_ lines: String...) throws -> [JudgedSubmission] { try submissions(lines) }

    static func submissions(_ lines: [String]) throws -> [JudgedSubmission] {
        try lines.enumerated().map { index, line in
            let words = line.split(separator: " ").map(String.init)
            let verdict = Verdict(rawValue: words[3])
            return try submission(
                id: Int64(index + 1),
                team: words[0],
                problem: words[1],
                received: minute(Int(words[2]) ?? 0),
                verdict: verdict,
                score: words.count > 4 ? Double(words[4]) : nil,
                groups: words.dropFirst(5).enumerated().map { index, points in
                    GroupResult(
                        name: "secret/\(index + 1)",
                        verdict: .accepted,
                        score: Double(points) ?? 0,
                        maxScore: nil
                    )
                }
            )
        }
    }

    static func submission(
        id: Int64,
        team: String,
        problem: String = "a",
        received: Timestamp,
        verdict: Verdict?,
        score: Double? = nil,
        state: SubmissionState? = nil,
        isSmoke: Bool = false,
        isCharged: Bool = true,
        runs: [TestRun] = [],
        groups: [GroupResult] = []
    ) throws -> JudgedSubmission {
        let submission = Submission(
            id: id,
            team: try TeamID(team),
            problem: try ProblemID(problem),
            file: "\(problem).zip",
            sha256: "00",
            size: 1,
            received: received,
            isSmoke: isSmoke,
            state: state ?? (verdict == nil ? .queued : .judged),
            phase: .published,
            language: try LanguageID("c"),
            attempts: 0,
            isCharged: isCharged
        )
        let judgement = verdict.map {
            Judgement(
                verdict: $0,
                score: score,
                metrics: score.map { [MetricValue(id: "accuracy", value: $0)] } ?? [],
                started: received,
                ended: received + .seconds(30),
                runs: runs,
                groups: groups
            )
        }
        return JudgedSubmission(submission: submission, judgement: judgement)
    }
}
