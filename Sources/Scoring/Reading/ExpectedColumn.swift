import ContestModel

/// A column of the predictions.
struct ExpectedColumn: Sendable, Hashable {
    let name: String
    let isText: Bool
    /// The labels' column that it is compared with; nil: none of its own.
    let label: String?
    /// Whether a metric reads classes in it, and whether one reads scores.
    private(set) var hasClasses: Bool
    private(set) var hasScores: Bool

    private init(
        _ name: String,
        _ reads: MetricColumns.Reads,
        _ label: String?,
        among labels: [String: Column]
    ) {
        self.name = name
        self.label = label
        isText =
            switch (reads, label.flatMap { labels[$0] }) {
            case (.texts, _), (.classes, .texts): true
            case (.classes, _), (.scores, _), (.numbers, _): false
            }
        hasClasses = reads == .classes
        hasScores = reads == .scores
    }

    /// Those that are read; each once.
    static func all(
        _ plan: ScoringPlan,
        _ defaults: DefaultColumns,
        _ labels: [String: Column]
    ) throws(CSVError) -> [ExpectedColumn] {
        var columns: [ExpectedColumn] = []
        for metric in plan.metrics {
            let truth = defaults.labels(metric.columns, among: labels)
            for (index, name) in defaults.predictions(metric.columns).enumerated() {
                let label = truth.indices.contains(index) ? truth[index] : truth.first
                let column = ExpectedColumn(name, metric.columns.reads, label, among: labels)
                try add(column, to: &columns)
            }
        }
        guard plan.hasOwnScorers else { return columns }
        for name in plan.columns where !columns.contains(where: { $0.name == name }) {
            columns.append(ExpectedColumn(name, labels[name] == nil ? .texts : .classes, name, among: labels))
        }
        return columns
    }

    private static func add(_ column: ExpectedColumn, to columns: inout [ExpectedColumn]) throws(CSVError) {
        guard let known = columns.firstIndex(where: { $0.name == column.name }) else { return columns.append(column) }
        guard columns[known].isText == column.isText else {
            throw CSVError(row: 1, what: MetricChoiceError.conflict(column: column.name).description)
        }
        columns[known].hasClasses = columns[known].hasClasses || column.hasClasses
        columns[known].hasScores = columns[known].hasScores || column.hasScores
    }
}
