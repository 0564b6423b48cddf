/// One column of a features file, while it is looked at for what it tells of the labels.
struct ColumnScan {
    let name: [UInt8]
    let place: Int
    private let edges: [Double]?
    private var scores: [GroupScore]
    private var equal: [Int]
    private var rows = 0
    private var first: UInt64 = 0
    private(set) var isConstant = true

    /// Of values, and one for those that are missing or no number.
    private static let groups = 1025

    /// `sample` are values of some rows, nil where one is no number.
    init(name: [UInt8], place: Int, sample: [Double?], _ targets: [ScannedLabel]) {
        self.name = name
        self.place = place
        edges = Self.edges(sample)
        scores = targets.map { GroupScore(groups: Self.groups, $0.target) }
        equal = targets.map { _ in 0 }
    }

    /// Bytes that one takes up.
    static func size(_ targets: [ScannedLabel]) -> Int {
        targets.reduce(1) { $0 + GroupScore.size(groups: groups, $1.target) }
    }

    /// Where groups of about equally many values begin; nil: it is no column of numbers.
    private static func edges(_ sample: [Double?]) -> [Double]? {
        let values = sample.compactMap(\.self).sorted()
        guard !values.isEmpty, values.count * 2 > sample.count else { return nil }
        // So many rows to a group that each learns something.
        let count = min(groups - 2, values.count / 16 + 1)
        var edges: [Double] = []
        for number in 0..<count where edges.last != values[number * values.count / count] {
            edges.append(values[number * values.count / count])
        }
        return edges
    }

    mutating func add(_ text: Span<UInt8>, row: Int, _ targets: [ScannedLabel]) {
        var hash = FieldHash()
        hash.add(field: text)
        if rows == 0 { first = hash.value }
        isConstant = isConstant && hash.value == first
        rows += 1
        let group = group(of: text, hash.value)
        for index in targets.indices {
            scores[index].add(row: row, group: group, targets[index].target)
            if targets[index].isLabel(text, of: row) { equal[index] += 1 }
        }
    }

    private func group(of text: Span<UInt8>, _ hash: UInt64) -> Int {
        guard let edges else { return 1 + Int((hash ^ hash >> 32) % UInt64(Self.groups - 1)) }
        guard let number = Double(field: text) else { return 0 }
        var range = 0..<edges.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = edges[middle] <= number ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return 1 + range.lowerBound
    }

    func findings(_ targets: [ScannedLabel], file: String) -> [LeakFinding] {
        let column = LeakWords.name(name)
        guard !isConstant else {
            guard rows > 1 else { return [] }
            return [
                LeakFinding(.note, .constant, in: file, column: column, "'\(column)' has the same value in every row.")
            ]
        }
        return targets.indices.compactMap { index in
            let (label, strength) = (targets[index].name, scores[index].strength)
            func finding(_ weight: LeakFinding.Weight, _ what: String) -> LeakFinding {
                LeakFinding(weight, .feature, in: file, column: column, strength: min(1, strength), what)
            }
            if equal[index] == rows { return finding(.leak, "'\(column)' is '\(label)' itself.") }
            guard scores[index].count >= 20, strength >= 0.95 else { return nil }
            let share = "a strength of \(LeakWords.number(strength)), where 1 is all"
            return strength >= 0.995
                ? finding(.leak, "'\(column)' alone determines '\(label)': \(share).")
                : finding(.warning, "'\(column)' alone nearly determines '\(label)': \(share).")
        }
    }
}

/// A column of the labels as a scan uses it.
struct ScannedLabel {
    let name: String
    let target: LeakTarget
    private let column: Column
    private let texts: ByteTable

    /// Nil: nothing can be said of such labels.
    init?(_ name: String, _ column: Column, _ texts: ByteTable) {
        guard let target = LeakTarget(column) else { return nil }
        self.name = name
        self.target = target
        self.column = column
        self.texts = texts
    }

    func isLabel(_ text: Span<UInt8>, of row: Int) -> Bool {
        switch column {
        case .numbers(let values): Double(field: text) == values[row]
        case .texts(let codes): texts.holds(text, at: Int(codes[row]))
        }
    }
}
