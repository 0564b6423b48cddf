/// Whether labels can be told from ids.
struct IDTests {
    private let file: String
    private let table: LabelTable
    private let target: LeakTarget
    private let label: String
    /// Of each row the number that its id ends in; nil: not nearly all end in one.
    private let numbers: [UInt64]?

    /// Periods that are tried.
    private static let periods = Array(2...32) + [50, 60, 64, 100, 128, 256, 365, 1000]
    private static let prefixGroups = 1024

    init(_ table: LabelTable, _ target: LeakTarget, label: String, file: String) {
        self.file = file
        self.table = table
        self.target = target
        self.label = label
        let found = (0..<table.count).map { Self.number(endOf: table.ids.text($0)) }
        numbers = found.count { $0 == nil } * 20 > found.count ? nil : found.map { $0 ?? 0 }
    }

    /// `rows` are the labels' numbers in the order of the features file.
    func findings(rows: [Int]) -> [LeakFinding] { [order(rows), period(), prefix()].compactMap(\.self) }

    /// Its last digits.
    private static func number(endOf id: [UInt8]) -> UInt64? {
        let digits = id.reversed().prefix { (0x30...0x39).contains($0) }.prefix(18).reversed()
        return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + UInt64($1 - 0x30) }
    }

    /// Where the ids go up with the rows, the test of the rows has said it already.
    private func order(_ rows: [Int]) -> LeakFinding? {
        let sorted: [Int]
        if let numbers {
            sorted = rows.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
        } else {
            let ids = (0..<table.count).map(table.ids.text)
            sorted = rows.sorted { ids[$0].lexicographicallyPrecedes(ids[$1]) }
        }
        guard sorted != rows, let test = OrderTest.strongest(target, in: sorted), test.isConspicuous else { return nil }
        return LeakFinding(
            .leak,
            .idOrder,
            in: file,
            column: label,
            strength: test.strength,
            "In the order of the ids \(test.words)."
        )
    }

    private func period() -> LeakFinding? {
        guard let numbers else { return nil }
        let found = Self.periods.filter { $0 * 20 <= table.count }.map { period in
            var score = GroupScore(groups: period, target)
            for row in 0..<table.count { score.add(row: row, group: Int(numbers[row] % UInt64(period)), target) }
            return (period: period, score: score)
        }
        let most = found.map(\.score.strength).max() ?? 0
        // Multiples of a period tell as much.
        guard let best = found.first(where: { $0.score.strength >= most - 0.02 }), isTelling(best.score) else {
            return nil
        }
        return LeakFinding(
            .leak,
            .idModulus,
            in: file,
            column: label,
            strength: best.score.strength,
            "The remainder of the id divided by \(best.period) tells \(Self.share(best.score.strength)) of '\(label)'."
        )
    }

    private func prefix() -> LeakFinding? {
        var score = GroupScore(groups: Self.prefixGroups, target)
        for row in 0..<table.count {
            var hash = FieldHash()
            for byte in table.ids.text(row) where !(0x30...0x39).contains(byte) { hash.add(byte) }
            score.add(row: row, group: Int(hash.value % UInt64(Self.prefixGroups)), target)
        }
        guard isTelling(score) else { return nil }
        return LeakFinding(
            .leak,
            .idPrefix,
            in: file,
            column: label,
            strength: score.strength,
            "The letters of the id tell \(Self.share(score.strength)) of '\(label)'."
        )
    }

    /// More than chance gives, in whatever number of tests, and enough to be of use.
    private func isTelling(_ score: GroupScore) -> Bool {
        score.strength >= max(0.1, 4 / max(1, score.count).squareRoot())
    }

    private static func share(_ strength: Double) -> String {
        strength >= 0.995 ? "all" : "\(Int((strength * 100).rounded())) %"
    }
}

/// A number for a text, the same on every machine; against chance alone, not against an adversary.
struct FieldHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    mutating func add(_ number: UInt64) {
        value = (value ^ number) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
    }

    /// Numbers that are equal are equal however they are written.
    mutating func add(field text: Span<UInt8>) {
        if let number = Double(field: text) {
            add(number == 0 ? 0 : number.bitPattern)
        } else {
            for index in text.indices { add(text[index]) }
            add(UInt64(text.count) &+ 1)
        }
    }
}
