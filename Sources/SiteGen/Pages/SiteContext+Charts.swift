import ContestModel

extension SiteContext {
    /// The contest in pictures.
    func chartsPage() -> SiteFile {
        let time = TimeAxis(view.contest)
        let plots = RacePlots(view).all + [VerdictPlot(view.submissions, time).plot].compactMap { $0 }
        return page(
            .charts,
            at: "charts/index.html",
            title: "Charts",
            ["plots": plots.map(\.values)]
        )
    }

    func plots(of team: TeamID) -> [Values] {
        TeamPlots(
            contest: view.contest,
            problems: view.problems,
            submissions: submissions[team] ?? [],
            line: view.history.lines[team] ?? BoardHistory.Line()
        ).all.map(\.values)
    }

    func plots(of problem: PublicProblem) -> [Values] {
        let own = attempts[problem.id] ?? []
        let standing = view.standings.first { $0.problem == problem.id }
        let plots = [
            standing.flatMap { IntervalPlot($0).plot }, VerdictPlot(own, TimeAxis(view.contest)).plot,
            RunTimePlot(own, limit: problem.limits.cpuTime).plot,
        ]
        return plots.compactMap { $0?.values }
    }
}
