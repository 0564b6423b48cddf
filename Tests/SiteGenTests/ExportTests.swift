import ContestModel
import Foundation
import Testing

@testable import SiteGen

@Suite struct ExportTests {
    private func keys(_ value: Any?) -> [String] { (value as? [String: Any]).map { $0.keys.sorted() } ?? [] }

    @Test func leaderboardHasExactlyTheAgreedKeys() throws {
        let bench = try Workbench()
        let view = PublicView(of: try bench.contest().record, at: SampleContest.minute(290))
        let data = try LeaderboardExport.json(view)
        let board = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            keys(board) == [
                "as_of", "awards", "contest", "problems", "rows", "scoreboard_type", "shake_up", "unranked",
            ]
        )
        #expect(keys(board["contest"]) == ["frozen_at", "id", "name", "state"])
        let row = try #require((board["rows"] as? [[String: Any]])?.first)
        #expect(keys(row) == ["penalty", "problems", "rank", "score", "solved", "team"])
        #expect(keys(row["team"]) == ["id", "name"])
        let cell = try #require((row["problems"] as? [[String: Any]])?.first)
        #expect(
            keys(cell) == [
                "attempts", "first", "group", "interval", "metric", "pending", "problem", "score", "solved", "time",
            ]
        )
        #expect(keys((board["problems"] as? [Any])?.first) == ["id", "label", "name"])
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains("\"state\":\"frozen\"") && text.contains("\"score\":null") && !text.contains("\\/"))
        #expect(text.contains("\"frozen_at\":\"2026-11-18T15:06:40.000Z\""))
    }

    @Test func juryExportHoldsEverything() throws {
        let bench = try Workbench()
        let record = try bench.contest().record
        let data = try SubmissionsExport.json(record)
        let all = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        #expect(all.count == record.submissions.count)
        #expect(all.map { $0["id"] as? Int } == record.submissions.map { Int($0.submission.id) })
        for submission in all {
            #expect(
                keys(submission) == [
                    "attempts", "charged", "charged_because", "contest_time", "file", "groups", "id", "language",
                    "max_memory_kib", "max_time_ms",
                    "message", "phase", "problem", "reason", "received", "score", "sha256", "size", "state", "team",
                    "tests", "verdict",
                ]
            )
        }
        let tests = try #require(all[0]["tests"] as? [[String: Any]])
        #expect(tests.map { $0["name"] as? String } == ["sample/1", "secret/hidden-name"])
        #expect(
            keys(tests[1]) == [
                "cpu_ms", "exit", "group", "jury_message", "memory_kib", "name", "score", "signal", "team_message",
                "verdict", "wall_ms",
            ]
        )
        #expect(tests[1]["score"] as? Double == 7.5)
        #expect(tests[1]["jury_message"] as? String == "<b>jury-only</b>")
        let towers = try #require(all.last { $0["problem"] as? String == "towers" })
        let groups = try #require(towers["groups"] as? [[String: Any]])
        #expect(groups.map { $0["name"] as? String } == ["secret/hidden-name-1", "secret/hidden-name-2"])
        #expect(groups.map { $0["score"] as? Double } == [50, 10])
        #expect(keys(groups[0]) == ["max_score", "name", "score", "verdict"])
        let lines = String(decoding: try SubmissionsExport.csv(record), as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.count == record.submissions.count + 2)
        #expect(lines[1].hasPrefix("1,t1,hello,hello.zip,"))
    }

    @Test func textBoardHasAColumnForEachProblem() throws {
        let bench = try Workbench()
        let view = PublicView(of: try bench.contest().record, at: SampleContest.minute(290))
        let text = String(decoding: try LeaderboardExport.txt(view), as: UTF8.self)
        #expect(text.contains("submissions in the last 60 minutes of the contest are still shown as pending."))
        #expect(text.contains("Ada's Analysts  "))
        #expect(text.contains("+/7"))
    }

    /// The width of each character is what terminals give it.
    @Test(arguments: [
        ("abc", 3), ("Ünïcödé", 7), ("u\u{308}", 1), ("チーム東京", 10), ("한국", 4), ("🏆!", 3), ("👩‍💻", 2), ("♥\u{FE0F}", 2),
        ("ＡＢ", 4),
        ("\u{200B}", 0), ("", 0),
    ])
    func knowsHowWideTextIs(_ text: String, _ width: Int) {
        #expect(TextWidth.of(text) == width)
        #expect(TextWidth.of(TextWidth.padded(text, to: 12)) == 12)
        #expect(TextWidth.of(TextWidth.cut(text + text, to: 5)) <= 5)
    }

    @Test(arguments: [Contest.ScoreboardType.passFail, .score])
    func textBoardFitsATerminal(_ type: Contest.ScoreboardType) throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.type = type
        contest.teams.append(Team(id: try TeamID("wide"), name: String(repeating: "東京大学", count: 30)))
        let text = String(
            decoding: try LeaderboardExport.txt(PublicView(of: try contest.record, at: SampleContest.minute(200))),
            as: UTF8.self
        )
        let lines = text.split(separator: "\n").map(String.init)
        let head = try #require(lines.firstIndex { $0.hasPrefix("#  ") || $0.hasPrefix("#   ") })
        for line in lines[head...] { #expect(TextWidth.of(line) <= 80, "\(line)") }
        #expect(lines.contains { $0.contains("東京大学") })
    }

    @Test func textBoardPutsProblemsBelowWhereTheyDoNotFit() throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.type = .score
        let problems = ["hello", "ladder", "rivers", "report", "iris", "hostile", "towers"]
        contest.submissions = try SampleContest.judged(
            problems.map { SampleContest.Entry(team: "t1", problem: $0, minute: 5, score: 0.123456) }
        )
        let view = PublicView(of: try contest.record, at: SampleContest.minute(60))
        let text = String(decoding: try LeaderboardExport.txt(view), as: UTF8.self)
        let cells =
            "     A 0.123456   B 0.123456   C 0.123456   D 0.123456   E 1.23456   F 0.123456\n     G 0.123456\n-  "
        #expect(text.contains("\n1  Ada's Analysts ") && text.contains(cells))
    }

    @Test func textBoardIsATableWhereItFits() throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.teams = Array(contest.teams.prefix(2)) + [Team(id: try TeamID("t3"), name: "東京")]
        contest.submissions = try SampleContest.judged([.init(team: "t1", minute: 7), .init(team: "t3", minute: 8)])
        let text = String(
            decoding: try LeaderboardExport.txt(PublicView(of: try contest.record, at: SampleContest.minute(60))),
            as: UTF8.self
        )
        #expect(
            text.hasSuffix(
                """
                #  team            solved  penalty  A    B  C  D  E  F  G
                1  Ada's Analysts  1       7        +/7  .  .  .  .  .  .
                2  東京            1       8        +/8  .  .  .  .  .  .
                -  Bit Bakers      0       0        .    .  .  .  .  .  .

                """
            )
        )
    }

    @Test(arguments: ["=1+1", "+1+1", "-1+1", "@x", "\t=1", "\r=1", "\n=1", " =1", "\u{A0}=1", "＝1", "－1+1", "+x"])
    func spreadsheetsCountNothing(name: String) throws {
        let table = DelimitedText(header: ["name"], rows: [[name]])
        for text in [table.csv, table.tsv] {
            let field = String(decoding: text, as: UTF8.self).dropFirst("name".count).drop {
                $0.isNewline || $0 == "\""
            }
            #expect(field.first == "'")
        }
    }

    @Test(arguments: ["-1", "+2.5", "-1e3", "a=b", "", "0"])
    func whatIsNoFormulaStaysAsItIs(field: String) {
        let table = DelimitedText(header: ["name"], rows: [[field]])
        #expect(String(decoding: table.tsv, as: UTF8.self) == "name\n\(field)\n")
    }

    @Test func sameInputGivesTheSameBytes() throws {
        let bench = try Workbench()
        let contest = try bench.contest()
        let first = try Workbench.site(contest, atMinute: 200)
        #expect(first == (try Workbench.site(contest, atMinute: 200)))
        // Nothing arrives and nothing is due between these two moments.
        let later = try Workbench.site(contest, atMinute: 230)
        #expect(first == later)
    }

    @Test func reportSaysWhatToDo() throws {
        let bench = try Workbench()
        let record = try bench.contest().record
        let view = TeamView(of: record, team: try TeamID("t1"), at: SampleContest.minute(200))
        let builder = try SiteBuilder(templates: Workbench.templates)
        let files = try builder.report(view, submission: 13)
        let text = Workbench.text("report.txt", in: files)
        #expect(text.contains("time limit exceeded (cpu-time)"))
        #expect(text.contains("CPU time: 2.1 s of 2 s (105 %), a hidden test"))
        #expect(text.contains("Hidden tests: 1 time limit exceeded"))
        #expect(Workbench.text("report.html", in: files).contains("style-src 'sha256-"))
        #expect(Workbench.text("report.json", in: files).contains("\"hidden\":{\"TLE\":1}"))
        #expect(throws: SiteError.unknownSubmission(2)) { try builder.report(view, submission: 2) }
    }
}
