package import ContestModel
package import Foundation

/// The predictions of a submission, row by row beside the labels.
package struct AlignedPredictions: Sendable {
    /// The rows that are scored during the contest.
    package let publicPart: ScoredRows
    /// The rows that are scored at its end; nil where there are none.
    package let privatePart: ScoredRows?
}

/// The file that a submission's program wrote: hostile until it is read.
package enum PredictionFile {
    /// Reads it in one pass, in memory that is bounded by its size and the labels'.
    ///
    /// The header must have the columns that the metrics read; others, and the order of columns and rows, are free. Every id
    /// of the labels must be there once, and no other. Where numbers are expected they must be finite.
    package static func read(
        _ csv: Data,
        expecting labels: LabelTable,
        limits: CSVLimits? = nil
    ) -> Result<AlignedPredictions, Rejection> {
        do throws(CSVError) {
            var reading = PredictionReading(labels)
            try read(csv.span, labels, limits ?? CSVLimits(fieldBytes: labels.longestField), into: &reading)
            return .success(AlignedPredictions(labels, reading))
        } catch {
            return .failure(Rejection(.predictions, error.message))
        }
    }

    private static func read(
        _ bytes: Span<UInt8>,
        _ labels: LabelTable,
        _ limits: CSVLimits,
        into reading: inout PredictionReading
    ) throws(CSVError) {
        var reader = CSVReader(bytes, limits: limits)
        let header = try reader.header([labels.idColumn] + labels.expected.map(\.name), in: bytes)
        let id = try place(labels.idColumn, header)
        var places: [Int] = []
        for column in labels.expected { places.append(try place(column.name, header)) }
        var isSeen = [Bool](repeating: false, count: labels.count)
        var expected = 0
        var scratch: [UInt8] = []
        while try reader.next(in: bytes) {
            let number = reader.withField(id, in: bytes, &scratch) { labels.number(of: $0, probably: expected) }
            guard let number else { throw reader.badID(id, "is not one of the ids to be predicted", in: bytes) }
            guard !isSeen[number] else { throw reader.badID(id, "occurs twice", in: bytes) }
            isSeen[number] = true
            expected = number + 1
            for column in places.indices {
                let place = places[column]
                let isTaken = reader.withField(place, in: bytes, &scratch) { reading.set($0, at: number, of: column) }
                guard isTaken else { throw reader.badValue(place, in: bytes) }
            }
        }
        guard let missing = isSeen.firstIndex(of: false) else { return }
        throw reader.missingIDs(isSeen.count { !$0 }, of: labels.count, first: labels.ids.text(missing))
    }

    private static func place(_ name: String, _ header: CSVReader.Header) throws(CSVError) -> Int {
        if let place = header.column(name) { return place }
        throw missingColumn(name, header)
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

/// Predicted values while they are read, in the labels' order.
private struct PredictionReading {
    private let isText: [Bool]
    private var numbers: [[Double]]
    private var codes: [[Int32]]
    private let known: ByteTable
    /// Predicted texts that no label has. A dictionary, whose hashing is seeded, because strangers choose them.
    private var others: [[UInt8]: Int32] = [:]

    init(_ labels: LabelTable) {
        isText = labels.expected.map(\.isText)
        numbers = isText.map { $0 ? [] : [Double](repeating: 0, count: labels.count) }
        codes = isText.map { $0 ? [Int32](repeating: 0, count: labels.count) : [] }
        known = labels.texts
    }

    /// False where the text is no value of the column.
    mutating func set(_ text: Span<UInt8>, at index: Int, of column: Int) -> Bool {
        guard !isText[column] else {
            codes[column][index] = code(of: text)
            return true
        }
        guard let number = Double(field: text) else { return false }
        numbers[column][index] = number
        return true
    }

    private mutating func code(of text: Span<UInt8>) -> Int32 {
        if let number = known.number(of: text) { return Int32(number) }
        let text = Array(copying: text)
        let next = Int32(known.count + others.count)
        let code = others[text, default: next]
        if code == next { others[text] = next }
        return code
    }

    func column(_ index: Int) -> Column { isText[index] ? .texts(codes[index]) : .numbers(numbers[index]) }

    /// All texts by number.
    var texts: [[UInt8]] {
        guard isText.contains(true) || known.count > 0 else { return [] }
        var texts = (0..<known.count).map(known.text)
        texts += repeatElement([], count: others.count)
        for (text, number) in others { texts[Int(number)] = text }
        return texts
    }
}

extension AlignedPredictions {
    fileprivate init(_ labels: LabelTable, _ reading: PredictionReading) {
        let columns = labels.expected.enumerated().map { ($1.name, reading.column($0)) }
        let predictions = Dictionary(uniqueKeysWithValues: columns)
        let texts = reading.texts
        func rows(_ part: LabelTable.Part) -> ScoredRows {
            let rows = labels.parts.map { parts in parts.indices.filter { parts[$0] == part } }
            return ScoredRows(
                labels: rows.map { rows in labels.columns.mapValues { $0.rows(rows) } } ?? labels.columns,
                predictions: rows.map { rows in predictions.mapValues { $0.rows(rows) } } ?? predictions,
                texts: texts,
                defaults: labels.defaults,
                count: rows?.count ?? labels.count
            )
        }
        publicPart = rows(.public)
        privatePart = labels.hasPrivatePart ? rows(.private) : nil
    }
}
