import ContestModel

/// Caps of a CSV file that strangers wrote.
package struct CSVLimits: Sendable, Hashable {
    /// Bytes of one field, quotes included.
    package var fieldBytes: Int
    package var columns: Int

    package init(fieldBytes: Int = 4096, columns: Int = 256) {
        self.fieldBytes = fieldBytes
        self.columns = columns
    }
}

/// What is wrong with a CSV file, and in which row; the header is row 1.
struct CSVError: Error, Hashable {
    let row: Int
    let what: String

    var message: String { "row \(row): \(what)" }
}

/// Reads a CSV file row by row, strictly by RFC 4180, with CRLF or LF at the end of a row and a byte order mark tolerated.
///
/// One pass, no copies: a field is a range of the file. Every row must have as many fields as the first. Empty lines are
/// tolerated at the end of the file only.
struct CSVReader {
    /// A field's bytes without the quotes around it.
    struct Field {
        let range: Range<Int>
        /// Whether two quotes in it stand for one.
        let hasDoubledQuotes: Bool
    }

    /// Of the row that was read last, and behind them what is left of longer ones.
    private var fields: [Field] = []
    private var fieldCount = 0
    /// The number of that row; 0 before the first.
    private(set) var row = 0
    private var position: Int
    /// Where it begins and ends in the file; the end of its line belongs to it.
    private var start = 0
    private let end: Int
    private let limits: CSVLimits
    private var columns: Int?

    init(_ bytes: Span<UInt8>, limits: CSVLimits) {
        self.limits = limits
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        position = hasMark ? 3 : 0
        var end = bytes.count
        while end > position, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        self.end = end
    }

    /// Reads the next row into `fields`; false after the last one.
    mutating func next(in bytes: Span<UInt8>) throws(CSVError) -> Bool {
        guard position < end else { return false }
        row += 1
        start = position
        fieldCount = 0
        repeat {
            guard fieldCount < limits.columns else { throw error("there are more than \(limits.columns) columns") }
            try takeField(in: bytes)
        } while takeComma(in: bytes)
        try takeEndOfRow(in: bytes)
        if let columns, columns != fieldCount {
            let found = fieldCount == 1 ? "is 1 field" : "are \(fieldCount) fields"
            throw error("there \(found), but the header has \(columns)")
        }
        columns = fieldCount
        return true
    }

    private mutating func add(_ field: Field) {
        if fieldCount < fields.count { fields[fieldCount] = field } else { fields.append(field) }
        fieldCount += 1
    }

    var rowRange: Range<Int> { start..<position }

    func error(_ what: String) -> CSVError { CSVError(row: row, what: what) }

    /// Where the next row begins.
    var offset: Int { position }

    private mutating func takeField(in bytes: Span<UInt8>) throws(CSVError) {
        let start = position
        if position < end, bytes[position] == UInt8(ascii: "\"") {
            try takeQuoted(in: bytes)
        } else {
            skipPlain(in: bytes)
            add(Field(range: start..<position, hasDoubledQuotes: false))
        }
        guard position - start <= limits.fieldBytes else {
            throw error("field \(fieldCount) is longer than \(limits.fieldBytes) bytes")
        }
    }

    /// Goes on to the byte that ends a field, eight bytes at a time: it is none above the comma.
    private mutating func skipPlain(in bytes: Span<UInt8>) {
        while position < end {
            if position &+ 8 <= end {
                position += bytes.word(at: position).bytesBefore(below: UInt8(ascii: "-"))
                if position >= end { return }
            }
            if isSpecial(bytes[position]) { return }
            position += 1
        }
    }

    private mutating func takeQuoted(in bytes: Span<UInt8>) throws(CSVError) {
        let start = position + 1
        var hasDoubledQuotes = false
        position = start
        while position < end {
            guard bytes[position] == UInt8(ascii: "\"") else {
                position += 1
                continue
            }
            position += 1
            guard position < end, bytes[position] == UInt8(ascii: "\"") else {
                add(Field(range: start..<position - 1, hasDoubledQuotes: hasDoubledQuotes))
                return
            }
            position += 1
            hasDoubledQuotes = true
        }
        throw error("field \(fieldCount + 1) has no closing quote")
    }

