import ContestModel

extension SiteContext {
    func teamPage(_ team: PublicTeam) -> SiteFile {
        let row = rows[team.id]
        let places = view.problems.enumerated().map { index, problem in
            head(problem, index: index).with(
                row.map { CellLook($0.cells[index], view.contest.scoreboardType).values } ?? [:]
            )
        }
        return page(
            .team,
            at: "teams/\(team.id)/index.html",
            title: team.name,
            (row.map(board) ?? [:]).with([
                "move": nil as Values?,
                "problems": places,
                "isPassFail": view.contest.scoreboardType == .passFail,
                "plots": plots(of: team.id),
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
            "index": places[submission.problem],
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
