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

    /// Boards of many sizes and moments, to be looked at; without a folder for them, nothing.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["BATCH_JUDGE_SITE_DEMO"] != nil), arguments: Look.all)
    func makesBoardsOfManySizes(_ look: Look) throws {
        let target = try #require(ProcessInfo.processInfo.environment["BATCH_JUDGE_SITE_DEMO"])
        let files = try look.contest.site(atMinute: look.minute)
        #expect(try Publisher(site: "\(target)/\(look.name)").publish(files, now: SampleContest.minute(look.minute)))
    }
}

/// A contest at a moment.
struct Look: CustomTestStringConvertible {
    let name: String
    let contest: LargeContest
    let minute: Int

    var testDescription: String { name }

    static let all: [Look] = {
        let done = ReleaseState(thawed: SampleContest.minute(305), finalized: SampleContest.minute(306))
        return [
            Look(name: "before", contest: LargeContest(teams: 12), minute: -30),
            Look(name: "three", contest: LargeContest(teams: 3, problems: 5), minute: 130),
            Look(name: "hundred", contest: LargeContest(), minute: 135),
            Look(name: "thirty-final", contest: LargeContest(teams: 30, problems: 8, release: done), minute: 310),
            Look(name: "hundred-frozen", contest: LargeContest(isHostile: true), minute: 280),
            Look(name: "hundred-ended", contest: LargeContest(problems: 10), minute: 320),
            Look(name: "points", contest: LargeContest(teams: 40, problems: 6, type: .score), minute: 200),
            Look(name: "ml", contest: LargeContest(teams: 40, problems: 9, type: .score, isML: true), minute: 200),
            Look(name: "twenty-problems", contest: LargeContest(teams: 60, problems: 20), minute: 200),
            Look(name: "thousand", contest: LargeContest(teams: 1000, problems: 10), minute: 235),
            Look(name: "plain", contest: LargeContest(teams: 1000, problems: 10, hasSchools: false), minute: 235),
            Look(name: "thousands", contest: LargeContest(teams: 2500, problems: 10), minute: 235),
        ]
    }()
}
