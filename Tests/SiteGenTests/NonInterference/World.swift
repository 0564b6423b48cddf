import ContestModel
import Foundation

/// A contest whose every part can be changed, those that nobody may see included.
struct World: Hashable {
    /// When it is looked at. The contest takes 300 minutes and freezes for the last 60.
    enum Moment: String, CaseIterable {
        case before, running, frozen, ended, finalUnthawed, thawed

        var minute: Int {
            switch self {
            case .before: -5
            case .running: 200
            case .frozen: 290
            case .ended: 310
            case .finalUnthawed, .thawed: 330
            }
        }

        /// Whether what came in the last 60 minutes is withheld.
        var isWithholding: Bool { self != .thawed && minute >= 240 }
    }

    var name = "World"
    var moment: Moment
    var isBlind: Bool
    var isAnonymous: Bool
    var type: Contest.ScoreboardType
    var ranking: RankingRules
    var teams: [WorldTeam]
    var problems: [WorldProblem]
    /// In the order of arrival.
    var uploads: [WorldUpload]
    var lastSweepMinute: Int?
    var hasPublicReports = false
    /// How far entries are apart that are compared over private rows, or of which one is not shown.
    var hiddenDistance = 0.0
    /// The submission that each team chose as its final one on every ML problem, by the team's key.
    var choices: [Int: Int64] = [:]

    static let start = SampleContest.start

    static func minute(_ minute: Int) -> Timestamp { start + .seconds(minute * 60) }

    var now: Timestamp { Self.minute(moment.minute) }

    var record: ContestRecord {
        get throws {
            ContestRecord(
                contest: try contest,
                teams: try teams.map { try $0.team },
                problems: moment == .before && problems.isEmpty ? [] : try problems.map { try $0.problem },
                submissions: try uploads.map { try $0.judged(in: self) },
                release: ReleaseState(
                    thawed: moment == .thawed ? Self.minute(320) : nil,
                    finalized: moment.minute > 320 ? Self.minute(315) : nil
                ),
                lastSweep: lastSweepMinute.map(Self.minute),
                selections: try selections,
                comparisons: comparisons
            )
        }
    }

    /// Of every two entries, over the rows of each kind.
    private var comparisons: [EntryPair: ScoreInterval] {
        let entries = uploads.map { (id: $0.id, isOpen: $0.visibility(in: self) == .open) }
        var intervals: [EntryPair: ScoreInterval] = [:]
        for (one, other) in entries.flatMap({ one in entries.map { (one, $0) } }) where one.id < other.id {
            for basis in EntryPair.Basis.allCases {
                let isSeen = basis == .publicRows && one.isOpen && other.isOpen
                let distance = isSeen ? Double((one.id + other.id) % 3) / 4 : hiddenDistance
                let interval = ScoreInterval(lower: distance - 0.2, upper: distance + 0.2, standardError: 0.1)
                intervals[EntryPair(one.id, other.id, by: basis)] = interval
            }
        }
        return intervals
    }

    private var selections: [TeamID: [ProblemID: Selection]] {
        get throws {
            let models = try problems.filter(\.isModel).map { try ProblemID($0.id) }
            let said = try choices.compactMap { key, id in
                try teams.first { $0.key == key }.map { team in
                    let choice = Selection(submission: id, received: Self.minute(1), message: "chosen \(id)")
                    return (try TeamID(team.id), Dictionary(models.map { ($0, choice) }) { first, _ in first })
                }
            }
            return Dictionary(said) { first, _ in first }
        }
    }

    /// As the program gives them: of the team's place in the world, not of its name.
    var pseudonyms: [TeamID: String] {
        get throws {
            guard isAnonymous else { return [:] }
            return Dictionary(
                uniqueKeysWithValues: try teams.map { (try TeamID($0.id), "team-\($0.key * 7919 % 997)") }
            )
        }
    }

