import ContestModel
import Foundation

/// A contest of some variety, with names that try to be more than text.
struct SampleContest {
    static let start = Timestamp(milliseconds: 1_795_000_000_000)
    static let hostileNames = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\"\u{301} onmouseover=alert(1) x=\"\u{301}",
        "\u{202E}gnp.live\u{2066}", "O'Neil & Søns {{name}}", String(repeating: "Wide", count: 75),
        "nul\u{0}bell\u{7}next\u{85}line", "=HYPERLINK(\"http://x\")",
    ]

    var isBlind = false
    var isAnonymous = false
    /// Fewer points are better in the problem that has points.
    var isLowerBetter = false
    var reports = Contest.ReportAccess.private
    var type = Contest.ScoreboardType.passFail
    var ranking = RankingRules()
    var release = ReleaseState()
    /// Whether the ML problem ranks by an error in place of the accuracy.
    var isErrorRanked = false
    var teams = Self.allTeams
    var submissions: [JudgedSubmission] = []
    var lastSweep: Timestamp?
    /// Where sample files lie.
    let folder: String

    init(folder: String) throws {
        self.folder = folder
        try Data("3 4\n".utf8).write(to: URL(filePath: "\(folder)/1.in"))
        try Data("7 </pre><script>\n".utf8).write(to: URL(filePath: "\(folder)/1.ans"))
        submissions = try Self.history()
    }

    var record: ContestRecord {
        get throws {
            ContestRecord(
                contest: try contest,
                teams: teams,
                problems: try problems,
                submissions: submissions,
                release: release,
                lastSweep: lastSweep,
                languages: try Self.languages
            )
        }
    }

    static func minute(_ minutes: Int) -> Timestamp { start + .seconds(minutes * 60) }

    static func team(_ name: String) throws -> TeamID { try TeamID(name) }

    private var contest: Contest {
        get throws {
            Contest(
                id: try ContestID("autumn"),
                name: "Autumn Open",
                start: Self.start,
                duration: .seconds(5 * 3600),
                freezeDuration: .seconds(3600),
                isBlind: isBlind,
                scoreboardType: type,
                penaltyMinutes: 20,
                ranking: ranking,
                isAnonymous: isAnonymous,
                reports: reports,
                timeZone: "Europe/Berlin",
                problems: try Self.places,
                folders: ContestFolders(
                    contest: folder,
                    inbox: folder,
                    outbox: folder,
                    site: folder,
                    state: folder,
                    templates: folder,
                    images: folder
                ),
                intake: IntakeRules(
                    settle: .seconds(10),
                    after: .keep,
                    zip: ZipLimits(maxZip: 1 << 20, maxUnpacked: 1 << 20, maxFiles: 10),
                    perTeam: TeamQuota()
                ),
                judging: JudgingRules(slots: 1, retries: 3, runtime: "runc", cache: 2 << 30, stopsAtFirstFailure: false)
            )
        }
    }

    private static var places: [ContestProblem] {
        get throws {
            [
                ContestProblem(id: try ProblemID("hello"), label: "A", rgb: "#2266cc"),
                ContestProblem(id: try ProblemID("ladder"), label: "B", rgb: "#f2c230"),
                ContestProblem(id: try ProblemID("rivers"), label: "C", rgb: "#b5362a"),
                ContestProblem(id: try ProblemID("report"), label: "D", rgb: "#3c8d4f"),
                ContestProblem(id: try ProblemID("iris"), label: "E", rgb: "#7a4fb0", weight: 10),
                ContestProblem(id: try ProblemID("hostile"), label: "F"),
                ContestProblem(id: try ProblemID("towers"), label: "G"),
            ]
        }
    }

    private var problems: [Problem] {
        get throws {
            let tests = [
                TestCase(name: "sample/1", isSample: true, inputFile: "\(folder)/1.in", answerFile: "\(folder)/1.ans"),
                TestCase(name: "secret/1", isSample: false, inputFile: "/secret.in", answerFile: "/secret.ans"),
            ]
            let limits = ProblemLimits(cpuTime: .seconds(2), memory: 256 << 20, output: 8 << 20)
            func problem(
                _ id: String,
                _ name: String,
                _ kind: ProblemKind,
                _ statement: String,
                _ scoring: ScoringRules? = nil
            ) throws -> Problem {
                Problem(
                    id: try ProblemID(id),
                    name: name,
                    kind: kind,
                    limits: limits,
                    languages: nil,
                    statement: statement,
                    tests: tests,
                    scoring: scoring,
                    folder: folder
                )
            }
            return [
                try problem("hello", "Hello, World", .program(ProgramRules()), Self.statement),
                try problem("ladder", "The Longest Ladder", .program(ProgramRules()), Self.statement),
                try problem(
                    "rivers",
                    "Rivers of Float",
                    .program(
                        ProgramRules(
                            inputFile: "river.in",
                            outputFile: "river.out",
                            validation: .comparison
                        )
                    ),
                    "Print the area."
                ),
                try problem(
                    "report",
                    "Annual Report",
                    .sql(SQLRules(schemaFile: "/secret.sql", isOrdered: true)),
                    "Sum the sales."
                ),
                try problem("iris", "Iris", .predictions(predictions), "Classify."),
                try problem("hostile", Self.hostileNames[0], .program(ProgramRules()), "<script>alert(1)</script>"),
                try problem(
                    "towers",
                    "Towers",
                    .program(ProgramRules()),
                    "Build.",
                    Self.scoring(isLowerBetter: isLowerBetter)
                ),
            ]
        }
    }

    private static func scoring(isLowerBetter: Bool) -> ScoringRules {
        let parts = [1, 2].map { number in
            TestGroup.Member.group(
                TestGroup(
                    name: "secret/hidden-name-\(number)",
                    members: [.test(1)],
                    rule: .direct(GroupScoring(aggregation: .passFail, maxScore: 50))
                )
            )
        }
        let sum = GroupRule.direct(GroupScoring(aggregation: .sum, maxScore: nil))
        let secret = TestGroup(name: "secret", members: parts, rule: sum)
        let root = TestGroup(name: "", members: [.group(secret)], rule: sum)
        return ScoringRules(root: root, isLowerBetter: isLowerBetter)
    }

    private static var languages: [Language] {
        get throws {
            try [("java", "java", "Java <b>21</b>"), ("cpp", "cpp", "C++")].map { id, ending, name in
                Language(
                    id: try LanguageID(id),
                    name: name,
                    extensions: [ending],
                    image: id,
                    compile: nil,
                    run: [],
                    entryPoint: .none,
                    version: [],
                    timeFactor: 1,
                    memoryOverhead: 0,
                    environment: [:]
                )
            }
        }
    }

    private var predictions: PredictionRules {
        PredictionRules(
            entryPoint: "predict.py",
            requiredFiles: ["predict.py"],
            allowedExtensions: ["py", "csv"],
            image: "python-ml",
            featureFiles: ["/secret/features.csv"],
            labelsFile: "/secret/labels.csv",
            idColumn: "id",
            splitColumn: nil,
            predictionsFile: "predictions.csv",
            predictionsColumns: ["label"],
            maxPredictions: 64 << 20,
            metrics: [
                MetricChoice(id: isErrorRanked ? "rmse" : "accuracy"),
                MetricChoice(id: "f1", options: ["average": "macro"]),
            ]
        )
    }

    private static let statement = """
        # Task

        Read two numbers and print their **sum**. Mind `long` inputs.

        | limit | value |
        |---|---|
        | n | at most 10^5 |

        - one line of input
        - one line of output

        <script>alert("statement")</script>
        """

    private static let allTeams: [Team] = {
        let plain = [
            "Ada's Analysts", "Bit Bakers", "Compile & Conquer", "Deadlock", "Étoile Filante", "Full Stack Owls",
        ]
        let names = plain + hostileNames
        var teams = names.enumerated().compactMap { index, name in
            (try? TeamID("t\(index + 1)")).map {
                Team(
                    id: $0,
                    name: name,
                    organization: index.isMultiple(of: 2) ? "University of \(name)" : nil,
                    members: ["Secret Member"],
                    email: "secret@example.org"
                )
            }
        }
        if let baseline = try? TeamID("base"), let jury = try? TeamID("jury"), let hidden = try? TeamID("ghost") {
            teams.append(Team(id: baseline, name: "Reference solution", kind: .baseline))
            teams.append(Team(id: jury, name: "Jury of the contest", kind: .jury))
            teams.append(Team(id: hidden, name: "Invisible guests", isHidden: true))
        }
        return teams
    }()
}
