import ContestModel

/// The leaderboard in columns of plain text, at most 40 characters to a name.
struct LeaderboardText {
    let text: String

    init(_ view: PublicView) {
        let isPassFail = view.contest.scoreboardType == .passFail
        let header = ["#", "team", "solved", isPassFail ? "penalty" : "score"] + view.problems.map(\.label)
        let rows = (view.board.rows + view.board.unranked).map { row in
            [
                row.rank.map { "\($0)" } ?? "-", PlainText.line(row.team.name, atMost: 40), "\(row.solved)",
                isPassFail ? "\(row.penalty ?? 0)" : Figures.score(row.score ?? 0),
            ] + row.cells.map { Self.cell($0, isPassFail) }
        }
        let table = ([header.map { PlainText.line($0, atMost: 40) }] + rows)
        let widths = header.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        let lines = table.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }
        let notes = [PlainText.line(view.contest.name, atMost: 200)] + Notices(view.contest).sentences
        text = (notes + [""] + lines).map { Self.trimmed($0) + "\n" }.joined()
    }

    private static func cell(_ cell: Scoreboard.Cell, _ isPassFail: Bool) -> String {
        let pending = cell.pending > 0 ? "?\(cell.pending)" : ""
        if !isPassFail, let score = cell.score { return Figures.score(score) + pending }
        if cell.isSolved { return "+\(cell.attempts > 1 ? "\(cell.attempts - 1)" : "")/\(cell.minutes ?? 0)" }
        return (cell.attempts > 0 ? "-\(cell.attempts)" : "")
            + (pending + (cell.attempts + cell.pending == 0 ? "." : ""))
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}