    private var contest: Contest {
        get throws {
            let folder = "/nowhere"
            return Contest(
                id: try ContestID("world"),
                name: name,
                start: Self.start,
                duration: .seconds(300 * 60),
                freezeDuration: .seconds(60 * 60),
                isBlind: isBlind,
                scoreboardType: type,
                penaltyMinutes: 20,
                ranking: ranking,
                isAnonymous: isAnonymous,
                reports: hasPublicReports ? .public : .private,
                timeZone: "UTC",
                problems: try problems.map {
                    ContestProblem(id: try ProblemID($0.id), label: $0.label, rgb: $0.rgb, weight: $0.weight)
                },
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
}

struct WorldTeam: Hashable {
    /// Says which it is, whatever it is called.
    let key: Int
    var id: String
    var name: String
    var organization: String?
    var members: [String] = []
    var email: String?
    let kind: Team.Kind
    let isHidden: Bool

    /// Whether it is on public pages.
    var isShown: Bool { kind != .jury && !isHidden }

    var team: Team {
        get throws {
            Team(
                id: try TeamID(id),
                name: name,
                organization: organization,
                members: members,
                email: email,
                kind: kind,
                isHidden: isHidden
            )
        }
    }
}

struct WorldProblem: Hashable {
    var id: String
    var label: String
    var name: String
    var rgb: String?
    var weight: Double
    var statement: String
    var isScored: Bool
    /// Scored by its predictions, with rounded public scores and private ones.
    var isModel = false
    /// The input of the sample, its answer beside it; empty: it is not shown.
    var sampleFile = ""
    /// Hidden test cases, by folder: of a problem with points, one group each.
    var groups: [String]
    var testsPerGroup: Int

    /// Their names, as runs have them.
    var hiddenTests: [String] { groups.flatMap { group in (0..<testsPerGroup).map { "\(group)/case\($0)" } } }

    var problem: Problem {
        get throws {
            let names = ["sample/1"] + hiddenTests
            return Problem(
                id: try ProblemID(id),
                name: name,
                kind: isModel ? Self.model : .program(ProgramRules()),
                limits: ProblemLimits(cpuTime: .seconds(2), memory: 256 << 20, output: 8 << 20),
                languages: nil,
                statement: statement,
                tests: names.map {
                    TestCase(name: $0, isSample: $0 == names[0], inputFile: "/\($0).in", answerFile: "/\($0).ans")
                },
                samples: sampleFile.isEmpty
                    ? [] : [ShownSample(name: "sample/1", content: .texts(input: sampleFile, answer: sampleFile))],
                scoring: isScored && !isModel ? scoring : nil,
                folder: "/nowhere/\(id)"
            )
        }
    }

    private static let model = ProblemKind.predictions(
        PredictionRules(
            entryPoint: "predict.py",
            requiredFiles: [],
            allowedExtensions: ["py"],
            image: "python-ml",
            featureFiles: [],
            labelsFile: "/nowhere/labels.csv",
            idColumn: "id",
            splitColumn: "usage",
            predictionsFile: "p.csv",
            predictionsColumns: ["label"],
            maxPredictions: 1000,
            metrics: [MetricChoice(id: "accuracy"), MetricChoice(id: "f1")],
            standing: StandingRules(digits: 3, final: .selected, ties: .inseparable)
        )
    )

    private var scoring: ScoringRules {
        let parts = groups.enumerated().map { number, group in
            TestGroup.Member.group(
                TestGroup(
                    name: group,
                    members: (0..<testsPerGroup).map { .test(1 + number * testsPerGroup + $0) },
                    rule: .direct(GroupScoring(aggregation: .passFail, maxScore: 50))
                )
            )
        }
        let sum = GroupRule.direct(GroupScoring(aggregation: .sum, maxScore: nil))
        return ScoringRules(
            root: TestGroup(
                name: "",
                members: [.group(TestGroup(name: "secret", members: parts, rule: sum))],
                rule: sum
            )
        )
    }
}
