import ContestModel

/// The leaderboard as plain text that a terminal of 80 columns can show.
///
/// A table while it fits; else a team's problems are on lines below it.
struct LeaderboardText {
    private static let columns = 80
    private static let longestName = 40
    /// With less than this for names there is no table.
    private static let shortestName = 16

    let text: String

    init(_ view: PublicView) {
        let isPassFail = view.contest.scoreboardType == .passFail
        let head = ["#", "team", "solved", isPassFail ? "penalty" : "score"]
        let labels = view.problems.map { PlainText.line($0.label, atMost: Self.longestName) }
        let rows = (view.board.rows + view.board.unranked).map { row in
            [
                row.rank.map { "\($0)" } ?? "-", PlainText.line(row.team.name, atMost: 400), "\(row.solved)",
                isPassFail ? "\(row.penalty ?? 0)" : Figures.score(row.score ?? 0),
            ] + row.cells.map { Self.cell($0, isPassFail) }
        }
        let notes = [PlainText.line(view.contest.name, atMost: 200)] + Notices(view.contest).sentences
        let board = Self.table([head + labels] + rows) ?? Self.blocks(head, labels, rows)
        text = (notes + [""] + board).map { Self.trimmed($0) + "\n" }.joined()
    }

    /// Nil: it does not fit.
    private static func table(_ rows: [[String]]) -> [String]? {
        let widths = rows[0].indices.map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
        let room = columns - widths.enumerated().reduce(0) { $0 + ($1.offset == 1 ? 0 : $1.element + 2) }
        let name = min(widths[1], longestName)
        return name <= room || room >= shortestName ? lines(rows, name: min(name, room)) : nil
    }

    private static func blocks(_ head: [String], _ labels: [String], _ rows: [[String]]) -> [String] {
        let mains = lines([head] + rows.map { Array($0.prefix(head.count)) }, name: longestName)
        let cells = rows.map { row in
            wrapped(zip(labels, row.dropFirst(head.count)).filter { $1 != "." }.map { "\($0) \($1)" })
        }
        return mains.prefix(1) + zip(mains.dropFirst(), cells).flatMap { [$0] + $1 }
    }

    /// In columns, names cut to a width.
    private static func lines(_ rows: [[String]], name: Int) -> [String] {
        let rows = rows.map { row in row.enumerated().map { $0 == 1 ? TextWidth.cut($1, to: name) : $1 } }
        let widths = rows[0].indices.map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { zip($0, widths).map { TextWidth.padded($0, to: $1) }.joined(separator: "  ") }
    }

    /// Indented lines of words that stay whole.
    private static func wrapped(_ words: [String]) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, TextWidth.of(last) + 3 + TextWidth.of(word) <= columns {
                lines[lines.count - 1] = "\(last)   \(word)"
            } else {
                lines.append("     \(word)")
            }
        }
        return lines
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
