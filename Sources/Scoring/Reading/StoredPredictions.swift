import ContestModel
package import Foundation

/// Predictions that were scored, as they are kept for comparisons: a few bytes for each row, with checksums.
///
/// Little-endian throughout: a magic word; the fingerprint of the labels; counts of rows, further texts and columns; each text
/// with its length; each column with its name, its kind and its values; the FNV-1a hash of everything before.
package enum StoredPredictions {
    fileprivate static let magic = Array("BJP1".utf8)

    package static func encode(_ predictions: AlignedPredictions, of labels: LabelTable) -> Data {
        var bytes = ByteWriter()
        bytes.add(magic)
        bytes.add(labels.fingerprint, width: 8)
        bytes.add(UInt64(labels.count), width: 4)
        bytes.add(UInt64(predictions.otherTexts.count), width: 4)
        bytes.add(UInt64(predictions.columns.count), width: 4)
        for text in predictions.otherTexts { bytes.addCounted(text) }
        for (name, column) in predictions.columns.sorted(by: { $0.key < $1.key }) {
            bytes.addCounted(Array(name.utf8))
            bytes.add(column)
        }
        bytes.add(FNV1a(bytes.bytes).value, width: 8)
        return Data(bytes.bytes)
    }

    /// Nil where they are damaged, or were made for other labels.
    package static func decode(_ data: Data, of labels: LabelTable) -> AlignedPredictions? {
        var bytes = ByteReader([UInt8](data))
        guard bytes.endsInHash, bytes.take(magic.count).map(Array.init) == magic,
            bytes.number(width: 8) == labels.fingerprint, bytes.number(width: 4) == UInt64(labels.count),
            let texts = bytes.number(width: 4), let count = bytes.number(width: 4)
        else { return nil }
        var otherTexts: [[UInt8]] = []
        for _ in 0..<texts {
            guard let text = bytes.counted() else { return nil }
            otherTexts.append(text)
        }
        var columns: [String: Column] = [:]
        for _ in 0..<count {
            guard let name = bytes.counted(), let column = bytes.column(rows: labels.count) else { return nil }
            columns[String(decoding: name, as: UTF8.self)] = column
        }
        guard
            labels.expected.allSatisfy({ column in
                switch columns[column.name] {
                case .numbers?: !column.isText
                case .texts(let codes)?:
                    column.isText && codes.allSatisfy { $0 < labels.texts.count + otherTexts.count }
                case nil: false
                }
            })
        else { return nil }
        return AlignedPredictions(labels, columns, otherTexts: otherTexts)
    }
}

extension LabelTable {
    /// Changes with the ids and texts that stored predictions count on.
    fileprivate var fingerprint: UInt64 {
        var hash = FNV1a()
        for table in [ids, texts] {
            hash.update(String(table.count).utf8)
            table.hash(into: &hash)
        }
        return hash.value
    }
}

/// How the values of a column are kept.
private enum ColumnKind: UInt64 {
    /// Doubles of 8 bytes.
    case doubles = 0
    /// Whole numbers from 0, of as many bytes as the largest one needs.
    case whole1 = 1, whole2 = 2, whole4 = 4
    /// The same of texts by number.
    case text1 = 17, text2 = 18, text4 = 20

    var width: Int {
        switch self {
        case .doubles: 8
        case .whole1, .text1: 1
        case .whole2, .text2: 2
        case .whole4, .text4: 4
        }
    }

    static func whole(upTo most: UInt64, isText: Bool) -> ColumnKind {
        switch most {
        case 0..<1 << 8: isText ? .text1 : .whole1
        case 1 << 8..<1 << 16: isText ? .text2 : .whole2
        default: isText ? .text4 : .whole4
        }
    }
}

private struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ more: [UInt8]) { bytes += more }

    mutating func add(_ number: UInt64, width: Int) {
        for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }

    mutating func addCounted(_ text: [UInt8]) {
        add(UInt64(text.count), width: 4)
        add(text)
    }

    mutating func add(_ column: Column) {
        switch column {
        case .texts(let codes): add(codes.map { UInt64($0) }, isText: true)
        case .numbers(let values):
            let whole = values.compactMap { UInt32(exactly: $0).map(UInt64.init) }
            guard whole.count < values.count else { return add(whole, isText: false) }
            add(ColumnKind.doubles.rawValue, width: 1)
            for value in values { add(value.bitPattern, width: 8) }
        }
    }

    private mutating func add(_ numbers: [UInt64], isText: Bool) {
        let kind = ColumnKind.whole(upTo: numbers.max() ?? 0, isText: isText)
        add(kind.rawValue, width: 1)
        for number in numbers { add(number, width: kind.width) }
    }
}

/// Hostile to itself: a file may be cut or old.
private struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0
    private var end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = max(0, bytes.count - 8)
    }

    /// Whether the last bytes are the hash of the others.
    var endsInHash: Bool {
        guard bytes.count >= 8 else { return false }
        let stored = bytes[end...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var hash = FNV1a()
        hash.update(bytes.span.extracting(0..<end))
        return hash.value == stored
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= end - position else { return nil }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func number(width: Int) -> UInt64? {
        take(width).map { $0.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    }

    mutating func counted() -> [UInt8]? {
        number(width: 4).flatMap { take(Int($0)) }.map(Array.init)
    }

    mutating func column(rows: Int) -> Column? {
        guard let kind = number(width: 1).flatMap(ColumnKind.init), rows <= (end - position) / kind.width else {
            return nil
        }
        let numbers = (0..<rows).compactMap { _ in number(width: kind.width) }
        switch kind {
        case .doubles: return .numbers(numbers.map(Double.init(bitPattern:)))
        case .whole1, .whole2, .whole4: return .numbers(numbers.map { Double($0) })
        case .text1, .text2, .text4: return .texts(numbers.map { Int32(truncatingIfNeeded: $0) })
        }
    }
}
