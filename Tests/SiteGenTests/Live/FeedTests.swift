import ContestModel
import Foundation
import SiteGen
import Testing

@Suite struct FeedTests {
    private let bench: Workbench
    private static func minute(_ number: Int) -> Timestamp { SampleContest.minute(number) }

    init() throws { bench = try Workbench() }

    private func feed(_ contest: SampleContest, atMinute minute: Int) throws -> AtomFeed {
        let files = try Workbench.site(contest, atMinute: minute)
        let file = try #require(files.first { $0.path == "feed.xml" })
        let feed = AtomFeed(file.contents)
        for link in feed.entries.flatMap(\.links) {
            #expect(files.contains { $0.path == link["href"] }, "\(link)")
        }
        return feed
    }

    private func contest(_ entries: [SampleContest.Entry]) throws -> SampleContest {
        var contest = try bench.contest()
        contest.submissions = try SampleContest.judged(entries)
        return contest
    }

    @Test(arguments: [-10, 0, 100, 200, 290, 310], Contest.ScoreboardType.allCases)
    func isWhatReadersExpect(minute: Int, type: Contest.ScoreboardType) throws {
        for (isBlind, isAnonymous) in [(false, false), (true, false), (false, true)] {
            var contest = try bench.contest()
            contest.type = type
            contest.isBlind = isBlind
            contest.isAnonymous = isAnonymous
            contest.release = ReleaseState(thawed: Self.minute(301), finalized: Self.minute(302))
            let feed = try feed(contest, atMinute: minute)
            #expect(feed.faults.isEmpty)
            #expect(feed.entries.isEmpty == (minute < 0))
        }
    }

