package import ContestModel
package import Foundation

/// The leaderboard for programs and spreadsheets.
package enum LeaderboardExport {
    package static func json(_ view: PublicView) throws -> Data { try JSONText.data(LeaderboardJSON(view)) }

    package static func csv(_ view: PublicView) throws -> Data { table(view).csv }

    package static func tsv(_ view: PublicView) throws -> Data { table(view).tsv }

    /// For `curl`: columns of plain text.
    package static func txt(_ view: PublicView) throws -> Data { Data(LeaderboardText(view).text.utf8) }

    private static func table(_ view: PublicView) -> DelimitedText {
        let perProblem = [
            "attempts", "pending", "solved", "time", "first", "score", "metric", "lower", "upper", "group",
        ]
        let header =
            ["rank", "team", "name", "organization", "solved", "penalty", "score"]
            + view.problems.flatMap { problem in perProblem.map { "\(problem.id)_\($0)" } }
        return DelimitedText(header: header, rows: (view.board.rows + view.board.unranked).map(fields))
    }

    private static func fields(_ row: Scoreboard.Row) -> [String] {
        [
            text(row.rank), row.team.id.text, row.team.name, row.team.organization ?? "",
            String(row.solved), text(row.penalty), text(row.score),
        ]
            + row.cells.flatMap { cell in
                [
                    String(cell.attempts), String(cell.pending), String(cell.isSolved), text(cell.minutes),
                    String(cell.isFirst), text(cell.score), text(cell.metric), text(cell.model?.interval?.lower),
                    text(cell.model?.interval?.upper), text(cell.model?.group),
                ]
            }
    }

    private static func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }
}
