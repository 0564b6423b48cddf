import ContestModel

/// A team's contest: its submissions, its place, its sums.
///
/// Nothing of others is in it but what the team's rank says, so that it changes only when something of the team's own does.
struct TeamPlots {
    let contest: PublicContest
    let problems: [PublicProblem]
    /// The team's, in the order of arrival.
    let submissions: [PublicSubmission]
    let line: BoardHistory.Line

    /// None while it has sent nothing.
    var all: [Plot] {
        guard !submissions.isEmpty else { return [] }
        let metrics = problems.enumerated().compactMap { index, problem in
            MetricPlot(problem, index: index, submissions.filter { $0.problem == problem.id }, time, end: end).plot
        }
        return [SubmissionsPlot(problems: problems, submissions: submissions, time: time).plot] + places + metrics
    }

    private var time: TimeAxis { TimeAxis(contest) }

    /// While the contest runs, when something of the team's own last changed.
    private var end: Int {
        let last = [submissions.last?.minutes, line.ranks.last?.minutes, line.sums.last?.minutes].compactMap { $0 }
            .max()
        return time.shown ?? min(time.minutes, last ?? 0)
    }

    private var isPassFail: Bool { contest.scoreboardType == .passFail }

    private var places: [Plot] { (line.sums.isEmpty ? [] : [sums]) + (line.ranks.isEmpty ? [] : [ranks]) }

    private var sums: Plot {
        let steps = line.sums.map { StepPlot.Point(minutes: $0.minutes, value: $0.value) }
        let start = isPassFail ? [StepPlot.Point(minutes: 0, value: 0)] : []
        let now = line.sums.last?.value ?? 0
        let label = isPassFail ? "\(SVGText.figure(now)) solved" : SVGText.figure(now)
        let plot = StepPlot(
            time: time,
            values: ValueAxis(steps.map(\.value), fromZero: true, isWhole: isPassFail, height: 130),
            series: [StepPlot.Series(figure: label, points: start + steps)],
            end: end,
            hasShortLabels: true
        )
        let what =
            isPassFail ? Figures.count(Int(now), "problem", "problems") + " solved" : "\(Figures.score(now)) points"
        let since = steps.last.map { time.words($0.minutes) } ?? ""
        return plot.named(
            "sum",
            isPassFail ? "Problems solved" : "Points",
            lesson: now == 0 && isPassFail ? "It has not solved a problem yet." : "It has had \(what) since \(since).",
            table: table(isPassFail ? "Solved" : "Points", steps)
        )
    }

    private var ranks: Plot {
        let steps = line.ranks.map { StepPlot.Point(minutes: $0.minutes, value: Double($0.value)) }
        let values = line.ranks.map(\.value)
        let (now, best) = (values.last ?? 1, values.min() ?? 1)
        let plot = StepPlot(
            time: time,
            values: ValueAxis(ranksTo: values.max() ?? 1, height: 130),
            series: [StepPlot.Series(figure: "rank \(now)", points: steps)],
            end: end,
            hasShortLabels: true
        )
        let at = line.ranks.first { $0.value == best }.map { time.words($0.minutes) } ?? ""
        let never = "It is on rank \(now), and was never better."
        return plot.named(
            "rank",
            "Rank",
            lesson: best == now ? never : "It is on rank \(now); its best was rank \(best), at \(at).",
            table: table("Rank", steps)
        )
    }

    private func table(_ word: String, _ steps: [StepPlot.Point]) -> NumberTable {
        NumberTable(
            columns: ["Contest time", word],
            rows: steps.map { [time.words($0.minutes), Figures.score($0.value)] }
        )
    }
}
