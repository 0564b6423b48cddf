package import Foundation

/// Some rows of a CSV file, byte by byte as they stand in it, below its header.
package struct CSVPart: Sendable {
    package let csv: Data
    package let rows: Int

    private static let limits = CSVLimits(fieldBytes: 1 << 20, columns: 16_384)

    /// The first rows; nil: it is no CSV file as far as that.
    package init?(first count: Int, of csv: Data) {
        guard let part = try? Self.read(csv, atMost: count, where: { _ in true }) else { return nil }
        self = part
    }

    /// Rows whose id is one of some; nil: it is no CSV file, or has no such column.
    package init?(of csv: Data, ids: Set<String>, in column: String) {
        guard let place = Self.header(csv).flatMap({ $0.firstIndex(of: column) }),
            let part = try? Self.read(csv, atMost: .max, where: { ids.contains($0(place)) })
        else { return nil }
        self = part
    }

    /// The names of its columns; nil: it has no header that can be read.
    package static func header(_ csv: Data) -> [String]? {
        var reader = CSVReader(csv.span, limits: limits)
        return try? reader.header([], in: csv.span).columns.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The values of a column, in the order of the rows; nil: there is no such column.
    package func values(of column: String) -> [String]? {
        guard let place = Self.header(csv).flatMap({ $0.firstIndex(of: column) }) else { return nil }
        var values: [String] = []
        _ = try? Self.read(csv, atMost: .max) { field in
            values.append(field(place))
            return false
        }
        return values
    }

    private init(csv: Data, rows: Int) {
        self.csv = csv
        self.rows = rows
    }

    private static func read(
        _ csv: Data,
        atMost count: Int,
        where isWanted: ((Int) -> String) -> Bool
    ) throws(CSVError) -> CSVPart {
        var reader = CSVReader(csv.span, limits: limits)
        _ = try reader.header([], in: csv.span)
        var part = csv.prefix(reader.offset)
        var (rows, start) = (0, reader.offset)
        while rows < count, try reader.next(in: csv.span) {
            let isTaken = isWanted { place in
                var scratch: [UInt8] = []
                return reader.withField(place, in: csv.span, &scratch) {
                    String(decoding: Array(copying: $0), as: UTF8.self)
                }
            }
            if isTaken {
                part += csv[csv.startIndex + start..<csv.startIndex + reader.offset]
                rows += 1
            }
            start = reader.offset
        }
        if part.last != UInt8(ascii: "\n") { part.append(UInt8(ascii: "\n")) }
        return CSVPart(csv: Data(part), rows: rows)
    }
}
