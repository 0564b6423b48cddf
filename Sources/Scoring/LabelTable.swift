import ContestModel
package import Foundation

/// The labels file of an ML problem cannot be used: an error of the problem, never of a team.
package struct LabelError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
}

/// What the jury knows: the right value of each id, and which part it belongs to.
///
/// Where all values are finite numbers they are numbers, so that `1` and `1.0` are the same label; otherwise they are texts.
package struct LabelTable: Sendable {
    /// Which rows a score is computed over.
    package enum Part: Sendable, Hashable {
        case `public`, `private`
    }

    let ids: ByteTable
    let values: LabelValues
    /// Of each id; nil: all are public.
    let parts: [Part]?

    package var count: Int { ids.count }
    package var hasPrivatePart: Bool { parts?.contains(.private) == true }
    package var holdsNumbers: Bool {
        if case .numbers = values { true } else { false }
    }

    /// Reads the jury's file.
    ///
    /// The value is the column of this name; where there is none, the only column beside the id and the split. The split is
    /// `Public` or `Private` in each row; without such a column all rows are public.
    package init(csv: Data, idColumn: String, valueColumn: String, splitColumn: String?) throws(LabelError) {
        do throws(CSVError) {
            if let numbers = try Self.read(csv.span, idColumn, valueColumn, splitColumn, NumberLabels()) {
                self = numbers
            } else if let texts = try Self.read(csv.span, idColumn, valueColumn, splitColumn, TextLabels()) {
                self = texts
            } else {
                throw CSVError(row: 1, what: "the labels are neither numbers nor texts")
            }
        } catch {
            throw LabelError(description: "the labels file, \(error.message)")
        }
    }

    private init(ids: ByteTable, values: LabelValues, parts: [Part]?) {
        self.ids = ids
        self.values = values
        self.parts = parts
    }

    /// Reads the file with values of one kind; nil where one is of another kind.
    private static func read(
        _ bytes: Span<UInt8>,
        _ idColumn: String,
        _ valueColumn: String,
        _ splitColumn: String?,
        _ empty: some LabelColumn
    ) throws(CSVError) -> LabelTable? {
        var reader = CSVReader(bytes, limits: CSVLimits(fieldBytes: 1 << 20))
        let names = [idColumn, valueColumn] + (splitColumn.map { [$0] } ?? [])
        let columns = try LabelColumns(reader.header(names, in: bytes), idColumn, valueColumn, splitColumn)
        var ids = ByteTable()
        var values = empty
        var parts: [Part]? = columns.split == nil ? nil : []
        var scratch: [UInt8] = []
        while try reader.next(in: bytes) {
            let isNew = reader.withField(columns.id, in: bytes, &scratch) { ids.add($0).isNew }
            guard isNew else { throw reader.error("the id occurs twice") }
            guard reader.withField(columns.value, in: bytes, &scratch, { values.append($0) }) else { return nil }
            guard let split = columns.split else { continue }
            let part = reader.withField(split, in: bytes, &scratch) { Self.part($0) }
            guard let part else { throw reader.error("the split must be Public or Private") }
            parts?.append(part)
        }
        guard ids.count > 0 else { throw reader.error("there is no label below the header") }
        guard parts?.contains(.public) != false else { throw reader.error("no label is Public") }
        return LabelTable(ids: ids, values: values.values, parts: parts)
    }

    private static func part(_ text: Span<UInt8>) -> Part? {
        switch String(decoding: Array(copying: text), as: UTF8.self) {
        case "Public": .public
        case "Private": .private
        default: nil
        }
    }
}

/// Values in the order of the ids.
enum LabelValues: Sendable {
    case numbers([Double])
    /// Numbers of the texts in the table.
    case texts([Int32], ByteTable)
}

/// The value column while it is read.
private protocol LabelColumn {
    /// False where the text is no value of this kind.
    mutating func append(_ text: Span<UInt8>) -> Bool
    var values: LabelValues { get }
}

private struct NumberLabels: LabelColumn {
    private var numbers: [Double] = []

    mutating func append(_ text: Span<UInt8>) -> Bool {
        guard let number = Double(decimal: text), number.isFinite else { return false }
        numbers.append(number)
        return true
    }

    var values: LabelValues { .numbers(numbers) }
}

private struct TextLabels: LabelColumn {
    private var classes: [Int32] = []
    private var table = ByteTable()

    mutating func append(_ text: Span<UInt8>) -> Bool {
        classes.append(Int32(table.add(text).number))
        return true
    }

    var values: LabelValues { .texts(classes, table) }
}

/// Where the columns are.
private struct LabelColumns {
    let id: Int
    let value: Int
    let split: Int?

    init(
        _ header: CSVReader.Header,
        _ idColumn: String,
        _ valueColumn: String,
        _ splitColumn: String?
    ) throws(CSVError) {
        func column(_ name: String) throws(CSVError) -> Int {
            if let index = header.column(name) { return index }
            throw CSVError(row: 1, what: "there is no column '\(name)' among \(header.text)")
        }
        id = try column(idColumn)
        if let splitColumn { split = try column(splitColumn) } else { split = nil }
        let taken = [id, split]
        let others = header.columns.indices.filter { !taken.contains($0) }
        if let named = header.column(valueColumn) {
            value = named
        } else if others.count == 1 {
            value = others[0]
        } else {
            throw CSVError(row: 1, what: "no column is named '\(valueColumn)', and not just one other is left")
        }
        guard !taken.contains(value) else {
            throw CSVError(row: 1, what: "the column '\(valueColumn)' cannot be the label and something else as well")
        }
    }
}
