import ContestModel

extension SiteContext {
    /// How many rows fit a screen in one column of large type, and in each of two.
    private static let rowsOfOne = 18
    private static let rowsOfTwo = 24
    /// Who stands further down is on the leaderboard alone.
    private static let screens = 5
    /// Two columns have room for as many problems.
    private static let problemsOfTwo = 13

    /// The board for a projector, a page for each screenful.
    func bigPages() -> [SiteFile] {
        let columns = self.columns
        let size = columns.count > 1 && !isMany ? 2 : 1
        let starts = Array(stride(from: 0, to: columns.count, by: size).prefix(Self.screens))
        return starts.enumerated().map { index, start in
            bigPage(columns[start..<min(start + size, columns.count)], number: index + 1, count: starts.count)
        }
    }

    private var isMany: Bool { view.problems.count > Self.problemsOfTwo }

    private var columns: [BoardPart] {
        let total = view.board.rows.count + view.board.unranked.count
        let half = total <= 2 * Self.rowsOfTwo ? (total + 1) / 2 : Self.rowsOfTwo
        let size = total <= Self.rowsOfOne || isMany ? Self.rowsOfOne : half
        return BoardPart.all(of: view.board, limit: size, size: size)
    }

    private func bigPage(_ columns: ArraySlice<BoardPart>, number: Int, count: Int) -> SiteFile {
        let path = Self.bigPath(number)
        return page(
            .big,
            at: path,
            title: count > 1 ? "Big screen \(number) of \(count)" : "Big screen",
            isDated: true,
            boardValues.with([
                "isBig": true,
                "isMany": isMany,
                "isDouble": !isMany && (columns.count > 1 || number > 1),
                "columns": columns.map { part in
                    ["words": part.words, "rows": part.ranked.map(board), "unranked": part.unranked.map(board)]
                        as Values
                },
                "number": count > 1 ? number : nil,
                "count": count,
                "next": count > 1 ? PageFrame.root(of: path) + Self.bigPath(number % count + 1) : nil,
            ])
        )
    }

    private static func bigPath(_ number: Int) -> String {
        number == 1 ? "big/index.html" : "big/\(number)/index.html"
    }
}
