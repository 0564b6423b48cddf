import ContestModel

/// What a team's submissions to an ML problem measured, and the best so far.
struct MetricPlot {
    private let problem: PublicProblem
    private let index: Int
    private let metric: String
    private let results: [StepPlot.Point]
    private let time: TimeAxis
    private let end: Int

    /// `submissions` to the problem, in the order of arrival.
    init(_ problem: PublicProblem, index: Int, _ submissions: [PublicSubmission], _ time: TimeAxis, end: Int) {
        self.problem = problem
        self.index = index
        self.time = time
        self.end = end
        metric = problem.rankingMetric ?? ""
        results = submissions.compactMap { submission in
            submission.result?.metrics.first.map { StepPlot.Point(minutes: submission.minutes, value: $0.value) }
        }
    }

    /// Nil of a problem of another kind, and while nothing has been measured.
    var plot: Plot? {
        guard problem.rankingMetric != nil, let best = best.last else { return nil }
        let title = "\(problem.label) \(SVGText.quoted(problem.name)): \(metric)"
        let way = problem.isLowerBetter ? "lower" : "higher"
        let plot = StepPlot(
            time: time,
            values: ValueAxis(results.map(\.value), height: 150),
            series: [StepPlot.Series(figure: SVGText.figure(best.value), points: self.best)],
            dots: results,
            end: max(end, best.minutes),
            hasShortLabels: true
        )
        let place = (results.firstIndex { $0.value == best.value } ?? 0) + 1
        let sent = Figures.count(results.count, "result", "results")
        return plot.named(
            "metric-\(index)",
            title,
            lesson:
                "The best of \(sent) is \(Figures.score(best.value)), number \(place), at \(time.words(best.minutes)); \(way) is better.",
            table: table
        )
    }

    /// Each result that is better than all before it.
    private var best: [StepPlot.Point] {
        results.reduce(into: []) { best, result in
            guard let last = best.last else { return best.append(result) }
            if problem.isLowerBetter ? result.value < last.value : result.value > last.value { best.append(result) }
        }
    }

    private var table: NumberTable {
        var best = results.first?.value ?? 0
        let rows = results.map { result in
            best = problem.isLowerBetter ? min(best, result.value) : max(best, result.value)
            return [time.words(result.minutes), Figures.score(result.value), Figures.score(best)]
        }
        return NumberTable(columns: ["Contest time", metric, "Best so far"], rows: rows)
    }
}

extension PublicProblem {
    /// Of an ML problem.
    fileprivate var rankingMetric: String? {
        if case .predictions(let rules) = kind { rules.metrics.first?.id } else { nil }
    }
}