    @Test func tellsWhoWasFirstAndWhoLeads() throws {
        let contest = try contest([
            .init(team: "t1", minute: 5, verdict: .wrongAnswer),
            .init(team: "base", minute: 6),
            .init(team: "t2", minute: 7),
            .init(team: "t1", minute: 7),
            .init(team: "t3", minute: 7),
            .init(team: "t3", problem: "ladder", minute: 9),
            .init(team: "t2", problem: "rivers", minute: 9),
            .init(team: "ghost", problem: "report", minute: 10),
        ])
        let feed = try feed(contest, atMinute: 60)
        #expect(
            feed.entries.map(\.title) == [
                "Bit Bakers and Compile & Conquer share the lead",
                "Bit Bakers is the first to solve C Rivers of Float",
                "Compile & Conquer leads",
                "Compile & Conquer is the first to solve B The Longest Ladder",
                "Bit Bakers and Compile & Conquer share the lead",
                "Bit Bakers leads",
                "Bit Bakers is the first to solve A Hello, World",
                "The contest started",
            ]
        )
        #expect(feed.entries[1].id == "tag:batch-judge.invalid,2026:autumn/2026-11-18/first-to-solve/rivers/7")
        #expect(feed.entries[1].texts["summary"] == "At 0:09:07 of contest time.")
        #expect(feed.entries[1].texts["published"] == "\(Self.minute(9) + .seconds(7))")
        #expect(feed.entries[1].updated == "\(Self.minute(9) + .seconds(16))")
    }

    /// As the board itself would have it after every single submission.
    @Test(arguments: Contest.ScoreboardType.allCases, RankingRules.TieBreak.allCases)
    func leadersAreThoseOfTheBoard(_ type: Contest.ScoreboardType, _ tieBreak: RankingRules.TieBreak) throws {
        var contest = try bench.contest()
        contest.type = type
        contest.ranking = RankingRules(tieBreak: tieBreak)
        contest.submissions = try Self.random(100)
        let view = PublicView(of: try contest.record, at: Self.minute(239))
        var expected: [Int64: [PublicTeam]] = [:]
        var last: [TeamID] = []
        var part = contest
        for count in 1...contest.submissions.count {
            part.submissions = Array(contest.submissions.prefix(count))
            let board = PublicView(of: try part.record, at: Self.minute(239)).board
            let teams = board.rows.filter { $0.rank == 1 && ($0.solved > 0 || ($0.score ?? 0) != 0) }.map(\.team)
            if teams.map(\.id) != last, !teams.isEmpty { expected[part.submissions[count - 1].submission.id] = teams }
            last = teams.map(\.id)
        }
        var found: [Int64: [PublicTeam]] = [:]
        for case .lead(let teams, let submission) in view.events.map(\.kind) { found[submission] = teams }
        #expect(found == expected && found.count > 3)
    }

    @Test func tellsNothingOfWhatAFreezeKeepsUntilTheThaw() throws {
        var contest = try contest([
            .init(team: "t1", minute: 7), .init(team: "t2", problem: "ladder", minute: 245),
            .init(team: "t2", problem: "rivers", minute: 246),
        ])
        let frozen = try feed(contest, atMinute: 310)
        let before = [
            "The contest ended", "The scoreboard was frozen", "Ada's Analysts leads",
            "Ada's Analysts is the first to solve A Hello, World", "The contest started",
        ]
        #expect(frozen.entries.map(\.title) == before)
        contest.release = ReleaseState(thawed: Self.minute(320), finalized: Self.minute(330))
        #expect(try feed(contest, atMinute: 319).entries == frozen.entries)
        let thawed = try feed(contest, atMinute: 331)
        #expect(
            thawed.entries.map(\.title) == [
                "The results are final", "Bit Bakers leads", "Bit Bakers is the first to solve C Rivers of Float",
                "Bit Bakers is the first to solve B The Longest Ladder", "The scoreboard was thawed",
            ] + before
        )
        #expect(thawed.entries[1].updated == "\(Self.minute(320))")
        #expect(thawed.entries[1].texts["published"] == "\(Self.minute(246) + .seconds(3))")
    }

    @Test func anEventKeepsItsIdWhateverItsTeamIsCalled() throws {
        let contest = try bench.contest()
        var renamed = contest
        renamed.teams = contest.teams.map {
            Team(id: $0.id, name: "New \($0.name)", kind: $0.kind, isHidden: $0.isHidden)
        }
        let (old, new) = try (feed(contest, atMinute: 200), feed(renamed, atMinute: 200))
        #expect(old.entries.map(\.id) == new.entries.map(\.id) && old.entries.map(\.title) != new.entries.map(\.title))
        let later = try feed(contest, atMinute: 239)
        #expect(later.entries.suffix(old.entries.count) == old.entries[...])
    }

    @Test func namesAreTextAndPseudonymsUnderAnonymity() throws {
        let hostile = (7...14).map {
            SampleContest.Entry(team: "t\($0)", problem: "iris", minute: $0, score: Double($0))
        }
        var contest = try contest(hostile)
        contest.type = .score
        let titles = try feed(contest, atMinute: 60).entries.map(\.title)
        #expect(titles.contains("<script>alert(1)</script> leads"))
        #expect(titles.contains("\"><img src=x onerror=alert(1)> leads"))
        #expect(titles.contains("nul\u{FFFD}bell\u{FFFD}next\u{FFFD}line leads"))
        #expect(titles.allSatisfy { !$0.unicodeScalars.contains { $0.properties.isBidiControl } && $0.count < 300 })
        contest.isAnonymous = true
        let names = contest.teams.map(\.name)
        for title in try feed(contest, atMinute: 60).entries.map(\.title) {
            #expect(!names.contains { title.contains($0) }, "\(title)")
        }
    }

    @Test func holdsTheNewestHundred() throws {
        let race = (1...150).map { number in
            SampleContest.Entry(team: "t\(number % 2 + 1)", problem: "iris", minute: number, score: Double(number))
        }
        var contest = try contest(race)
        contest.type = .score
        let feed = try feed(contest, atMinute: 200)
        #expect(feed.entries.count == 100 && feed.faults.isEmpty)
        #expect(feed.entries[0].id.hasSuffix("/lead/150") && feed.entries[99].id.hasSuffix("/lead/51"))
    }

    private static func random(_ count: Int) throws -> [JudgedSubmission] {
        var state: UInt64 = 88_172_645_463_325_252
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let problems = ["hello", "ladder", "rivers", "report", "iris", "hostile", "towers"]
        return try SampleContest.judged(
            (0..<count).map { number in
                let isSolved = next(3) == 0
                return SampleContest.Entry(
                    team: "t\(next(6) + 1)",
                    problem: problems[next(7)],
                    minute: number,
                    verdict: isSolved ? .accepted : [.wrongAnswer, .compileError, .judgingError][next(3)],
                    score: isSolved ? Double(next(9) - 2 + number / 5) : nil
                )
            }
        )
    }
}
