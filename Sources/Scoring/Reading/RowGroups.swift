/// The rows of each series or group, in the order in which they appear first.
struct RowGroups {
    private(set) var groups: [[Int]] = []

    init(_ keys: Column) {
        switch keys {
        case .numbers(let values): group(values)
        case .texts(let values): group(values)
        }
    }

    /// All rows in one.
    init(count: Int) { groups = [Array(0..<count)] }

    private mutating func group<Key: Hashable>(_ keys: [Key]) {
        var places: [Key: Int] = [:]
        for (row, key) in keys.enumerated() {
            let place = places[key, default: groups.count]
            if place == groups.count {
                places[key] = place
                groups.append([])
            }
            groups[place].append(row)
        }
    }
}

extension PredictionPairs {
    /// The groups that a column of the labels file makes; without one, a single group.
    func groups(_ column: String?) throws -> [[Int]] {
        guard let column else { return RowGroups(count: count).groups }
        return RowGroups(try fact(column)).groups
    }

    func fact(_ column: String) throws -> Column {
        guard let fact = facts[column] else { throw MetricError.columns("the labels have no column '\(column)'") }
        return fact
    }
}
