/// Uploads that differ from an earlier one in a few rows, as they do when the score is asked what the labels of these are.
package enum Probing {
    package struct Finding: Sendable, Hashable {
        /// Places in the list of entries.
        package let entry: Int
        package let earlier: Int
        /// In how many rows they differ; never 0, which is a plain repetition.
        package let rows: Int
    }

    /// For each entry the earlier one that it resembles most, if they differ in `limit` rows or fewer. Entries are in the order of
    /// arrival, over the same rows.
    package static func findings(among entries: [ScoredRows], limit: Int) -> [Finding] {
        entries.indices.compactMap { entry in
            let near = (0..<entry).compactMap { earlier in
                entries[entry].differences(from: entries[earlier], upTo: limit).map {
                    Finding(entry: entry, earlier: earlier, rows: $0)
                }
            }
            guard !near.contains(where: { $0.rows == 0 }) else { return nil }
            return near.min { $0.rows < $1.rows }
        }
    }

    /// The most rows that are few: one in a thousand, and at least ten, but never half of them.
    package static func fewRows(of count: Int) -> Int { min(max(10, count / 1000), count / 2) }
}

extension ScoredRows {
    /// In how many rows the predictions differ; nil where these are more than `limit`.
    fileprivate func differences(from other: ScoredRows, upTo limit: Int) -> Int? {
        precondition(count == other.count, "entries are compared over the same rows")
        let columns = predictions.sorted { $0.key < $1.key }.map { ($0.value, other.predictions[$0.key]) }
        var sum = 0
        for row in 0..<count where columns.contains(where: { isDifferent($0, $1, other, row) }) {
            sum += 1
            if sum > limit { return nil }
        }
        return sum
    }

    private func isDifferent(_ mine: Column, _ theirs: Column?, _ other: ScoredRows, _ row: Int) -> Bool {
        switch (mine, theirs) {
        case (.numbers(let left), .numbers(let right)): left[row] != right[row]
        case (.texts(let left), .texts(let right)): texts[Int(left[row])] != other.texts[Int(right[row])]
        case (.numbers, _), (.texts, _): true
        }
    }
}
