/// Several labels for each row, of which each applies or does not: a column for each, with 0 and 1.
struct LabelSets {
    let truth: [[Bool]]
    let predicted: [[Bool]]
    let count: Int

    /// Of each column.
    var columnCounts: [ClassCounts] {
        truth.indices.map { column in
            var counts = ClassCounts()
            for row in 0..<count { counts.add(truth[column][row], predicted[column][row]) }
            return counts
        }
    }

    /// Of each row.
    var rowCounts: [ClassCounts] {
        (0..<count).map { row in
            var counts = ClassCounts()
            for column in truth.indices { counts.add(truth[column][row], predicted[column][row]) }
            return counts
        }
    }

    /// Wrong labels of each row.
    var wrong: [Int] {
        (0..<count).map { row in truth.indices.count { truth[$0][row] != predicted[$0][row] } }
    }
}

extension ClassCounts {
    fileprivate mutating func add(_ isTrue: Bool, _ isPredicted: Bool) {
        if isTrue { support += 1 }
        if isPredicted { predicted += 1 }
        if isTrue, isPredicted { truePositives += 1 }
    }
}

extension PredictionPairs {
    func labelSets() throws -> LabelSets {
        try LabelSets(
            truth: labelColumns(),
            predicted: Self.flags(numbers(predicted), otherwise: .predictions("a prediction is neither 0 nor 1")),
            count: count
        )
    }

    /// The labels' columns, as many as the predictions'.
    func labelColumns() throws -> [[Bool]] {
        guard truth.count == predicted.count else {
            throw MetricError.columns("the metric needs a column of labels for each column of predictions")
        }
        return try Self.flags(
            numbers(truth),
            otherwise: .columns("a label in one of several columns is neither 0 nor 1")
        )
    }

    func numbers(_ columns: [Column]) throws -> [[Double]] {
        var numbers: [[Double]] = []
        for column in columns {
            switch column {
            case .numbers(let values): numbers.append(values)
            case .texts: throw MetricError.needsNumbers
            }
        }
        return numbers
    }

    private static func flags(_ columns: [[Double]], otherwise error: MetricError) throws -> [[Bool]] {
        var flags: [[Bool]] = []
        for column in columns {
            guard column.allSatisfy({ $0 == 0 || $0 == 1 }) else { throw error }
            flags.append(column.map { $0 == 1 })
        }
        return flags
    }
}
