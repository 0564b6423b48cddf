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
    /// The value is the column of this name; where there is none, the only column beside the id and the split.
    /// - Parameter splitColumn: Holds `Public` or `Private` in each row.
    package init(csv: Data, idColumn: String, valueColumn: String, splitColumn: String?) throws(LabelError) {
        do throws(CSVError) {
            var reader = CSVReader(csv.span, limits: CSVLimits(fieldBytes: 1 << 20))
            let names = [idColumn, valueColumn] + (splitColumn.map { [$0] } ?? [])
            let header = try reader.header(names, in: csv.span)
            let columns = try LabelColumns(header, idColumn, valueColumn, splitColumn)
            self = try LabelTable(reading: &reader, in: csv.span, columns)
        } catch {
            throw LabelError(description: "the labels file, \(error.message)")
        }
    }

    private init(reading reader: inout CSVReader, in bytes: Span<UInt8>, _ columns: LabelColumns) throws(CSVError) {
        var ids = ByteTable()
        var texts = LabelTexts()
        var parts: [Part]? = columns.split == nil ? nil : []
        var scratch: [UInt8] = []
        while try reader.next(in: bytes) {
            let isNew = reader.withField(columns.id, in: bytes, &scratch) { ids.add($0).isNew }
            guard isNew else { throw reader.error("the id occurs twice") }
            reader.withField(columns.value, in: bytes, &scratch) { texts.append($0) }
            guard let split = columns.split else { continue }
            let part = reader.withField(split, in: bytes, &scratch) { Self.part($0) }
            guard let part else { throw reader.error("the split must be Public or Private") }
            parts?.append(part)
        }
        guard ids.count > 0 else { throw reader.error("there is no label below the header") }
        guard parts?.contains(.public) != false else { throw reader.error("no label is Public") }
        self.ids = ids
        self.parts = parts
        values = texts.values
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

/// Values while it is not known yet whether all of them are numbers.
private struct LabelTexts {
    private var numbers: [Double]? = []
    private var classes: [Int32] = []
    private var table = ByteTable()

    mutating func append(_ text: Span<UInt8>) {
        classes.append(Int32(table.add(text).number))
        guard let number = Double(decimal: text), number.isFinite else {
            numbers = nil
            return
        }
        numbers?.append(number)
    }

    var values: LabelValues { numbers.map(LabelValues.numbers) ?? .texts(classes, table) }
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
