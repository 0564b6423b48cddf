import ContestModel
import Foundation
import SiteGen
import Testing

/// Every kind of page in a browser, and every file before a parser.
@Suite struct BrowserTests {
    private let bench: Workbench
    private let builder: SiteBuilder

    init() throws {
        bench = try Workbench()
        builder = try SiteBuilder(templates: Workbench.templates)
    }

    @Test func pagesAreAccessibleGuardedAndWellFormed() throws {
        try write(sample(.passFail, minute: 270), to: "pass-fail")
        try write(sample(.score, minute: 200), to: "score")
        try write(sample(.passFail, minute: -10), to: "before")
        try write(world(.hostile(folder: bench.folder)), to: "hostile")
        try write(world(.large(teams: 100, problems: 8), isPrivate: false), to: "hundred")
        try JSONEncoder().encode(World.payloads).write(to: URL(filePath: "\(bench.folder)/payloads.json"))
        let (isGood, words) = try Checker.run("check_site", [bench.folder], in: bench.folder)
        #expect(isGood, "\(words)")
    }

    private func sample(_ type: Contest.ScoreboardType, minute: Int) throws -> [SiteFile] {
        var contest = try bench.contest()
        contest.type = type
        let record = try contest.record
        let judged = record.submissions.map {
            (
                $0.submission.id,
                Judgement(verdict: .wrongAnswer, started: $0.submission.received, ended: $0.submission.received)
            )
        }
        let rejudging = RejudgingView(
            record,
            judgements: Dictionary(uniqueKeysWithValues: judged),
            at: SampleContest.minute(400)
        )
        let page = try RejudgingPage(templates: TemplateFolders(own: Workbench.templates)).page(rejudging)
        return try tree(record, at: SampleContest.minute(minute)) + [SiteFile(path: "rejudging.html", contents: page)]
    }

    private func world(_ world: World, isPrivate: Bool = true) throws -> [SiteFile] {
        try tree(world.record, at: world.now, isPrivate: isPrivate)
    }

    /// The whole site with every team's private pages, and what lies in outboxes.
    private func tree(_ record: ContestRecord, at now: Timestamp, isPrivate: Bool = true) throws -> [SiteFile] {
        let teams = isPrivate ? TeamView.all(of: record, at: now) : []
        let site = try builder.site(
            PublicView(of: record, at: now),
            teams: teams,
            tokens: Dictionary(uniqueKeysWithValues: record.teams.map { ($0.id, "token-\($0.id)") }),
            pages: [
                OrganizerPage(name: "rules", markdown: "# Rules\n\nBe *kind*. See [the board](../../index.html)."),
                OrganizerPage(name: "news", markdown: "# \(World.payloads[0])\n\n<img src=x onerror=alert(1)>"),
            ]
        )
        let reports = try teams.flatMap { view in
            try view.submissions.flatMap { submission in
                try builder.report(view, submission: submission.facts.id).map {
                    SiteFile(path: "outbox/\(view.team)/\(submission.facts.id)/\($0.path)", contents: $0.contents)
                }
            }
        }
        return site + reports
    }

    private func write(_ files: [SiteFile], to name: String) throws {
        for file in files {
            let target = URL(filePath: "\(bench.folder)/\(name)/\(file.path)")
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try file.contents.write(to: target)
        }
    }
}
