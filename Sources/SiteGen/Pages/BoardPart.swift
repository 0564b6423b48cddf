import ContestModel

/// A part of a board that one page shows: a board too long for one is split.
struct BoardPart {
    /// From 1.
    let number: Int
    /// How many there are.
    let count: Int
    let ranked: ArraySlice<Scoreboard.Row>
    let unranked: ArraySlice<Scoreboard.Row>

    /// `teams 1 to 1000`, by their order on the board.
    let words: String

    /// One part of up to `limit` rows, else as many of `size` rows as it takes. A board without rows has one part without rows.
    static func all(of board: Scoreboard, limit: Int, size: Int) -> [BoardPart] {
        let (ranked, total) = (board.rows.count, board.rows.count + board.unranked.count)
        let step = total <= limit ? max(total, 1) : size
        let starts = Array(stride(from: 0, to: max(total, 1), by: step))
        return starts.enumerated().map { index, start in
            let end = min(start + step, total)
            return BoardPart(
                number: index + 1,
                count: starts.count,
                ranked: board.rows[min(start, ranked)..<min(end, ranked)],
                unranked: board.unranked[max(start - ranked, 0)..<max(end - ranked, 0)],
                words: "teams \(start + 1) to \(end)"
            )
        }
    }
}