    private func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\""): true
        default: false
        }
    }

    private mutating func takeComma(in bytes: Span<UInt8>) -> Bool {
        guard position < end, bytes[position] == UInt8(ascii: ",") else { return false }
        position += 1
        return true
    }

    private mutating func takeEndOfRow(in bytes: Span<UInt8>) throws(CSVError) {
        guard position < end else { return }
        if bytes[position] == UInt8(ascii: "\r"), position + 1 < end { position += 1 }
        guard bytes[position] == UInt8(ascii: "\n") else {
            throw error(
                "field \(fieldCount) is followed by '\(Excerpt.line(bytes.extracting(position..<position + 1), maxBytes: 1))'"
                    + " where a comma or the end of the line must be; a field with a quote in it must be quoted"
            )
        }
        position += 1
    }
}

extension CSVReader {
    /// A field's text as a span of the file, or of `scratch` where quotes had to be undone.
    func withField<Result, Failure: Error>(
        _ column: Int,
        in bytes: Span<UInt8>,
        _ scratch: inout [UInt8],
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let field = fields[column]
        guard field.hasDoubledQuotes else { return try body(bytes.extracting(field.range)) }
        scratch.removeAll(keepingCapacity: true)
        var position = field.range.lowerBound
        while position < field.range.upperBound {
            scratch.append(bytes[position])
            // The second one of two quotes says nothing.
            position += bytes[position] == UInt8(ascii: "\"") ? 2 : 1
        }
        return try body(scratch.span)
    }

    /// Reads the header: the column of each name, in the order of the names; nil for one that is not there.
    mutating func header(_ names: [String], in bytes: Span<UInt8>) throws(CSVError) -> Header {
        guard try next(in: bytes) else { throw CSVError(row: 1, what: "the file is empty; it must have a header") }
        var columns: [[UInt8]] = []
        var scratch: [UInt8] = []
        for column in 0..<fieldCount {
            columns.append(withField(column, in: bytes, &scratch) { Array(copying: $0) })
        }
        for name in names where columns.count(where: { $0 == Array(name.utf8) }) > 1 {
            throw error("the header has two columns named '\(Excerpt.line(name, maxBytes: 60))'")
        }
        return Header(columns: columns)
    }

    struct Header {
        let columns: [[UInt8]]

        func column(_ name: String) -> Int? { columns.firstIndex(of: Array(name.utf8)) }

        /// A name for a message.
        func name(_ column: Int) -> String {
            let name = columns[column]
            return Excerpt.short(name.span, maxBytes: 60)
        }

        /// The names for a message.
        var text: String {
            let shown = columns.prefix(8).map { "'\(Excerpt.short($0.span, maxBytes: 30))'" }.joined(separator: ", ")
            return columns.count > 8 ? "\(shown) and \(columns.count - 8) more" : shown
        }
    }
}

extension Double {
    /// The finite number that a field stands for; few digits alone, as classes are, are the fastest.
    init?(field text: Span<UInt8>) {
        guard (1...15).contains(text.count) else {
            self.init(finite: text)
            return
        }
        var number = 0
        for index in text.indices {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else {
                self.init(finite: text)
                return
            }
            number = number &* 10 &+ Int(digit)
        }
        self.init(number)
    }

    private init?(finite text: Span<UInt8>) {
        guard let number = Double(decimal: text), number.isFinite else { return nil }
        self = number
    }
}

extension Array where Element == UInt8 {
    init(copying bytes: Span<UInt8>) {
        self = []
        reserveCapacity(bytes.count)
        for index in bytes.indices { append(bytes[index]) }
    }
}
