import ContestModel
import Foundation
import Testing

@testable import SiteGen

@Suite struct BoardPageTests {
    private static let final = ReleaseState(thawed: SampleContest.minute(305), finalized: SampleContest.minute(306))

    private func context(_ contest: LargeContest, atMinute minute: Int) throws -> SiteContext {
        let view = try contest.view(atMinute: minute)
        let frame = PageFrame(
            contest: view.contest,
            banner: nil,
            asOf: view.asOf,
            pages: [],
            style: "assets/site.css",
            boardStyle: "assets/board.css",
            icon: "assets/icon.svg",
            script: "assets/script.js",
            clock: Clock(zone: view.contest.timeZone)
        )
        return SiteContext(view, try Templates(TemplateFolders(own: Workbench.templates)), frame)
    }

    private func board(_ contest: LargeContest, atMinute minute: Int) throws -> String {
        let pages = try context(contest, atMinute: minute).leaderboardPages()
        return Workbench.text("index.html", in: pages)
    }

    @Test func saysInWordsWhoMovedAndSinceWhen() throws {
        let running = try board(LargeContest(teams: 40, problems: 4), atMinute: 135)
        #expect(running.contains("Up, down and new: since 1:30:00 of the contest."))
        #expect(running.contains("<p>up ") && running.contains("<p>down "))
        let final = try board(LargeContest(teams: 40, problems: 4, release: Self.final), atMinute: 310)
        #expect(final.contains("Up, down and new: since the freeze."))
        let early = try board(LargeContest(teams: 40, problems: 4), atMinute: 20)
        #expect(!early.contains("Up, down") && !early.contains("<p>up "))
    }

    /// What a cell's colour says, by the letter of its style.
    @Test(arguments: [
        (
            Contest.ScoreboardType.passFail,
            ["f": "★ <i>first </i>", "g": "✓ <i>solved </i>", "b": "✗ <p>", "w": "? <p>"]
        ),
        (.score, ["f": "★ <i>first </i>", "g": "✓ <i>solved </i>", "p": "◐ <i>scored </i>", "w": "? <p>"]),
    ])
    func aCellSaysAllWithoutAStyle(type: Contest.ScoreboardType, signs: [String: String]) throws {
        let page = try board(LargeContest(teams: 40, problems: 4, type: type), atMinute: 270)
        let cells = page.components(separatedBy: "<td class=").dropFirst().map {
            $0.split(separator: ">", maxSplits: 1)
        }
        for (letter, sign) in signs {
            let own = cells.filter { $0[0] == letter }
            #expect(!own.isEmpty && own.allSatisfy { $0[1].hasPrefix(sign) }, "\(letter) \(own)")
        }
        #expect(cells.filter { $0[0] == "w" }.allSatisfy { $0[1].contains(" pending") })
        let failed = type == .passFail ? " failed" : "not solved"
        #expect(cells.filter { $0[0] == "b" }.allSatisfy { $0[1].contains(failed) })
    }

    @Test func marksMedalsOnceTheyAreGiven() throws {
        let contest = LargeContest(teams: 24, problems: 4, release: Self.final)
        let final = try board(contest, atMinute: 310)
        for medal in ["gold", "silver", "bronze"] {
            #expect(final.split(separator: "<span class=\"tag is-\(medal)\">\(medal)</span>").count == 5, "\(medal)")
        }
        #expect(final.components(separatedBy: "</a>, <a href=\"teams/").count == 10)
        #expect(!(try board(contest, atMinute: 300)).contains("is-gold"))
        #expect(!(try board(LargeContest(teams: 24, problems: 4), atMinute: 310)).contains("is-gold"))
    }

    @Test(arguments: [
        (-10, "The next update is expected at the start.", "not started"),
        (100, "the next update comes with the next thing to show.", "running"),
        (250, "the next update comes with the next thing to show.", "frozen"),
        (310, "The next update is expected when the last results are known.", "over, not final"),
    ])
    func saysWhenItIsOfAndWhatIsExpected(minute: Int, words: String, state: String) throws {
        let page = try board(LargeContest(teams: 4, problems: 2), atMinute: minute)
        #expect(page.contains(words) == (minute > 0), "\(page)")
        #expect(page.contains(">\(state)</span>"))
        #expect(page.contains("As of <time") == (minute > 0))
    }

    @Test func saysThatNothingIsExpectedAnyMore() throws {
        let page = try board(LargeContest(teams: 4, problems: 2, release: Self.final), atMinute: 310)
        #expect(page.contains("The results are final: no update is expected."))
        #expect(!page.contains("not final"))
    }

