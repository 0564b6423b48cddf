/// The predictions of a submission, row by row beside the labels.
package struct AlignedPredictions: Sendable {
    /// The rows that are scored during the contest.
    package let publicPart: ScoredRows
    /// The rows that are scored at its end; nil where there are none.
    package let privatePart: ScoredRows?
    /// All rows, in the labels' order.
    let columns: [String: Column]
    /// Predicted texts that no label has; their numbers follow those of the labels' texts.
    let otherTexts: [[UInt8]]

    init(_ labels: LabelTable, _ columns: [String: Column], otherTexts: [[UInt8]]) {
        self.columns = columns
        self.otherTexts = otherTexts
        let texts = (0..<labels.texts.count).map(labels.texts.text) + otherTexts
        func rows(_ part: LabelTable.Part) -> ScoredRows {
            let rows = labels.parts.map { parts in parts.indices.filter { parts[$0] == part } }
            return ScoredRows(
                labels: rows.map { rows in labels.columns.mapValues { $0.rows(rows) } } ?? labels.columns,
                predictions: rows.map { rows in columns.mapValues { $0.rows(rows) } } ?? columns,
                texts: texts,
                defaults: labels.defaults,
                count: rows?.count ?? labels.count
            )
        }
        publicPart = rows(.public)
        privatePart = labels.hasPrivatePart ? rows(.private) : nil
    }

    /// Whether both predict the same for every id.
    package func agrees(with other: AlignedPredictions) -> Bool {
        columns == other.columns && otherTexts == other.otherTexts
    }
}
