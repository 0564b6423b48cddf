/// Lines of cells below each other, for a terminal.
struct AlignedTable {
    let rows: [[String]]

    /// Columns of equal width, two blanks between them, none at the end of a line; a column that is empty in all rows is left out.
    var lines: [String] {
        let all = rows.map(\.count).max() ?? 0
        let widths = (0..<all).map { column in
            rows.map { column < $0.count ? $0[column].unicodeScalars.count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = zip(row, widths).filter { $1 > 0 }.map { cell, width in
                cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
            }
            let line = cells.joined(separator: "  ")
            return String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
        }
    }
}