    @Test func hasTheWordsOfTheStandardForTheFreezeAndTheEnd() throws {
        let phrase =
            "<p class=\"notice\">The scoreboard was frozen with 60 minutes remaining - submissions in the last 60 minutes "
            + "of the contest are still shown as pending.</p>"
        let warning =
            "<p class=\"notice\">The contest is over, but not finalized: these results are not final.</p>"
        let contest = LargeContest(teams: 4, problems: 2)
        for path in ["index.html", "big/index.html"] {
            func text(_ minute: Int) throws -> String {
                let context = try context(contest, atMinute: minute)
                return Workbench.text(path, in: context.leaderboardPages() + context.bigPages())
            }
            #expect(try !text(239).contains(phrase))
            #expect(try text(240).contains(phrase) && !text(299).contains(warning))
            #expect(try text(300).contains(phrase) && text(300).contains(warning))
        }
    }

    @Test func saysHowManySolvedEachProblem() throws {
        let contest = LargeContest(teams: 20, problems: 3)
        let problems = try contest.view(atMinute: 200).problems
        let page = try board(contest, atMinute: 200)
        for problem in problems {
            #expect(
                page.contains(
                    "<td>\(problem.statistics.teamsSolved) <small>of \(problem.statistics.teamsTried)</small></td>"
                )
            )
        }
    }

    @Test(arguments: TestLength.isLong ? [(100, 8_000), (1000, 30_000)] : [(100, 8_000)])
    func isSmallWhenCompressed(teams: Int, most: Int) throws {
        let page = Data(try board(LargeContest(teams: teams, problems: 10), atMinute: 290).utf8)
        let size = try #require(Gzip().pack(page)).count
        #expect(size <= most)
    }

    @Test func splitsALongBoardIntoPagesThatLeadToEachOther() throws {
        let pages = try context(LargeContest(teams: 25, problems: 2), atMinute: 100).leaderboardPages(
            limit: 20,
            size: 10
        )
        #expect(pages.map(\.path) == ["index.html", "board/2/index.html", "board/3/index.html"])
        let texts = pages.map { String(decoding: $0.contents, as: UTF8.self) }
        let rows = texts.map { $0.split(separator: "<th><a ").count - 1 }
        #expect(rows == [10, 10, 5])
        #expect(texts[0].contains("<a href=\"board/2/index.html\">teams 11 to 20</a>"))
        #expect(texts[1].contains("<a href=\"../../index.html\">teams 1 to 10</a>"))
        #expect(texts[1].contains("<a href=\"../../board/2/index.html\" aria-current=\"page\">teams 11 to 20</a>"))
        #expect(texts[2].contains("href=\"../../teams/team-") && texts[2].contains("teams 21 to 25</small></h1>"))
    }

    @Test func splitsRowsWithoutLosingOrRepeatingAny() throws {
        let board = try LargeContest(teams: 45, problems: 2).view(atMinute: 100).board
        #expect(board.unranked.count > 3)
        for size in 1...46 {
            let parts = BoardPart.all(of: board, limit: size, size: size)
            #expect(parts.flatMap { Array($0.ranked) } == board.rows)
            #expect(parts.flatMap { Array($0.unranked) } == board.unranked)
            #expect(parts.allSatisfy { (1...size).contains($0.ranked.count + $0.unranked.count) })
        }
        let empty = Scoreboard(rule: .init(type: .passFail, penaltyMinutes: 20), columns: [], teams: [], attempts: [])
        #expect(BoardPart.all(of: empty, limit: 5, size: 5).count == 1)
    }

    /// Teams, problems, pages, tables on the first, teams shown.
    @Test(arguments: [
        (3, 5, 1, 1, 3), (30, 8, 1, 2, 30), (30, 20, 2, 1, 30), (60, 20, 4, 1, 60), (100, 12, 3, 2, 100),
        (400, 12, 5, 2, 240),
    ])
    func fillsScreensThatLeadInACircle(teams: Int, problems: Int, pages: Int, tables: Int, shown: Int) throws {
        let files = try context(LargeContest(teams: teams, problems: problems), atMinute: 60).bigPages()
        let texts = files.map { String(decoding: $0.contents, as: UTF8.self) }
        #expect(files.count == pages)
        #expect(texts[0].split(separator: "<table").count - 1 == tables)
        #expect(texts.joined().split(separator: "<th><a ").count - 1 == shown)
        #expect(texts[0].contains("rel=\"next\"") == (pages > 1))
        #expect(problems <= 13 || !texts.joined().contains("class=\"screen double\""))
        if pages > 1 {
            #expect(texts[0].contains("href=\"../big/2/index.html\""))
            #expect(texts[pages - 1].contains("href=\"../../big/index.html\""))
        }
    }
}
