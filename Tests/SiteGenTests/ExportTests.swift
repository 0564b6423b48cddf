import ContestModel
import Foundation
import SiteGen
import Testing

@Suite struct ExportTests {
    private func keys(_ value: Any?) -> [String] { (value as? [String: Any]).map { $0.keys.sorted() } ?? [] }

    @Test func leaderboardHasExactlyTheAgreedKeys() throws {
        let bench = try Workbench()
        let view = PublicView(of: try bench.contest().record, at: SampleContest.minute(290))
        let data = try LeaderboardExport.json(view)
        let board = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(keys(board) == ["as_of", "awards", "contest", "problems", "rows", "scoreboard_type", "unranked"])
        #expect(keys(board["contest"]) == ["frozen_at", "id", "name", "state"])
        let row = try #require((board["rows"] as? [[String: Any]])?.first)
        #expect(keys(row) == ["penalty", "problems", "rank", "score", "solved", "team"])
        #expect(keys(row["team"]) == ["id", "name"])
        let cell = try #require((row["problems"] as? [[String: Any]])?.first)
        #expect(keys(cell) == ["attempts", "first", "metric", "pending", "problem", "score", "solved", "time"])
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
