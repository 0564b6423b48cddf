import ContestModel
import Foundation

/// The labels file of an ML problem cannot be used: an error of the problem, never of a team.
package struct LabelError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
}

/// What the jury knows: the right values of each id, and which part it belongs to.
///
/// Where all values of a column are finite numbers they are numbers, so that `1` and `1.0` are the same label; otherwise they
/// are texts. Labels that a metric takes as they are written are always texts.
package struct LabelTable: Sendable {
    /// Which rows a score is computed over.
    package enum Part: Sendable, Hashable {
        case `public`, `private`
    }

    let ids: ByteTable
    let columns: [String: Column]
    /// Of each column that holds texts where numbers could be: the first row with one.
    let firstTexts: [String: Int]
    /// The texts of all columns.
    let texts: ByteTable
    /// Of each id; nil: all are public.
    let parts: [Part]?
    let idColumn: String
    let defaults: DefaultColumns
    /// What is read of the predictions.
    let expected: [ExpectedColumn]
    let rules: ValueRules
    /// Bytes of a field of the predictions: texts as they are written may be long; no more of them than the file has bytes.
    let longestField: Int

    package var count: Int { ids.count }
    /// Columns of the predictions that hold texts, not numbers.
    package var textColumns: Set<String> { Set(expected.filter(\.isText).map(\.name)) }
    /// Why a metric has no value, with the row where that can be seen.
    package func words(of error: MetricError) -> String {
        guard error == .needsNumbers,
            let (column, row) = firstTexts.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })
        else {
            return error.description
        }
        return "\(error): row \(row) of the labels file has none in '\(column)'"
    }

    /// How many classes there are, where predictions are one word of some for each row: at most 50, and of two rows each on average at least;
    /// nil: they are something else.
    package var classCount: Int? { classes.map { Set($0).count }.flatMap { $0 <= 50 && $0 * 2 <= count ? $0 : nil } }

    /// The first row of the labels file without one; nil: each has one, or they are no classes.
    package var rowWithoutClass: Int? {
        guard classCount != nil, let classes else { return nil }
        return classes.firstIndex { texts.text(Int($0)).isEmpty }.map { $0 + 2 }
    }

    private var classes: [Int32]? {
        guard expected.count == 1, let column = expected.first, column.isText, column.hasClasses,
            let label = column.label,
            case .texts(let values)? = columns[label]
        else { return nil }
        return values
    }

    package var publicCount: Int { parts?.count { $0 == .public } ?? count }
    package var hasPrivatePart: Bool { parts?.contains(.private) == true }

    init(csv: Data, plan: ScoringPlan) throws(LabelError) {
        do throws(CSVError) {
            self = try Self.read(csv.span, plan)
        } catch {
            throw LabelError(description: "the labels file, \(error.message)")
        }
    }

    private init(
        _ reading: LabelReading,
        _ layout: LabelLayout,
        _ plan: ScoringPlan,
        _ firstTexts: [String: Int]
    ) throws(CSVError) {
        self.firstTexts = firstTexts
        ids = reading.ids
        texts = reading.texts
        parts = layout.split == nil ? nil : reading.parts
        columns = reading.columns
        idColumn = plan.idColumn
        defaults = DefaultColumns(predictions: plan.columns, labels: layout.valueColumn)
        expected = try ExpectedColumn.all(plan, defaults, columns)
        rules = try ValueRules(plan.values, expected, texts)
        longestField = plan.hasOwnScorers || plan.metrics.contains { $0.columns.reads == .texts } ? 1 << 20 : 4096
    }

    /// Reads the file again where a column that began with numbers turns out to hold a text.
    private static func read(_ bytes: Span<UInt8>, _ plan: ScoringPlan) throws(CSVError) -> LabelTable {
        var texts: [String: Int] = [:]
        while true {
            var reader = CSVReader(bytes, limits: CSVLimits(fieldBytes: 1 << 20))
            let names = [plan.idColumn] + plan.columns + [plan.splitColumn].compactMap(\.self)
            let layout = try LabelLayout(reader.header(names, in: bytes), plan: plan)
            var reading = LabelReading(layout, texts: Set(texts.keys), size: bytes.count)
            guard let text = try reading.readRows(&reader, in: bytes) else {
                return try LabelTable(reading, layout, plan, texts)
            }
            texts[text] = reader.error("").row
        }
    }
}

/// Values in the order of the ids.
enum Column: Sendable, Hashable {
    case numbers([Double])
    /// Numbers of texts in a table.
    case texts([Int32])

    func rows(_ rows: [Int]) -> Column {
        switch self {
        case .numbers(let values): .numbers(rows.map { values[$0] })
        case .texts(let values): .texts(rows.map { values[$0] })
        }
    }
}

/// The labels file while it is read.
private struct LabelReading {
    private(set) var ids: ByteTable
    private(set) var texts = ByteTable()
    private(set) var parts: [LabelTable.Part] = []
    private let layout: LabelLayout
    private let isText: [Bool]
    private var numbers: [[Double]]
    private var codes: [[Int32]]

    /// `size` is the file's, in bytes.
    init(_ layout: LabelLayout, texts names: Set<String>, size: Int) {
        self.layout = layout
        // A row has an id, a comma, a value and the end of its line at least.
        ids = ByteTable(roomForBytes: size, strings: size / 4 + 1)
        isText = layout.columns.map { $0.isText || names.contains($0.name) }
        numbers = layout.columns.map { _ in [] }
        codes = layout.columns.map { _ in [] }
        for index in isText.indices where !isText[index] { numbers[index].reserveCapacity(size / 4 + 1) }
    }

    var columns: [String: Column] {
        let values = layout.columns.indices.map { index -> (String, Column) in
            (layout.columns[index].name, isText[index] ? .texts(codes[index]) : .numbers(numbers[index]))
        }
        return Dictionary(uniqueKeysWithValues: values)
    }

    /// The name of the first column that was thought to hold numbers and does not.
    mutating func readRows(_ reader: inout CSVReader, in bytes: Span<UInt8>) throws(CSVError) -> String? {
        var scratch: [UInt8] = []
        while try reader.next(in: bytes) {
            let isNew = reader.withField(layout.id, in: bytes, &scratch) { ids.add($0).isNew }
            guard isNew else { throw reader.error("the id occurs twice") }
            for index in layout.columns.indices {
                let place = layout.columns[index].place
                let isTaken = reader.withField(place, in: bytes, &scratch) { take($0, index) }
                guard isTaken else { return layout.columns[index].name }
            }
            guard let split = layout.split else { continue }
            let part = reader.withField(split, in: bytes, &scratch) { LabelTable.Part($0) }
            guard let part else { throw reader.error("the split must be Public or Private") }
            parts.append(part)
        }
        guard ids.count > 0 else { throw reader.error("there is no label below the header") }
        guard layout.split == nil || parts.contains(.public) else { throw reader.error("no label is Public") }
        return nil
    }

    private mutating func take(_ text: Span<UInt8>, _ index: Int) -> Bool {
        guard !isText[index] else {
            codes[index].append(Int32(texts.add(text).number))
            return true
        }
        guard let number = Double(field: text) else { return false }
        numbers[index].append(number)
        return true
    }
}

extension LabelTable.Part {
    init?(_ text: Span<UInt8>) {
        switch String(decoding: Array(copying: text), as: UTF8.self) {
        case "Public": self = .public
        case "Private": self = .private
        default: return nil
        }
    }
}
