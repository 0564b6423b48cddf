import ContestModel
import Foundation
import SiteGen

/// A contest of any size, the same every time: what pages of many teams are made of.
struct LargeContest {
    var teams = 100
    var problems = 12
    var type = Contest.ScoreboardType.passFail
    var isML = false
    /// Without them teams have plain names, too.
    var hasSchools = true
    var release = ReleaseState()
    /// Some teams have names that try to be more than text.
    var isHostile = false

    /// At a minute of the contest.
    func view(atMinute minute: Int) throws -> PublicView {
        PublicView(of: try record, at: SampleContest.minute(minute))
    }

    func site(atMinute minute: Int) throws -> [SiteFile] {
        try SiteBuilder(templates: Workbench.templates).site(
            view(atMinute: minute),
            teams: [],
            tokens: [:],
            pages: [OrganizerPage(name: "rules", markdown: "# Rules\n\nBe kind.")]
        )
    }

    var record: ContestRecord {
        get throws {
            var dice = Dice()
            let teams = try (0..<teams).map { try team($0, &dice) }
            let entries = try teams.enumerated().flatMap { try attempts(of: $1, number: $0, &dice) }
            let submissions = entries.sorted { $0.submission.received < $1.submission.received }
            return ContestRecord(
                contest: try contest,
                teams: teams,
                problems: try (0..<problems).map(problem),
                submissions: submissions.enumerated().map { $1.numbered(Int64($0 + 1)) },
                release: release,
                lastSweep: nil
            )
        }
    }

    private var contest: Contest {
        get throws {
            let plain = try SampleContest(folder: NSTemporaryDirectory()).record.contest
            return Contest(
                id: plain.id,
                name: "Northern Regional 2026",
                start: plain.start,
                duration: plain.duration,
                freezeDuration: plain.freezeDuration,
                isBlind: false,
                scoreboardType: type,
                penaltyMinutes: 20,
                ranking: RankingRules(medals: MedalCounts(gold: 4, silver: 4, bronze: 4)),
                isAnonymous: false,
                reports: .private,
                timeZone: plain.timeZone,
                problems: try (0..<problems).map { number in
                    ContestProblem(
                        id: try ProblemID("p\(number)"),
                        label: String(UnicodeScalar(UInt8(65 + number % 26))),
                        rgb: Self.colours[number % Self.colours.count],
                        weight: isML ? 100 : 1
                    )
                },
                folders: plain.folders,
                intake: plain.intake,
                judging: plain.judging
            )
        }
    }

    private func problem(_ number: Int) throws -> Problem {
        Problem(
            id: try ProblemID("p\(number)"),
            name: Self.titles[number % Self.titles.count],
            kind: .program(ProgramRules()),
            limits: ProblemLimits(cpuTime: .seconds(2), memory: 256 << 20, output: 8 << 20),
            languages: nil,
            statement: "Read, *think*, print.",
            tests: [],
            folder: "/p"
        )
    }

    private func team(_ number: Int, _ dice: inout Dice) throws -> Team {
        let school = Self.schools[dice.roll(Self.schools.count)]
        let plain = "\(Self.adjectives[dice.roll(Self.adjectives.count)]) \(Self.nouns[dice.roll(Self.nouns.count)])"
        let hostile = SampleContest.hostileNames
        let name = isHostile && number % 3 == 1 ? hostile[number / 3 % hostile.count] : plain
        return Team(
            id: try TeamID("team-\(number + 1)"),
            name: hasSchools ? name : "Team \(number + 1)",
            organization: !hasSchools
                ? nil : isHostile && number % 7 == 2 ? String(repeating: "University ", count: 27) : school,
            kind: number % 40 == 39 ? .baseline : .team
        )
    }

