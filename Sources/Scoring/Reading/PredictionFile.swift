package import ContestModel
package import Foundation

/// The file that a submission's program wrote: hostile until it is read.
package enum PredictionFile {
    /// Reads it in one pass, in memory that is bounded by its size and the labels'.
    ///
    /// The header must have the columns that the metrics read; others, and the order of columns and rows, are free. Every id
    /// of the labels must be there once, and no other; one may be left out where the problem says what counts instead. Where
    /// numbers are expected they must be finite, and classes and probabilities what the problem declares.
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
                let flaw = reader.withField(place, in: bytes, &scratch) { reading.set($0, at: number, of: column) }
                if let flaw { throw reader.badValue(place, flaw, of: places.count > 1 ? header : nil, in: bytes) }
            }
            if let sum = reading.badSum(at: number) {
                throw reader.error("the probabilities sum to \(sum), not to 1")
            }
        }
        guard let first = isSeen.firstIndex(of: false) else { return }
        guard let missing = labels.rules.missing else {
            throw reader.missingIDs(isSeen.count { !$0 }, of: labels.count, first: labels.ids.text(first))
        }
        for number in first..<labels.count where !isSeen[number] {
            for column in places.indices { _ = reading.set(missing.span, at: number, of: column) }
        }
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

    /// `header`: to name the column.
    fileprivate func badValue(
        _ column: Int,
        _ flaw: ValueRules.Flaw,
        of header: Header?,
        in bytes: Span<UInt8>
    ) -> CSVError {
        let name = header.map { " in '\($0.name(column))'" } ?? ""
        return error("'\(text(column, in: bytes))'\(name) \(flaw.words)")
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
    private let columns: [ExpectedColumn]
    private let rules: ValueRules
    /// Places of the columns of which each row must sum to 1.
    private let summed: [Int]
    private var numbers: [[Double]]
    private var codes: [[Int32]]
    private let known: ByteTable
    /// Predicted texts that no label has. A dictionary, whose hashing is seeded, because strangers choose them.
    private var others: [[UInt8]: Int32] = [:]

    init(_ labels: LabelTable) {
        columns = labels.expected
        rules = labels.rules
        summed = rules.summed(columns)
        numbers = columns.map { $0.isText ? [] : [Double](repeating: 0, count: labels.count) }
        codes = columns.map { $0.isText ? [Int32](repeating: 0, count: labels.count) : [] }
        known = labels.texts
    }

    /// What is wrong with the text as a value of the column; nil: nothing.
    mutating func set(_ text: Span<UInt8>, at index: Int, of column: Int) -> ValueRules.Flaw? {
        guard !columns[column].isText else {
            let code = code(of: text)
            codes[column][index] = code
            return rules.flaw(of: code, text, in: columns[column])
        }
        guard let number = Double(field: text) else { return .noNumber }
        numbers[column][index] = number
        return rules.flaw(of: number, in: columns[column])
    }

    /// The sum of a row's probabilities where it is too far from 1.
    func badSum(at index: Int) -> Double? {
        guard !summed.isEmpty else { return nil }
        let sum = summed.reduce(0) { $0 + numbers[$1][index] }
        return abs(sum - 1) <= ValueRules.tolerance ? nil : sum
    }

    private mutating func code(of text: Span<UInt8>) -> Int32 {
        if let number = known.number(of: text) { return Int32(number) }
        let text = Array(copying: text)
        let next = Int32(known.count + others.count)
        let code = others[text, default: next]
        if code == next { others[text] = next }
        return code
    }

    func column(_ index: Int) -> Column { columns[index].isText ? .texts(codes[index]) : .numbers(numbers[index]) }

    /// Those that the labels do not have, by number from theirs on.
    var otherTexts: [[UInt8]] { others.sorted { $0.value < $1.value }.map(\.key) }
}

extension AlignedPredictions {
    fileprivate init(_ labels: LabelTable, _ reading: PredictionReading) {
        let columns = labels.expected.enumerated().map { ($1.name, reading.column($0)) }
        self.init(labels, Dictionary(uniqueKeysWithValues: columns), otherTexts: reading.otherTexts)
    }
}
