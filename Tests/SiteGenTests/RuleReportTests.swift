import ContestModel
import Foundation
import SiteGen
import Testing

/// What reports say of the rules: what counts, and whose duplicate it is.
@Suite struct RuleReportTests {
    private func report(_ entries: [SampleContest.Entry], on id: Int64) throws -> [SiteFile] {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.submissions = try SampleContest.judged(entries)
        let view = TeamView(of: try contest.record, team: try TeamID("t1"), at: SampleContest.minute(200))
        return try SiteBuilder(templates: Workbench.templates).report(view, submission: id)
    }

    private func duplicate(of id: Int64) -> SampleContest.Entry {
        SampleContest.Entry(
            team: "t1",
            minute: 20,
            verdict: .submissionError,
            state: .rejected,
            reason: .duplicate,
            duplicateOf: id
        )
    }

    @Test(arguments: [
        (SubmissionState.queued, nil, "is not judged yet", false), (.judging, nil, "is not judged yet", false),
        (.judged, Verdict.accepted, "got: accepted.", true), (.judged, .wrongAnswer, "got: wrong answer.", true),
        (.rejected, .submissionError, "got: submission error.", true),
        (.failed, .judgingError, "could not be judged, as the judge failed. You may send", true),
        (.withdrawn, .accepted, "was withdrawn. You may send", true),
        (.disqualified, .accepted, "was disqualified", true),
    ])
    func aDuplicateSaysWhatBecameOfTheFirst(
        state: SubmissionState,
        verdict: Verdict?,
        sentence: String,
        isLinked: Bool
    ) throws {
        let first = SampleContest.Entry(team: "t1", minute: 10, verdict: verdict, state: state)
        let files = try report([first, duplicate(of: 1)], on: 2)
        let text = Workbench.text("report.txt", in: files)
        #expect(text.contains("Submission 1, which was the same zip, ") && text.contains(sentence), "\(text)")
        #expect(text.contains("../1/report.txt") == isLinked)
        #expect(Workbench.text("report.html", in: files).contains("../1/report.html") == isLinked)
        let json = Workbench.text("report.json", in: files)
        #expect(json.contains("\"duplicate_of\":1") && json.contains("\"state\":\"\(state.rawValue)\""))
        #expect(json.contains("\"report\":\(isLinked ? "\"../1/report.json\"" : "null")"))
    }

    @Test(arguments: [SubmissionState.withdrawn, .disqualified]) func takenOutItAdvisesNothing(
        state: SubmissionState
    ) throws {
        var entry = SampleContest.Entry(team: "t1", minute: 10, verdict: .timeLimit, state: state, reason: .cpuTime)
        entry.because = state == .disqualified ? "Shared <b>code</b>" : nil
        let files = try report([entry], on: 1)
        for path in ["report.txt", "report.html", "report.json"] {
            let text = Workbench.text(path, in: files)
            #expect(!text.contains("faster algorithm"), "\(path)")
            #expect(text.contains("Shared") == (state == .disqualified), "\(path)")
        }
        #expect(!Workbench.text("report.html", in: files).contains("<b>code"))
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.submissions = try SampleContest.judged([entry])
        let site = try Workbench.site(contest, atMinute: 200, tokens: [try TeamID("t1"): "token"])
        #expect(Workbench.text("r/token/index.html", in: site).contains("Shared &lt;b") == (state == .disqualified))
        let export = String(decoding: try SubmissionsExport.json(contest.record), as: UTF8.self)
        #expect(export.contains("\"message\":\"Shared") == (state == .disqualified))
    }

    /// A first that is another team's, or that does not exist, is nobody's business.
    @Test func aDuplicateSaysNothingOfOthers() throws {
        let other = SampleContest.Entry(team: "t2", minute: 10)
        for id in [Int64(1), 77] {
            let files = try report([other, duplicate(of: id)], on: 2)
            #expect(!Workbench.text("report.txt", in: files).contains("which was the same zip"))
            #expect(Workbench.text("report.json", in: files).contains("\"first\":null"))
        }
    }

    @Test func saysHowManyCount() throws {
        let entries = [
            SampleContest.Entry(team: "t1", minute: 1), SampleContest.Entry(team: "t2", minute: 2),
            SampleContest.Entry(team: "t1", minute: 3, isSmoke: true), SampleContest.Entry(team: "t1", minute: 4),
        ]
        let want: [(Int64, String)] = [
            (1, "counted    1\n"), (3, "counted    no, smoke test; so far 1\n"), (4, "counted    2\n"),
        ]
        for (id, line) in want {
            #expect(Workbench.text("report.txt", in: try report(entries, on: id)).contains(line), "\(id)")
        }
        #expect(Workbench.text("report.json", in: try report(entries, on: 4)).contains("\"used\":2,\"used_in_day\":2"))
    }
}