    private func attempts(of team: Team, number: Int, _ dice: inout Dice) throws -> [JudgedSubmission] {
        let strength = 1 + dice.roll(100)
        guard number % 17 != 16 else { return [] }
        return try (0..<problems).flatMap { problem -> [JudgedSubmission] in
            guard dice.roll(100) < strength * 14 / (10 + problem) else { return [] }
            let tries = 1 + dice.roll(4) * dice.roll(2)
            let isSolved = dice.roll(100) < 40 + strength / 2
            let minute = 4 + dice.roll(294 - 3 * tries)
            return try (0..<tries).map { index in
                let isLast = index == tries - 1
                let verdict: Verdict = isLast && isSolved ? .accepted : [.wrongAnswer, .timeLimit][dice.roll(2)]
                return try SampleContest.judged(
                    SampleContest.Entry(
                        team: team.id.text,
                        problem: "p\(problem)",
                        minute: minute + index * 3,
                        verdict: verdict,
                        score: type == .score ? score(isFull: isLast && isSolved, &dice) : nil
                    ),
                    id: 1
                )
            }
        }
    }

    private func score(isFull: Bool, _ dice: inout Dice) -> Double {
        if isML { return 0.5 + Double(dice.roll(49_000)) / 100_000 }
        return isFull ? 100 : Double(dice.roll(20) * 5)
    }

    /// The numbers of Lehmer's generator: the same on every machine.
    private struct Dice {
        private var state: UInt64 = 20_261_121

        mutating func roll(_ sides: Int) -> Int {
            state = state * 48_271 % 2_147_483_647
            return Int(state / 8 % UInt64(sides))
        }
    }

    private static let colours = [
        "#2266cc", "#1a9988", "#55aa22", "#e0aa00", "#e06a10", "#cc2244", "#8844bb", "#222222", "#ffffff", "#ff99bb",
        "#774411", "#88ccee",
    ]
    private static let titles = [
        "Hello, Team", "Rain on the Ridge", "A Fence for the Meadow", "Words of a Song", "Swapping Neighbours",
        "The Library's Returns", "Petals", "Night Ferry", "Counting Lanterns", "Long Division of Labour",
        "Quiet Carriages", "Salt", "Weather Vanes",
    ]
    private static let adjectives = [
        "Bitwise", "Unhurried", "Lazy", "Northern", "Greedy", "Amortized", "Persistent", "Sleepy", "Random", "Balanced",
        "Sparse", "Recursive", "Polite", "Stochastic", "Nimble", "Cyclic", "Heavy", "Implicit", "Modular", "Planar",
    ]
    private static let nouns = [
        "Beavers", "Otters", "Segments", "Magpies", "Suffixes", "Badgers", "Herons", "Sentinels", "Foxes", "Edges",
        "Walruses", "Pointers", "Larks", "Queues", "Moths", "Lemmas", "Hedgehogs", "Cuts", "Ravens", "Treaps",
    ]
    private static let schools = [
        "Northfield Polytechnic", "Universität Süßenbach", "St Brendan's College, Ballymore",
        "Instituto del Puerto Viejo", "Lakeside University of Applied Sciences", "Høgskolen i Tverrvik",
        "Univerzita Karlov Most", "Ecole des Trois Ponts", "Harbour Institute of Technology", "Universidade da Ribeira",
        "Technische Hochschule Altmark", "Queen's Cross", "Kungliga Sjöskolan", "Politecnico di Valle",
        "East Moor University", "Uniwersytet Nadwiślański",
    ]
}

extension JudgedSubmission {
    fileprivate func numbered(_ id: Int64) -> JudgedSubmission {
        let old = submission
        return JudgedSubmission(
            submission: Submission(
                id: id,
                team: old.team,
                problem: old.problem,
                file: old.file,
                sha256: old.sha256,
                size: old.size,
                received: old.received,
                isSmoke: old.isSmoke,
                state: old.state,
                phase: old.phase,
                language: old.language,
                attempts: old.attempts,
                isCharged: old.isCharged
            ),
            judgement: judgement
        )
    }
}
