import ContestModel
import Foundation
import Testing

@testable import SiteGen

/// What the plots of a contest show and say.
@Suite struct PlotTests {
    private func view(_ contest: SampleContest, atMinute minute: Int) throws -> PublicView {
        PublicView(of: try contest.record, at: SampleContest.minute(minute))
    }

    private func plots(_ view: PublicView) -> [Plot] {
        let time = TimeAxis(view.contest)
        let teams = view.teams.flatMap { team in
            TeamPlots(
                contest: view.contest,
                problems: view.problems,
                submissions: view.submissions.filter { $0.team == team.id },
                line: view.history.lines[team.id] ?? BoardHistory.Line()
            ).all
        }
        let problems = view.problems.flatMap { problem in
            let own = view.submissions.filter { $0.problem == problem.id }
            return [VerdictPlot(own, time).plot, RunTimePlot(own, limit: problem.limits.cpuTime).plot].compactMap { $0 }
        }
        return RacePlots(view).all + [VerdictPlot(view.submissions, time).plot].compactMap { $0 } + teams + problems
    }

    /// Each with words for those who do not see it, and nothing that the page's policy forbids.
    @Test(arguments: Contest.ScoreboardType.allCases)
    func everyPlotSaysWhatItShows(_ type: Contest.ScoreboardType) throws {
        var contest = try Workbench().contest()
        contest.type = type
        let plots = plots(try view(contest, atMinute: 290))
        #expect(plots.count > 30)
        for plot in plots {
            #expect(plot.svg.hasPrefix("<svg class=\"plot"), "\(plot.id)")
            let head = "<title id=\"\(plot.id)-title\">\(SafeHTML.escaped(plot.title))</title>"
            #expect(plot.svg.contains("role=\"img\"") && plot.svg.contains(head), "\(plot.id)")
            #expect(plot.svg.contains("<desc id=\"\(plot.id)-desc\">\(SafeHTML.escaped(plot.lesson))</desc>"))
            #expect(
                plot.lesson.first { $0.isLetter }?.isUppercase == true && plot.lesson.hasSuffix("."),
                "\(plot.lesson)"
            )
            #expect(plot.lesson.count > 20 && !plot.lesson.contains("Optional"), "\(plot.lesson)")
            for word in ["style=", "<script", "href", "nan", "inf", "onerror=a>"] {
                #expect(!plot.svg.contains(word), "\(word) in \(plot.svg)")
            }
        }
    }

    @Test func theRaceIsThatOfTheBoard() throws {
        let view = try view(try Workbench().contest(), atMinute: 230)
        let race = RacePlots(view).all
        #expect(race.map(\.id) == ["race", "ranks"])
        for (plot, now) in zip(
            race,
            [view.board.rows.map { String($0.solved) }, view.board.rows.map { String($0.rank ?? 0) }]
        ) {
            let table = try #require(plot.table)
            #expect(table.columns.count == min(10, view.board.rows.count) + 1)
            #expect(Array(try #require(table.rows.last).dropFirst()) == Array(now.prefix(10)))
        }
        // t1 solves A at 7, B at 55, C at 80, E at 100.
        let sums = try #require(race.first?.table)
        let column = try #require(sums.columns.firstIndex(of: "Ada's Analysts"))
        let steps = sums.rows.map { [$0[0], $0[column]] }
        let wanted = [["0:07", "1"], ["0:55", "2"], ["1:20", "3"], ["1:40", "4"]]
        for step in wanted { #expect(steps.contains(step), "\(step)") }
    }

    @Test(arguments: [
        (230, "leads with"), (270, "leads with"), (330, "led at the freeze with"), (400, "finished with"),
    ])
    func nobodyHasFinishedBeforeThatIsKnown(minute: Int, words: String) throws {
        var contest = try Workbench().contest()
        if minute == 400 { contest.release = ReleaseState(thawed: SampleContest.minute(340)) }
        let race = try #require(RacePlots(try view(contest, atMinute: minute)).all.first)
        #expect(race.lesson.contains(words), "\(race.lesson)")
    }

    /// A table has the numbers of the plot: as many steps, and each of them where the line turns.
    @Test func tableAndLineAgree() throws {
        let bench = try Workbench()
        let contest = try SampleContest.crowd(teams: 12, submissions: 150, folder: bench.folder)
        let view = try view(contest, atMinute: 230)
        for team in view.teams {
            let line = view.history.lines[team.id] ?? BoardHistory.Line()
            let own = view.submissions.filter { $0.team == team.id }
            let plots = TeamPlots(contest: view.contest, problems: view.problems, submissions: own, line: line).all
            let rank = try #require(plots.first { $0.id == "rank" })
            let rows = try #require(rank.table).rows
            #expect(rows.map { $0[1] } == line.ranks.map { String($0.value) })
            let axis = ValueAxis(ranksTo: line.ranks.map(\.value).max() ?? 1, height: 130)
            let time = TimeAxis(view.contest)
            for step in line.ranks.dropFirst() {
                let corner =
                    "H\(SVGText.number(time.place(step.minutes)))V\(SVGText.number(axis.place(Double(step.value))))"
                #expect(rank.svg.contains(corner), "\(corner)")
            }
        }
    }

    @Test func verdictsAreCountedByTimeAndKind() throws {
        let view = try view(try Workbench().contest(), atMinute: 290)
        let plot = try #require(VerdictPlot(view.submissions, TimeAxis(view.contest)).plot)
        #expect(plot.keys.reduce(0) { $0 + $1.count } == view.submissions.count)
        let pending = view.submissions.count { $0.result == nil }
        #expect(plot.keys.last == PlotKey(style: "pending", word: "pending", count: pending) && pending > 3)
        let table = try #require(plot.table)
        for (index, key) in plot.keys.enumerated() {
            #expect(table.rows.reduce(0) { $0 + (Int($1[index + 1]) ?? 0) } == key.count, "\(key.word)")
        }
        #expect(table.rows.first?.first == "0:00–0:10")
        #expect(
            plot.lesson.contains("Of \(view.submissions.count) submissions")
                && plot.lesson.contains("\(pending) are pending")
        )
    }

    @Test func timesAreCountedBesideTheLimit() throws {
        let view = try view(try Workbench().contest(), atMinute: 230)
        let own = view.submissions.filter { $0.problem.text == "ladder" }
        // 2100 ms over a limit of 2 s; 900, 120, 120 and 120 ms.
        let plot = try #require(RunTimePlot(own, limit: .seconds(2)).plot)
        #expect(
            plot.table?.rows == [["100 ms–200 ms", "2", "1"], ["900 ms–1 s", "1", "0"], ["2.1 s–2.2 s", "0", "1"]]
        )
        #expect(plot.lesson == "The slowest of 3 accepted took 900 ms, 45 % of the limit; of all 5, 1 took longer.")
        #expect(plot.svg.contains("limit 2 s") && plot.keys.map(\.count) == [3, 2])
        #expect(RunTimePlot([], limit: .seconds(2)).plot == nil)
    }

    @Test(arguments: [true, false])
    func theBestMetricKnowsItsDirection(_ isLowerBetter: Bool) throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        let scores = [0.5, 0.7, 0.6, 0.9, 0.4]
        contest.submissions = try SampleContest.judged(
            scores.enumerated().map { .init(team: "t1", problem: "iris", minute: 10 * $0 + 10, score: $1) }
        )
        contest.isErrorRanked = isLowerBetter
        let view = try view(contest, atMinute: 230)
        let index = try #require(view.problems.firstIndex { $0.id.text == "iris" })
        let plot = try #require(
            MetricPlot(view.problems[index], index: index, view.submissions, TimeAxis(view.contest), end: 230).plot
        )
        let best = isLowerBetter ? ["0.5", "0.5", "0.5", "0.5", "0.4"] : ["0.5", "0.7", "0.7", "0.9", "0.9"]
        #expect(plot.table?.rows.map { $0[2] } == best)
        #expect(plot.table?.rows.map { $0[1] } == scores.map(Figures.score))
        #expect(plot.lesson.hasSuffix(isLowerBetter ? "; lower is better." : "; higher is better."))
        #expect(plot.svg.components(separatedBy: "h0").count == scores.count + 1)
    }

    @Test func anEmptyContestHasNoPlots() throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.submissions = []
        for minute in [-10, 10, 290, 310] { #expect(plots(try view(contest, atMinute: minute)).isEmpty) }
        let page = Workbench.text("charts/index.html", in: try Workbench.site(contest, atMinute: 10))
        #expect(page.contains("nothing to draw yet") && !page.contains("<svg"))
        contest.submissions = try SampleContest.judged([.init(team: "t1", minute: 7)])
        #expect(
            plots(try view(contest, atMinute: 10)).map(\.id) == [
                "race", "ranks", "verdicts", "history", "sum", "rank", "verdicts", "times",
            ]
        )
    }

    @Test func hostileNamesAreTextInPlots() throws {
        let bench = try Workbench()
        var contest = try bench.contest()
        contest.submissions = try SampleContest.judged((7...14).map { .init(team: "t\($0)", minute: $0) })
        let race = try #require(RacePlots(try view(contest, atMinute: 100)).all.first)
        #expect(race.svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !race.svg.contains("<script"))
        #expect(race.svg.contains("<tspan>1</tspan> \u{2068}\u{FFFD}gnp.live\u{FFFD}\u{2069}</text>"))
        #expect(
            race.svg.contains("WideWideWideWideWideWideWi…") && !race.svg.contains(String(repeating: "Wide", count: 8))
        )
        #expect(race.table?.html.contains("&lt;script&gt;") == true)
    }

    @Test func sameStateGivesSamePlots() throws {
        let bench = try Workbench()
        let one = try SampleContest.crowd(teams: 20, submissions: 200, folder: bench.folder)
        var other = one
        other.teams.reverse()
        let (first, second) = (plots(try view(one, atMinute: 200)), plots(try view(other, atMinute: 200)))
        #expect(first.map(\.svg) == second.map(\.svg) && first.map(\.table) == second.map(\.table))
    }

    @Test func plotsKnowNothingOfTheFreeze() throws {
        let bench = try Workbench()
        let one = try SampleContest.crowd(teams: 20, submissions: 200, folder: bench.folder)
        var other = one
        other.submissions = try one.submissions.enumerated().map { index, judged in
            guard judged.submission.received >= SampleContest.minute(240) else { return judged }
            let problem = judged.submission.problem?.text
            return try SampleContest.judged(
                .init(
                    team: judged.submission.team.text,
                    problem: problem,
                    minute: Int((judged.submission.received - SampleContest.start).milliseconds / 60_000),
                    verdict: judged.judgement?.verdict == .accepted ? .wrongAnswer : .accepted,
                    score: 0.99,
                    cpu: 1999
                ),
                id: Int64(index + 1)
            )
        }
        let (first, second) = (plots(try view(one, atMinute: 290)), plots(try view(other, atMinute: 290)))
        #expect(first.map(\.svg) == second.map(\.svg) && first.map(\.table) == second.map(\.table))
        let (after, changed) = (plots(try view(one, thawed: true)), plots(try view(other, thawed: true)))
        #expect(after.map(\.svg) != changed.map(\.svg), "the two differ once everything is shown")
    }

    private func view(_ contest: SampleContest, thawed: Bool) throws -> PublicView {
        var contest = contest
        if thawed { contest.release = ReleaseState(thawed: SampleContest.minute(301)) }
        return try view(contest, atMinute: 310)
    }
}
