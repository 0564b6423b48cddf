import ContestModel
import Foundation
import SiteGen
import Testing

/// What reports and pages say of points, and the board of awards.
@Suite struct PointsReportTests {
    private func report(of problem: String) throws -> [SiteFile] {
        let bench = try Workbench()
        let record = try bench.contest().record
        let view = TeamView(of: record, team: try TeamID("t2"), at: SampleContest.minute(230))
        let submission = try #require(view.submissions.first { $0.facts.problem?.text == problem })
        return try SiteBuilder(templates: Workbench.templates).report(view, submission: submission.facts.id)
    }

    @Test func reportShowsWhatEachGroupGave() throws {
        let files = try report(of: "towers")
        let text = Workbench.text("report.txt", in: files)
        #expect(text.contains("Group 1: accepted, 30 of 50 points\nGroup 2: wrong answer, 0 of 50 points\n"))
        let page = Workbench.text("report.html", in: files)
        #expect(page.contains("<h2>Points</h2>") && page.contains("30 of 50 points") && page.contains(">Group 2<"))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(Workbench.text("report.json", in: files).utf8))
                as? [String: Any]
        )
        let groups = try #require(json["groups"] as? [[String: Any]])
        #expect(groups.map { $0["name"] as? String } == ["Group 1", "Group 2"])
        #expect(groups.map { $0["max_score"] as? Double } == [50, 50])
        #expect(groups.map { $0["verdict"] as? String } == ["AC", "WA"])
    }

    @Test func reportHasNoPointsWhereThereAreNone() throws {
        let files = try report(of: "hello")
        #expect(!Workbench.text("report.html", in: files).contains("<h2>Points</h2>"))
        #expect(Workbench.text("report.json", in: files).contains("\"groups\":[]"))
    }

    @Test func reportShowsTheValidatorsWordsAsText() throws {
        let files = try report(of: "hello")
        let text = Workbench.text("report.txt", in: files)
        #expect(text.contains("    <b>closer</b> on a sample\n"))
        let page = Workbench.text("report.html", in: files)
        #expect(page.contains("&lt;b&gt;closer&lt;/b&gt; on a sample"))
        for file in files { #expect(!String(decoding: file.contents, as: UTF8.self).contains("jury-only")) }
    }

    @Test func reportShowsTheWordsOnAHiddenTestThatFailedFirst() throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.submissions = contest.submissions.map { judged in
            guard var judgement = judged.judgement else { return judged }
            judgement.runs.removeAll(where: \.isSample)
            return JudgedSubmission(submission: judged.submission, judgement: judgement)
        }
        let view = TeamView(of: try contest.record, team: try TeamID("t1"), at: SampleContest.minute(200))
        let files = try SiteBuilder(templates: Workbench.templates).report(view, submission: 13)
        #expect(Workbench.text("report.html", in: files).contains("&lt;b&gt;closer&lt;/b&gt; on a hidden test"))
        #expect(Workbench.text("report.txt", in: files).contains("    <b>closer</b> on a hidden test\n"))
        #expect(
            Workbench.text("report.json", in: files).contains("\"hidden_message\":\"<b>closer</b> on a hidden test\"")
        )
    }

    @Test func problemPageSaysWhatEachGroupGives() throws {
        let bench = try Workbench()
        let files = try Workbench.site(try bench.contest(), atMinute: 200)
        let page = Workbench.text("problems/towers/index.html", in: files)
        #expect(page.contains("<dt>Points</dt><dd>100</dd>"))
        #expect(page.contains("<dt>Group 1</dt><dd>50 points</dd>"))
        #expect(!Workbench.text("problems/hello/index.html", in: files).contains("Group 1"))
    }

    @Test func awardsAppearOnceTheResultsAreFinal() throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.ranking = RankingRules(medals: MedalCounts(gold: 1, silver: 1))
        contest.release = ReleaseState(thawed: SampleContest.minute(305), finalized: SampleContest.minute(306))
        let before = try Workbench.site(contest, atMinute: 305)
        #expect(Workbench.text("leaderboard.json", in: before).contains("\"awards\":[]"))
        #expect(!Workbench.text("index.html", in: before).contains("Awards"))
        let after = try Workbench.site(contest, atMinute: 310)
        let json = Workbench.text("leaderboard.json", in: after)
        #expect(
            json.hasPrefix(
                "{\"as_of\":\"2026-11-18T16:12:40.000Z\",\"awards\":[{\"citation\":\"Winner of Autumn Open\",\"id\":\"winner\","
                    + "\"team_ids\":[\"t1\"]},{\"citation\":\"Gold medal\",\"id\":\"gold-medal\",\"team_ids\":[\"t1\"]},"
            )
        )
        #expect(json.contains("\"id\":\"first-to-solve-hello\",\"team_ids\":[\"t1\"]"))
        #expect(!json.contains("bronze-medal"))
        let page = Workbench.text("index.html", in: after)
        #expect(
            page.contains(
                "<dt class=\"tag is-gold\">Gold medal</dt><dd><a href=\"teams/t1/index.html\">"
                    + "<bdi>Ada&#39;s Analysts</bdi></a>"
            )
        )
    }

    @Test(arguments: [
        (Contest.ScoreboardType.passFail, RankingRules(), "A compile error costs nothing."),
        (.passFail, RankingRules(penalizesCompileErrors: true), "A compile error is a failed try."),
        (.passFail, RankingRules(tieBreak: .lastImprovement), "came to its result in an earlier minute."),
        (.score, RankingRules(), "Ranked by the sum of the best scores, each times"),
        (.score, RankingRules(points: .bestPerGroup), "the best scores in each group of tests, whichever submissions"),
    ])
    func boardSaysItsRules(_ type: Contest.ScoreboardType, _ rules: RankingRules, sentence: String) throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        (contest.type, contest.ranking) = (type, rules)
        #expect(Workbench.text("index.html", in: try Workbench.site(contest, atMinute: 200)).contains(sentence))
    }
}
