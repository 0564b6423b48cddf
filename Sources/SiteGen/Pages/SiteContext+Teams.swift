import ContestModel

extension SiteContext {
    func teamPages() -> [SiteFile] { view.teams.map(teamPage) }

    private func teamPage(_ team: PublicTeam) -> SiteFile {
        let root = "../../"
        let row = rows[team.id]
        let places = view.problems.enumerated().map { index, problem in
            head(problem, index: index).with(row.map { cell($0.cells[index], index: index) } ?? [:])
        }
        return page(
            .team,
            at: "teams/\(team.id)/index.html",
            title: team.name,
            (row.map { board($0, root: root) } ?? [:]).with([
                "problems": places,
                "isPassFail": view.contest.scoreboardType == .passFail,
                "submissions": (submissions[team.id] ?? []).reversed().map(line),
            ])
        )
    }

    /// A submission as a line of a table.
    func line(_ submission: PublicSubmission) -> Values {
        let result = submission.result
        let problem = problems[submission.problem]
        return [
            "id": submission.id,
            "hasReport": result != nil && !view.reports.isEmpty,
            "team": submission.team.text,
            "teamName": teams[submission.team]?.name,
            "problem": submission.problem.text,
            "label": problem?.label,
            "problemName": problem?.name,
            "contestTime": Figures.contestTime(submission.contestTime),
            "received": clock.values(submission.received),
            "language": submission.language?.text,
            "sign": VerdictSign(submission.progress).values,
            "score": result?.score.map(Figures.score),
            "cpu": result?.maxCPUMilliseconds.map { Figures.span(.milliseconds($0)) },
            "memory": result?.maxMemoryKiB.map { Figures.size($0 << 10) },
        ]
    }
}
