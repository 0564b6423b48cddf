import ContestModel

extension APIContents {
    static let scoreboardProperties = ["time", "contest_time", "state", "rows"]

    /// The board's rows, then those who would share the last rank, as the API leaves no team out.
    var scoreboard: JSONObject {
        let moment = asOf ?? contest.start
        var json = JSONObject()
        json.set("time", moment)
        json.set("contest_time", moment - contest.start)
        json.set("state", state)
        json.set("rows", ranks.map { row($0.row, rank: $0.rank) })
        return json
    }

    /// Who was not judged yet stands with those who were and have nothing.
    private var ranks: [(rank: Int, row: Scoreboard.Row)] {
        let above = board.rows.prefix { merit(of: $0) > 0 }
        let others = board.rows.dropFirst(above.count)
        let new = board.unranked.filter { !$0.team.isBaseline }
        let blank = (others.filter { isBlank($0) } + new).sorted { $0.team < $1.team }
        let below = others.filter { !isBlank($0) }
        return above.map { ($0.rank ?? 1, $0) } + blank.map { (above.count + 1, $0) }
            + below.map { row in
                let rank = row.rank ?? 1
                let isLevel = merit(of: row) == 0 && rank == above.count + 1
                return (isLevel ? rank : rank + new.count, row)
            }
    }

    /// What it is ranked by first; more is better.
    private func merit(of row: Scoreboard.Row) -> Double {
        switch contest.scoreboardType {
        case .passFail: Double(row.solved)
        case .score: total(of: row)
        }
    }

    private func isBlank(_ row: Scoreboard.Row) -> Bool { merit(of: row) == 0 && row.improved == nil }

    private func row(_ row: Scoreboard.Row, rank: Int) -> JSONObject {
        let isPassFail = contest.scoreboardType == .passFail
        var json = JSONObject()
        json.set("rank", rank)
        json.set("team_id", row.team.id.text)
        var score = JSONObject()
        if isPassFail {
            score.set("num_solved", row.solved)
            score.set("total_time", row.penalty ?? 0)
        } else {
            score.set("score", total(of: row))
        }
        if let minutes = row.improved { score.set("time", minutes) }
        json.set("score", score)
        json.set("problems", row.cells.map { isPassFail ? solution($0) : points($0) })
        return json
    }

    private func total(of row: Scoreboard.Row) -> Double {
        row.cells.reduce(0) { sum, cell in
            sum + (cell.score.map { scale.points($0, on: cell.problem) } ?? 0)
        }
    }

    private func solution(_ cell: Scoreboard.Cell) -> JSONObject {
        var json = begun(cell)
        json.set("solved", cell.isSolved)
        if cell.isSolved { json.set("time", cell.minutes ?? 0) }
        return json
    }

    private func points(_ cell: Scoreboard.Cell) -> JSONObject {
        var json = begun(cell)
        let points = scale.shown(cell.score, on: cell.problem)
        json.set("score", points)
        if points > 0 { json.set("time", cell.minutes ?? 0) }
        return json
    }

    private func begun(_ cell: Scoreboard.Cell) -> JSONObject {
        var json = JSONObject()
        json.set("problem_id", cell.problem.text)
        json.set("num_judged", cell.attempts)
        json.set("num_pending", cell.pending)
        return json
    }
}

extension Scoreboard.Row {
    /// Contest minutes of what last made it better; nil: nothing did.
    fileprivate var improved: Int? {
        cells.lazy.filter { $0.isSolved || ($0.score ?? 0) != 0 }.compactMap(\.minutes).max()
    }
}
