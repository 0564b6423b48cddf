import Foundation

/// Copies the rows of one part of a file, for programs that score that part.
enum RowCopy {
    /// Of the jury's file, as they are.
    static func labels(
        _ bytes: Span<UInt8>,
        _ part: LabelTable.Part,
        split: String?
    ) throws(CSVError) -> Data {
        var reader = CSVReader(bytes, limits: CSVLimits(fieldBytes: 1 << 20))
        let column = try reader.header([], in: bytes).column(split ?? "")
        var copy: [UInt8] = []
        var scratch: [UInt8] = []
        copy.append(bytes.extracting(reader.rowRange))
        while try reader.next(in: bytes) {
            let own = column.map { reader.withField($0, in: bytes, &scratch) { LabelTable.Part($0) } } ?? .public
            guard own == part else { continue }
            copy.append(bytes.extracting(reader.rowRange))
        }
        // The end of the last line may be missing.
        if copy.last != UInt8(ascii: "\n") { copy.append(UInt8(ascii: "\n")) }
        return Data(copy)
    }

    /// Of a predictions file that was read without complaint: the id and some columns, in the labels' order. What counts for
    /// missing rows is written out.
    static func predictions(
        _ bytes: Span<UInt8>,
        _ labels: LabelTable,
        _ names: [String],
        _ part: LabelTable.Part
    ) throws(CSVError) -> Data {
        var reader = CSVReader(bytes, limits: CSVLimits(fieldBytes: labels.longestField))
        let names = [labels.idColumn] + names
        let header = try reader.header(names, in: bytes)
        let columns = names.compactMap(header.column)
        var rows = [[UInt8]](repeating: [], count: labels.count)
        var scratch: [UInt8] = []
        while try reader.next(in: bytes) {
            var row: [UInt8] = []
            for column in columns {
                if !row.isEmpty { row.append(UInt8(ascii: ",")) }
                reader.withField(column, in: bytes, &scratch) { row.appendField($0) }
            }
            let number = reader.withField(columns[0], in: bytes, &scratch) { labels.ids.number(of: $0) }
            if let number { rows[number] = row }
        }
        var copy: [UInt8] = []
        for (index, name) in names.enumerated() {
            if index > 0 { copy.append(UInt8(ascii: ",")) }
            let name = Array(name.utf8)
            copy.appendField(name.span)
        }
        copy.append(UInt8(ascii: "\n"))
        for number in rows.indices where labels.parts?[number] ?? .public == part {
            copy += rows[number].isEmpty ? missing(number, labels, names.count - 1) : rows[number]
            copy.append(UInt8(ascii: "\n"))
        }
        return Data(copy)
    }

    private static func missing(_ number: Int, _ labels: LabelTable, _ columns: Int) -> [UInt8] {
        var row: [UInt8] = []
        let (id, missing) = (labels.ids.text(number), labels.rules.missing ?? [])
        row.appendField(id.span)
        for _ in 0..<columns {
            row.append(UInt8(ascii: ","))
            row.appendField(missing.span)
        }
        return row
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ bytes: Span<UInt8>) {
        for index in bytes.indices { append(bytes[index]) }
    }

    /// With quotes around it where it needs them.
    fileprivate mutating func appendField(_ text: Span<UInt8>) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes = text.indices.contains { index in
            [quote, UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(text[index])
        }
        guard needsQuotes else { return append(text) }
        append(quote)
        for index in text.indices {
            if text[index] == quote { append(quote) }
            append(text[index])
        }
        append(quote)
    }
}
