import ContestModel

/// A value of a result table. Texts and blobs are ranges of the table's bytes: what is between the quotes, as it is there.
enum TableCell {
    case null
    case integer(Int64)
    case real(Double)
    case text(Range<Int>)
    case blob(Range<Int>)
}

/// A row of a result table, with where it lies in the table's bytes.
struct TableRow {
    var cells: [TableCell] = []
    var bytes: Range<Int>
}

struct Table {
    /// The names; nil where nothing at all was printed.
    let columns: TableRow?
    let rows: [TableRow]

    /// Reads no more than `maxRows` rows below the names.
    init(_ bytes: Span<UInt8>, maxRows: Int) throws(TableSyntaxError) {
        var reader = TableReader()
        columns = try reader.next(in: bytes)
        var rows: [TableRow] = []
        while rows.count < maxRows, let row = try reader.next(in: bytes) { rows.append(row) }
        self.rows = rows
    }
}

/// What makes bytes no table.
struct TableSyntaxError: Error {
    let what: String
    /// Where it was found.
    let position: Int

    func message(in bytes: Span<UInt8>) -> String {
        "line \(bytes.line(of: position)): \(what)"
    }
}

/// Reads a table row by row.
private struct TableReader {
    private var position = 0

    /// The next row; nil after the last one.
    mutating func next(in bytes: Span<UInt8>) throws(TableSyntaxError) -> TableRow? {
        guard position < bytes.count else { return nil }
        let start = position
        var cells: [TableCell] = []
        while true {
            cells.append(try cell(in: bytes))
            let end = position
            position += 1
            guard end < bytes.count, bytes[end] != UInt8(ascii: "\n") else {
                return TableRow(cells: cells, bytes: start..<end)
            }
            guard bytes[end] == UInt8(ascii: ",") else {
                throw TableSyntaxError(what: "a comma or a new line must follow a value", position: end)
            }
        }
    }

    private mutating func cell(in bytes: Span<UInt8>) throws(TableSyntaxError) -> TableCell {
        guard position < bytes.count else { throw TableSyntaxError(what: "a value is missing", position: position) }
        if bytes[position] == UInt8(ascii: "'") { return .text(try quoted(in: bytes)) }
        let isBlob = bytes[position] == UInt8(ascii: "X")
        if isBlob, position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "'") {
            position += 1
            return .blob(try quoted(in: bytes))
        }
        return try word(in: bytes)
    }

    /// What is between quotes; two quotes in a row are one of the text.
    private mutating func quoted(in bytes: Span<UInt8>) throws(TableSyntaxError) -> Range<Int> {
        let start = position + 1
        position = start
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "'") else {
                position += 1
                continue
            }
            position += 1
            guard position < bytes.count, bytes[position] == UInt8(ascii: "'") else { return start..<position - 1 }
            position += 1
        }
        throw TableSyntaxError(what: "a text has no closing quote", position: start - 1)
    }

    /// A number or NULL: everything to the next comma or line feed.
    private mutating func word(in bytes: Span<UInt8>) throws(TableSyntaxError) -> TableCell {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "\n") {
            position += 1
        }
        let word = bytes.extracting(start..<position)
        if let integer = Int64(decimal: word) { return .integer(integer) }
        if let number = Double(decimal: word) { return .real(number) }
        let text = Excerpt.line(word, maxBytes: 40)
        switch text {
        case "NULL": return .null
        case "Inf": return .real(.infinity)
        case "-Inf": return .real(-.infinity)
        default: throw TableSyntaxError(what: "'\(text)' is no SQL value", position: start)
        }
    }
}

extension Int64 {
    /// Digits with an optional minus before them; nil for everything else and for what does not fit.
    fileprivate init?(decimal text: Span<UInt8>) {
        let isNegative = !text.isEmpty && text[0] == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard start < text.count else { return nil }
        self = 0
        for index in start..<text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            let (tenfold, isTooBig) = multipliedReportingOverflow(by: 10)
            let step = isNegative ? -Int64(digit) : Int64(digit)
            let (sum, isOver) = tenfold.addingReportingOverflow(step)
            guard !isTooBig, !isOver else { return nil }
            self = sum
        }
    }
}
