import ContestModel
import Foundation
import ResultStore
import Testing

/// The boards that `site` makes besides the public one.
@Suite struct OtherBoardTests {
    private let rig: Rig
    private let start: Timestamp

    /// Frozen since ten minutes before the last submission.
    init() throws {
        rig = try Rig(replacing: ["duration": "\"1:00:00\"", "scoreboard_freeze_duration": "\"0:40:00\""])
        let yaml = try String(contentsOf: rig.folder.appending(path: "contest/contest.yaml"), encoding: .utf8)
        let line = try #require(yaml.split(separator: "\n").first { $0.hasPrefix("start_time: ") })
        start = try #require(Timestamp(rfc3339: String(line.dropFirst("start_time: ".count))))
    }

    /// Received and judged so many minutes after the start.
    private func submit(_ number: Int, _ team: String, at minute: Int, judged: Int, _ verdict: Verdict) async throws {
        let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
        let new = NewSubmission(
            key: UploadKey(device: 1, inode: UInt64(number), changed: 1, size: 1),
            team: try TeamID(team),
            problem: try ProblemID("hello"),
            file: "hello.zip",
            sha256: String(repeating: "\(number)", count: 64),
            size: 1,
            received: start + .seconds(minute * 60),
            isSmoke: false,
            rejection: nil
        )
        let submission = try #require(try await store.add(new, quota: TeamQuota()))
        _ = try await store.claim(submission.id)
        let ended = start + .seconds(judged * 60)
        try await store.finish(submission.id, with: Judgement(verdict: verdict, started: ended, ended: ended))
    }

    private func board(_ words: String...) throws -> String {
        let copy = rig.folder.appending(path: "copy").path()
        try rig.judge(["site", "--to", copy] + words).check()
        return try String(contentsOfFile: "\(copy)/leaderboard.txt", encoding: .utf8)
    }

    private func page() throws -> String {
        try String(contentsOf: rig.folder.appending(path: "copy/index.html"), encoding: .utf8)
    }

    private func moment(_ minute: Int) -> String { (start + .seconds(minute * 60)).description }

    @Test func showsThePastAsItWasThen() async throws {
        defer { rig.remove() }
        try rig.judge("site").check()
        try await submit(1, "beavers", at: 5, judged: 10, .accepted)
        // Judged again later, with another result.
        try await submit(2, "oshea", at: 6, judged: 7, .wrongAnswer)
        let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
        _ = try await store.requeue([2])
        _ = try await store.claim(2)
        let later = start + .seconds(15 * 60)
        try await store.finish(2, with: Judgement(verdict: .accepted, started: later, ended: later))
        func cells() throws -> [String] {
            let json = try Data(contentsOf: rig.folder.appending(path: "copy/leaderboard.json"))
            let board = try JSONDecoder().decode(Board.self, from: json)
            return (board.rows + board.unranked).filter { ["beavers", "oshea"].contains($0.team.id) }
                .sorted { $0.team.id < $1.team.id }
                .map { "\($0.problems[0].solved) \($0.problems[0].attempts) \($0.problems[0].pending)" }
        }
        for (minute, wanted) in [
            (4, ["false 0 0", "false 0 0"]), (8, ["false 0 1", "false 1 0"]), (12, ["true 1 0", "false 1 0"]),
            (16, ["true 1 0", "true 1 0"]),
        ] {
            _ = try board("--at", moment(minute))
            #expect(try cells() == wanted, "minute \(minute)")
        }
        // The private pages of that moment know no more.
        _ = try board("--at", moment(8))
        let copy = rig.folder.appending(path: "copy").path()
        let reports = try FileManager.default.subpathsOfDirectory(atPath: "\(copy)/r").filter {
            $0.hasSuffix("report.json")
        }
        #expect(reports.count == 2)
        let texts = try reports.map { try String(contentsOfFile: "\(copy)/r/\($0)", encoding: .utf8) }
        #expect(!texts.contains { $0.contains("\"verdict\":\"AC\"") })
    }

    @Test func theJurySeesWhatIsWithheldAndIsToldSo() async throws {
        defer { rig.remove() }
        try rig.judge("site").check()
        try await submit(1, "beavers", at: 25, judged: 26, .accepted)
        _ = try board()
        #expect(try !page().contains("For the jury only"))
        let hidden = try Data(contentsOf: rig.folder.appending(path: "copy/data/submissions/1.json"))
        #expect(String(decoding: hidden, as: UTF8.self).contains("\"verdict\":null"))
        _ = try board("--audience", "jury")
        let shown = try Data(contentsOf: rig.folder.appending(path: "copy/data/submissions/1.json"))
        #expect(String(decoding: shown, as: UTF8.self).contains("\"verdict\":\"AC\""))
        #expect(try page().contains("For the jury only: nothing is withheld here."))
        #expect(
            try !String(contentsOf: rig.site.appending(path: "index.html"), encoding: .utf8).contains("For the jury")
        )
    }

    @Test(arguments: [
        ["--audience", "jury"], ["--at", "2026-11-21T10:00:00Z"], ["--to", "public/jury"], ["--to", "."],
        ["--to", "public/current/x"], ["--sync", "public"], ["--to", "copy", "--sync", "other"], ["--audience", "all"],
    ])
    func neverIntoThePublicSite(words: [String]) throws {
        defer { rig.remove() }
        try rig.judge("site").check()
        let places = words.map {
            $0.hasPrefix("public") || [".", "copy", "other"].contains($0) ? rig.folder.appending(path: $0).path() : $0
        }
        #expect(try rig.judge(["site"] + places).code == 64)
    }

    @Test func bringsACopyUpToDateAndSaysHow() throws {
        defer { rig.remove() }
        let (copy, plan) = (
            rig.folder.appending(path: "copy").path(), rig.folder.appending(path: "publish.plan").path()
        )
        func steps(_ words: String...) throws -> [String] {
            try rig.judge(["site", "--plan", plan] + words).check()
            return try String(contentsOfFile: plan, encoding: .utf8).split(separator: "\n").map(String.init)
        }
        let all = try steps()
        #expect(try steps("--sync", copy) == all)
        #expect(all.first?.contains("\tassets/") == true && all.last?.hasSuffix("\tversion.json") == true)
        #expect(try Rig.run(URL(filePath: "/usr/bin/diff"), ["-r", rig.site.path() + "/", copy]).output == "")
        #expect(try steps("--sync", copy) == [])
        try FileManager.default.removeItem(at: rig.folder.appending(path: "contest/pages/news.md"))
        let news = try steps("--sync", copy)
        #expect(
            news.last == "delete\t-\t-\tpages/news/index.html" || news.contains("delete\t-\t-\tpages/news/index.html")
        )
        #expect(news.allSatisfy { $0.hasPrefix("put\t") || $0.contains("pages/news/") })
        #expect(try Rig.run(URL(filePath: "/usr/bin/diff"), ["-r", rig.site.path() + "/", copy]).output == "")
    }

    private struct Board: Decodable {
        struct Row: Decodable {
            struct Team: Decodable { let id: String }
            struct Cell: Decodable {
                let solved: Bool
                let attempts: Int
                let pending: Int
            }
            let team: Team
            let problems: [Cell]
        }
        let rows: [Row]
        let unranked: [Row]
    }
}
