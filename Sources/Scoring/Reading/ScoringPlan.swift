package import ContestModel
package import Foundation

/// The metrics of a problem, and which columns of its two files they read.
package struct ScoringPlan: Sendable {
    package let metrics: [Metric]
    let idColumn: String
    /// The column that metrics read which name none.
    let column: String
    let splitColumn: String?

    package init(
        metrics choices: [MetricChoice],
        idColumn: String,
        column: String,
        splitColumn: String?
    ) throws {
        var metrics: [Metric] = []
        for choice in choices { metrics.append(try Metric(choice)) }
        self.metrics = metrics
        self.idColumn = idColumn
        self.column = column
        self.splitColumn = splitColumn
    }

    /// What the metrics read of the predictions beside the id, each once.
    package var predictionColumns: [String] {
        var names: [String] = []
        for name in metrics.flatMap({ $0.columns.predictions ?? [column] }) where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// Reads the jury's file.
    ///
    /// Labels lie in the columns that have the predictions' names. Where there are none, the only column that is left beside
    /// the id, the split and those that options name holds them.
    package func labels(_ csv: Data) throws(LabelError) -> LabelTable {
        try LabelTable(csv: csv, plan: self)
    }

    /// What each metric reads, as the labels file has it.
    func layout(_ header: CSVReader.Header) throws(CSVError) -> LabelLayout {
        try LabelLayout(header, plan: self)
    }
}

/// Where the columns of the labels file are.
struct LabelLayout {
    struct Named {
        let name: String
        let place: Int
        /// Whether its fields stay texts also where all are numbers.
        let isText: Bool
    }

    let id: Int
    let split: Int?
    /// Those that a metric reads.
    private(set) var columns: [Named] = []
    /// The labels' column of metrics that name none; nil where there is no such metric, or no such column.
    let valueColumn: String?

    init(_ header: CSVReader.Header, plan: ScoringPlan) throws(CSVError) {
        id = try header.place(plan.idColumn)
        if let name = plan.splitColumn { split = try header.place(name) } else { split = nil }
        valueColumn = header.valueColumn(plan)
        let other = plan.splitColumn.map { [plan.idColumn, $0] } ?? [plan.idColumn]
        for metric in plan.metrics {
            let isText = metric.columns.reads == .texts
            for name in try names(metric.columns, plan, header) {
                guard !other.contains(name) else {
                    throw CSVError(row: 1, what: "the column '\(name)' cannot be the label and something else as well")
                }
                try add(name, isText: isText, header)
            }
            for name in metric.columns.facts { try add(name, isText: false, header) }
        }
    }

    private func names(
        _ columns: MetricColumns,
        _ plan: ScoringPlan,
        _ header: CSVReader.Header
    ) throws(CSVError) -> [String] {
        if let labels = columns.labels { return labels }
        let predictions = columns.predictions ?? [plan.column]
        if predictions.allSatisfy({ header.column($0) != nil }) { return predictions }
        if let valueColumn { return [valueColumn] }
        throw CSVError(row: 1, what: "no column is named '\(plan.column)', and not just one other is left")
    }

    private mutating func add(_ name: String, isText: Bool, _ header: CSVReader.Header) throws(CSVError) {
        let place = try header.place(name)
        let known = columns.firstIndex { $0.name == name }
        guard let known else { return columns.append(Named(name: name, place: place, isText: isText)) }
        if isText { columns[known] = Named(name: name, place: place, isText: true) }
    }
}

extension CSVReader.Header {
    fileprivate func place(_ name: String) throws(CSVError) -> Int {
        if let place = column(name) { return place }
        throw CSVError(row: 1, what: "there is no column '\(Excerpt.line(name, maxBytes: 60))' among \(text)")
    }

    /// The problem's column, or the only one that has no other use.
    fileprivate func valueColumn(_ plan: ScoringPlan) -> String? {
        if column(plan.column) != nil { return plan.column }
        let named = plan.metrics.flatMap { $0.columns.facts + ($0.columns.labels ?? []) }
        let taken = ([plan.idColumn, plan.splitColumn].compactMap(\.self) + named).compactMap(column)
        let others = columns.indices.filter { !taken.contains($0) }
        return others.count == 1 ? String(decoding: columns[others[0]], as: UTF8.self) : nil
    }
}
