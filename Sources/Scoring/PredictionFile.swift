package import ContestModel
package import Foundation

/// The predictions of a submission, row by row beside the labels.
package struct AlignedPredictions: Sendable {
    /// The rows that are scored during the contest.
    package let publicPart: PredictionPairs
    /// The rows that are scored at its end; nil where there are none.
    package let privatePart: PredictionPairs?
}

/// Right and predicted values in the same order.
package struct PredictionPairs: Sendable {
    enum Values: Sendable {
        case numbers(truth: [Double], predicted: [Double])
        /// Numbers of the texts in the table.
        case texts(truth: [Int32], predicted: [Int32], table: [[UInt8]])
    }

    let values: Values

    package var count: Int {
        switch values {
        case .numbers(let truth, _): truth.count
        case .texts(let truth, _, _): truth.count
        }
    }
}

/// The file that a submission's program wrote: hostile until it is read.
package enum PredictionFile {
    /// Reads it in one pass, in memory that is bounded by its size and the labels'.
    ///
    /// The header must have both columns; others, and the order of columns and rows, are free. Every id of the labels must be
    /// there once, and no other. Where the labels are numbers the predictions must be finite numbers.
    package static func read(
        _ csv: Data,
        idColumn: String,
        column: String,
        expecting labels: LabelTable,
        limits: CSVLimits = CSVLimits()
    ) -> Result<AlignedPredictions, Rejection> {
        do throws(CSVError) {
            switch labels.values {
            case .numbers(let truth):
                var values = NumberColumn(count: labels.count)
                try read(csv.span, idColumn, column, labels, limits, into: &values)
                return .success(.aligned(labels) { .numbers(truth: $0.of(truth), predicted: $0.of(values.values)) })
            case .texts(let truth, let table):
                var values = TextColumn(count: labels.count, known: table)
                try read(csv.span, idColumn, column, labels, limits, into: &values)
                let texts = values.table
                return .success(
                    .aligned(labels) { .texts(truth: $0.of(truth), predicted: $0.of(values.values), table: texts) }
                )
            }
        } catch {
            return .failure(Rejection(.predictions, error.message))
        }
    }

    private static func read(
        _ bytes: Span<UInt8>,
        _ idColumn: String,
        _ column: String,
        _ labels: LabelTable,
        _ limits: CSVLimits,
        into values: inout some ValueColumn
    ) throws(CSVError) {
        var reader = CSVReader(bytes, limits: limits)
        let header = try reader.header([idColumn, column], in: bytes)
        guard let id = header.column(idColumn) else { throw missingColumn(idColumn, header) }
        guard let value = header.column(column) else { throw missingColumn(column, header) }
        var isSeen = [Bool](repeating: false, count: labels.count)
        var expected = 0
        var scratch: [UInt8] = []
        while try reader.next(in: bytes) {
            let number = reader.withField(id, in: bytes, &scratch) { labels.number(of: $0, probably: expected) }
            guard let number else { throw reader.badID(id, "is not one of the ids to be predicted", in: bytes) }
            guard !isSeen[number] else { throw reader.badID(id, "occurs twice", in: bytes) }
            isSeen[number] = true
            expected = number + 1
            let isTaken = reader.withField(value, in: bytes, &scratch) { values.set($0, at: number) }
            guard isTaken else { throw reader.badValue(value, in: bytes) }
        }
        guard let missing = isSeen.firstIndex(of: false) else { return }
        throw reader.missingIDs(isSeen.count { !$0 }, of: labels.count, first: labels.ids.text(missing))
    }

    private static func missingColumn(_ name: String, _ header: CSVReader.Header) -> CSVError {
        CSVError(row: 1, what: "the header has no column '\(Excerpt.line(name, maxBytes: 60))', only \(header.text)")
    }
}

extension LabelTable {
    /// The place of an id; looked for at `guess` first, because most files keep the order.
    fileprivate func number(of id: Span<UInt8>, probably guess: Int) -> Int? {
        guess < ids.count && ids.holds(id, at: guess) ? guess : ids.number(of: id)
    }
}

extension CSVReader {
    fileprivate func badID(_ column: Int, _ what: String, in bytes: Span<UInt8>) -> CSVError {
        error("id '\(text(column, in: bytes))' \(what)")
    }

    fileprivate func badValue(_ column: Int, in bytes: Span<UInt8>) -> CSVError {
        error("'\(text(column, in: bytes))' is no finite decimal number")
    }

    fileprivate func missingIDs(_ count: Int, of all: Int, first: [UInt8]) -> CSVError {
        let ids = "\(count) of \(all) \(all == 1 ? "id" : "ids")"
        return error("the file ends, but \(ids) are missing, '\(Excerpt.short(first.span, maxBytes: 60))' the first")
    }

    private func text(_ column: Int, in bytes: Span<UInt8>) -> String {
        var scratch: [UInt8] = []
        return withField(column, in: bytes, &scratch) { Excerpt.short($0, maxBytes: 60) }
    }
}

/// Predicted values, in the labels' order.
private protocol ValueColumn {
    /// False where the text is no value of the column.
    mutating func set(_ text: Span<UInt8>, at index: Int) -> Bool
}

private struct NumberColumn: ValueColumn {
    private(set) var values: [Double]

    init(count: Int) { values = [Double](repeating: 0, count: count) }

    mutating func set(_ text: Span<UInt8>, at index: Int) -> Bool {
        guard let number = Double(decimal: text), number.isFinite else { return false }
        values[index] = number
        return true
    }
}

private struct TextColumn: ValueColumn {
    private(set) var values: [Int32]
    private let known: ByteTable
    /// Predicted texts that no label has. A dictionary, whose hashing is seeded, because strangers choose them.
    private var others: [[UInt8]: Int32] = [:]

    init(count: Int, known: ByteTable) {
        values = [Int32](repeating: 0, count: count)
        self.known = known
    }

    mutating func set(_ text: Span<UInt8>, at index: Int) -> Bool {
        if let number = known.number(of: text) {
            values[index] = Int32(number)
        } else {
            let next = Int32(known.count + others.count)
            values[index] = others[Array(copying: text), default: next]
            if values[index] == next { others[Array(copying: text)] = next }
        }
        return true
    }

    /// All texts by number.
    var table: [[UInt8]] {
        let new = others.sorted { $0.value < $1.value }.map(\.key)
        return (0..<known.count).map(known.text) + new
    }
}

/// The rows of one part.
private struct PartRows {
    let rows: [Int]?

    func of<Value>(_ values: [Value]) -> [Value] { rows.map { $0.map { values[$0] } } ?? values }
}

extension AlignedPredictions {
    fileprivate static func aligned(_ labels: LabelTable, _ values: (PartRows) -> PredictionPairs.Values) -> Self {
        guard let parts = labels.parts else {
            return Self(publicPart: PredictionPairs(values: values(PartRows(rows: nil))), privatePart: nil)
        }
        let isPrivate = parts.indices.filter { parts[$0] == .private }
        let isPublic = parts.indices.filter { parts[$0] == .public }
        return Self(
            publicPart: PredictionPairs(values: values(PartRows(rows: isPublic))),
            privatePart: isPrivate.isEmpty ? nil : PredictionPairs(values: values(PartRows(rows: isPrivate)))
        )
    }
}
