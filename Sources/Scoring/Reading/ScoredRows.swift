import ContestModel

/// The columns of metrics that name none.
struct DefaultColumns: Sendable {
    let predictions: [String]
    let labels: String?

    /// What a metric reads of the predictions.
    func predictions(_ columns: MetricColumns) -> [String] { columns.predictions ?? predictions }

    /// What it reads of the labels, of which these columns were read.
    func labels(_ columns: MetricColumns, among known: [String: Column]) -> [String] {
        if let labels = columns.labels { return labels }
        let same = predictions(columns)
        return same.allSatisfy { known[$0] != nil } ? same : labels.map { [$0] } ?? []
    }
}

/// Labels and predictions of one part, in the same order.
package struct ScoredRows: Sendable {
    let labels: [String: Column]
    let predictions: [String: Column]
    /// By the numbers in columns of texts.
    let texts: [[UInt8]]
    let defaults: DefaultColumns
    package let count: Int

    /// What a metric reads.
    func pairs(_ columns: MetricColumns) -> PredictionPairs {
        let names = defaults.predictions(columns)
        return PredictionPairs(
            truth: defaults.labels(columns, among: labels).compactMap { labels[$0] },
            predicted: names.compactMap { predictions[$0] },
            names: names,
            facts: labels.filter { columns.facts.contains($0.key) },
            texts: texts,
            count: count
        )
    }
}

/// What a metric compares: right and predicted values in the same order.
struct PredictionPairs: Sendable {
    let truth: [Column]
    let predicted: [Column]
    /// Of the predicted columns.
    let names: [String]
    /// Further columns of the labels file.
    let facts: [String: Column]
    let texts: [[UInt8]]
    let count: Int

    init(
        truth: [Column],
        predicted: [Column],
        names: [String] = [],
        facts: [String: Column] = [:],
        texts: [[UInt8]] = [],
        count: Int
    ) {
        self.truth = truth
        self.predicted = predicted
        self.names = names
        self.facts = facts
        self.texts = texts
        self.count = count
    }

    /// Some of the rows, in this order; a row may be there more than once.
    func rows(_ rows: [Int]) -> PredictionPairs {
        PredictionPairs(
            truth: truth.map { $0.rows(rows) },
            predicted: predicted.map { $0.rows(rows) },
            names: names,
            facts: facts.mapValues { $0.rows(rows) },
            texts: texts,
            count: rows.count
        )
    }
}
