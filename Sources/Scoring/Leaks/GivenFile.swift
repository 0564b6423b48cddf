import Foundation

/// A CSV file that teams or their programs get, beside the labels.
struct GivenFile {
    let name: String
    let header: CSVReader.Header
    let id: Int
    /// By row of the file: the number of its label; nil: the id is none of those to be predicted.
    private(set) var numbers: [Int32?] = []
    /// Ids that occur a second time.
    private(set) var repeated = 0
    private let csv: Data

    static let limits = CSVLimits(fieldBytes: 1 << 20, columns: 16_384)

    /// Nil: it has no column of ids.
    init?(name: String, csv: Data, _ table: LabelTable) throws(CSVError) {
        var reader = CSVReader(csv.span, limits: Self.limits)
        let header = try reader.header([table.idColumn], in: csv.span)
        guard let id = header.column(table.idColumn) else { return nil }
        self.name = name
        self.csv = csv
        self.header = header
        self.id = id
        var scratch: [UInt8] = []
        var isSeen = [Bool](repeating: false, count: table.count)
        var guess = 0
        while try reader.next(in: csv.span) {
            let number = reader.withField(id, in: csv.span, &scratch) { text in
                guess < table.count && table.ids.holds(text, at: guess) ? guess : table.ids.number(of: text)
            }
            numbers.append(number.map { Int32($0) })
            guard let number else { continue }
            if isSeen[number] { repeated += 1 }
            isSeen[number] = true
            guess = number + 1
        }
    }

    /// Labels in the order of this file, of rows that have one.
    var known: [Int] { numbers.compactMap { $0.map { Int($0) } } }

    /// One walk over all rows; `body` gets the row's place and reads its fields.
    func forEachRow(_ body: (Int, borrowing Row) throws(CSVError) -> Void) throws(CSVError) {
        var reader = CSVReader(csv.span, limits: Self.limits)
        _ = try reader.header([], in: csv.span)
        var place = 0
        while try reader.next(in: csv.span) {
            try body(place, Row(reader: reader, csv: csv))
            place += 1
        }
    }

    /// The fields of the row that was read last.
    struct Row {
        fileprivate let reader: CSVReader
        fileprivate let csv: Data

        func field<Result>(_ place: Int, _ scratch: inout [UInt8], _ body: (Span<UInt8>) -> Result) -> Result {
            reader.withField(place, in: csv.span, &scratch, body)
        }
    }

    /// A digest of some columns of every row.
    func digests(of places: [Int]) throws(CSVError) -> [UInt64] {
        var digests: [UInt64] = []
        digests.reserveCapacity(numbers.count)
        var scratch: [UInt8] = []
        try forEachRow { (_, row) throws(CSVError) in
            var hash = FieldHash()
            for place in places {
                row.field(place, &scratch) { hash.add(field: $0) }
            }
            digests.append(hash.value)
        }
        return digests
    }
}
