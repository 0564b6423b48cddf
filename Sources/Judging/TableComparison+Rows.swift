import ContestModel

extension ComparisonFlags {
    var hasTolerance: Bool { absoluteTolerance != nil || relativeTolerance != nil }

    func areEqual(_ row: TableRow, in output: Span<UInt8>, _ wanted: TableRow, in answer: Span<UInt8>) -> Bool {
        guard row.cells.count == wanted.cells.count else { return false }
        for (cell, wantedCell) in zip(row.cells, wanted.cells)
        where !areEqual(cell, in: output, wantedCell, in: answer) {
            return false
        }
        return true
    }

    /// Numbers as numbers, within the tolerances; texts and blobs byte by byte; NULL is equal to NULL.
    private func areEqual(
        _ cell: TableCell,
        in output: Span<UInt8>,
        _ wanted: TableCell,
        in answer: Span<UInt8>
    ) -> Bool {
        switch (cell, wanted) {
        case (.null, .null): return true
        case (.text(let left), .text(let right)), (.blob(let left), .blob(let right)):
            return output.extracting(left).isEqual(to: answer.extracting(right))
        case (.integer, .integer), (.integer, .real), (.real, .integer), (.real, .real):
            guard let left = cell.number, let right = wanted.number else { return false }
            // Not as doubles, to which large integers are rounded.
            return cell.isSameNumber(as: wanted) || hasTolerance && tolerates(left, for: right)
        default: return false
        }
    }

    /// The first row of each table that finds no partner in the other, whatever their order; both nil if all do.
    ///
    /// Rows that can be equal are found through a table of keys, so the time is linear but for sorting. With a tolerance rows
    /// are paired in the order of their numbers, each with the first fitting one of the next `window`.
    func unmatchedRows(
        _ rows: [TableRow],
        in output: Span<UInt8>,
        _ wanted: [TableRow],
        in answer: Span<UInt8>
    ) -> (printed: Int?, expected: Int?) {
        var groups: [[UInt8]: RowGroup] = [:]
        for (index, row) in wanted.enumerated() {
            groups[row.key(in: answer, numbersAreAlike: hasTolerance), default: RowGroup()].expected.append(index)
        }
        for (index, row) in rows.enumerated() {
            groups[row.key(in: output, numbersAreAlike: hasTolerance), default: RowGroup()].printed.append(index)
        }
        var rest = RowGroup()
        for group in groups.values {
            var left = group
            if hasTolerance {
                left.removePairs(rows, wanted) { areEqual(rows[$0], in: output, wanted[$1], in: answer) }
            } else {
                left.printed.removeFirst(min(group.printed.count, group.expected.count))
                left.expected.removeFirst(min(group.printed.count, group.expected.count))
            }
            rest.printed += left.printed
            rest.expected += left.expected
        }
        return (rest.printed.min(), rest.expected.min())
    }
}

/// Rows of both tables, by index.
private struct RowGroup {
    var printed: [Int] = []
    var expected: [Int] = []

    /// How far a row's partner may be from its place in the order of numbers, which near numbers can change.
    private static let window = 64

    /// Removes rows that fit each other; all of the group have as many values of the same kinds.
    mutating func removePairs(_ rows: [TableRow], _ wanted: [TableRow], fit: (Int, Int) -> Bool) {
        guard let columns = expected.first.map({ wanted[$0].cells.count }) else { return }
        // Integers first: they are not changed by rounding, so they put rows of both tables in the same order.
        let isIntegral = (0..<columns).map { column in
            expected.allSatisfy { wanted[$0].cells[column].number.flatMap(Int64.init(exactly:)) != nil }
        }
        let order = (0..<columns).filter { isIntegral[$0] } + (0..<columns).filter { !isIntegral[$0] }
        let candidates = Self.sorted(printed, of: rows, by: order)
        var isTaken = [Bool](repeating: false, count: candidates.count)
        var first = 0
        var missing: [Int] = []
        for index in Self.sorted(expected, of: wanted, by: order) {
            while first < candidates.count, isTaken[first] { first += 1 }
            let near = first..<min(first + Self.window, candidates.count)
            if let partner = near.first(where: { !isTaken[$0] && fit(candidates[$0], index) }) {
                isTaken[partner] = true
            } else {
                missing.append(index)
            }
        }
        printed = zip(candidates, isTaken).filter { !$0.1 }.map(\.0)
        expected = missing
    }

    private static func sorted(_ indices: [Int], of rows: [TableRow], by order: [Int]) -> [Int] {
        let keyed = indices.map { index in (index, order.compactMap { rows[index].cells[$0].number }) }
        return keyed.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }
}

extension TableRow {
    /// The row for a message: escaped and cut.
    func text(in table: Span<UInt8>) -> String {
        Excerpt.short(table.extracting(bytes), maxBytes: 80)
    }

    func hasSameNames(in output: Span<UInt8>, as other: TableRow, in answer: Span<UInt8>) -> Bool {
        guard cells.count == other.cells.count else { return false }
        for (name, otherName) in zip(cells, other.cells) {
            guard case .text(let left) = name, case .text(let right) = otherName,
                output.extracting(left).isEqualUpToCase(answer.extracting(right))
            else { return false }
        }
        return true
    }

    /// Bytes that are the same for two rows just if the rows are equal, or, where numbers are alike, if their kinds and texts are.
    fileprivate func key(in table: Span<UInt8>, numbersAreAlike: Bool) -> [UInt8] {
        var key: [UInt8] = []
        for cell in cells {
            switch cell {
            case .null: key.append(UInt8(ascii: "0"))
            case .integer, .real: key += numbersAreAlike ? "n".utf8 : cell.numberKey.utf8
            case .text(let range): Self.append("t", range, of: table, to: &key)
            case .blob(let range): Self.append("b", range, of: table, to: &key)
            }
        }
        return key
    }

    /// With the length first, so that no text can look like two values.
    private static func append(_ kind: String, _ range: Range<Int>, of table: Span<UInt8>, to key: inout [UInt8]) {
        key += "\(kind)\(range.count):".utf8
        for index in range { key.append(table[index]) }
    }
}

extension TableCell {
    fileprivate var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        case .null, .text, .blob: nil
        }
    }

    /// The same for equal numbers, `1` and `1.0` among them.
    fileprivate var numberKey: String {
        switch self {
        case .integer(let value): "n\(value);"
        case .real(let value): Int64(exactly: value).map { "n\($0);" } ?? "n\(value);"
        case .null, .text, .blob: ""
        }
    }

    fileprivate func isSameNumber(as other: TableCell) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): left == right
        case (.real(let left), .real(let right)): left == right
        case (.integer(let whole), .real(let real)), (.real(let real), .integer(let whole)):
            Int64(exactly: real) == whole
        default: false
        }
    }
}
