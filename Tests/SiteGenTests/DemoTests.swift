import ContestModel
import Foundation
import SiteGen
import Testing

/// The whole site of the sample contest, in a folder that can be looked at when BATCH_JUDGE_SITE_DEMO names one.
@Suite struct DemoTests {
    @Test(arguments: [("frozen", 270, Contest.ScoreboardType.passFail), ("score", 200, .score)])
    func makesTheWholeSite(name: String, minute: Int, type: Contest.ScoreboardType) throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.type = type
        let tokens = [
            try TeamID("t1"): "token-of-t1", try TeamID("t8"): "token-of-t8", try TeamID("t3"): "token-of-t3",
        ]
        let files = try Workbench.site(contest, atMinute: minute, tokens: tokens)
        let target = ProcessInfo.processInfo.environment["BATCH_JUDGE_SITE_DEMO"] ?? "\(bench.folder)/site"
        #expect(try Publisher(site: "\(target)/\(name)").publish(files, now: SampleContest.minute(minute)))
        let record = try contest.record
        let view = TeamView(of: record, team: try TeamID("t2"), at: SampleContest.minute(minute))
        let report = try SiteBuilder(templates: Workbench.templates).report(view, submission: 2)
        #expect(report.map(\.path) == ["report.html", "report.json", "report.txt"])
        for file in report {
            try file.contents.write(to: URL(filePath: "\(target)/\(name)/\(file.path)"))
        }
    }
}
