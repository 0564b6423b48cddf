package import ContestModel
package import Foundation

/// The metrics of a problem, and which columns of its two files they read.
package struct ScoringPlan: Sendable {
    /// Those that the judge computes itself.
    package let metrics: [Metric]
    let idColumn: String
    /// The columns that metrics read which name none.
    let columns: [String]
    let splitColumn: String?
    /// A column of the labels file that is never looked at.
    let unreadColumn: String?
    let values: PredictionValues
    /// Whether programs of the problem's own read those columns as well.
    let hasOwnScorers: Bool

    package init(
        metrics choices: [MetricChoice],
        idColumn: String,
        columns: [String],
        splitColumn: String?,
        unreadColumn: String? = nil,
        values: PredictionValues = PredictionValues()
    ) throws {
        metrics = try choices.filter { $0.scorer == nil }.map { try Metric($0) }
        hasOwnScorers = choices.contains { $0.scorer != nil }
        self.idColumn = idColumn
        self.columns = columns
        self.splitColumn = splitColumn
        self.unreadColumn = unreadColumn
        self.values = values
    }

    package init(_ rules: PredictionRules) throws {
        try self.init(
            metrics: rules.metrics,
            idColumn: rules.idColumn,
            columns: rules.predictionsColumns,
            splitColumn: rules.readsSplit ? rules.splitColumn : nil,
            unreadColumn: rules.readsSplit ? nil : rules.splitColumn,
            values: rules.predictionValues
        )
    }

    /// What the metrics read of the predictions beside the id, each once.
    package var predictionColumns: [String] {
        var names: [String] = []
        let read = metrics.flatMap { $0.columns.predictions ?? columns } + (hasOwnScorers ? columns : [])
        for name in read where !names.contains(name) { names.append(name) }
        return names
    }

    /// Reads the jury's file.
    ///
    /// Labels lie in the columns that have the predictions' names. Where there are none, the only column that is left beside
    /// the id, the split and those that options name holds them.
    package func labels(_ csv: Data) throws(LabelError) -> LabelTable {
        try LabelTable(csv: csv, plan: self)
    }

    /// The jury's file with the rows of one part only, as they are.
    package func labels(_ csv: Data, only part: LabelTable.Part) throws(LabelError) -> Data {
        do throws(CSVError) {
            return try RowCopy.labels(csv.span, part, split: splitColumn)
        } catch {
            throw LabelError(description: "the labels file, \(error.message)")
        }
    }

    /// A predictions file that was read without complaint, with the rows of one part only: the id and the problem's columns, in
    /// the labels' order.
    package func predictions(_ csv: Data, of labels: LabelTable, only part: LabelTable.Part) throws(LabelError) -> Data
    {
        do throws(CSVError) {
            return try RowCopy.predictions(csv.span, labels, columns, part)
        } catch {
            throw LabelError(description: "the predictions, \(error.message)")
        }
    }

    /// Those of the labels file that hold no labels, whatever a metric reads.
    var otherColumns: [String] { [idColumn, splitColumn, unreadColumn].compactMap(\.self) }

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
        let other = plan.otherColumns
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
        guard plan.hasOwnScorers else { return }
        for name in plan.columns where header.column(name) != nil { try add(name, isText: false, header) }
    }

    private func names(
        _ columns: MetricColumns,
        _ plan: ScoringPlan,
        _ header: CSVReader.Header
    ) throws(CSVError) -> [String] {
        if let labels = columns.labels { return labels }
        let predictions = columns.predictions ?? plan.columns
        if predictions.allSatisfy({ header.column($0) != nil }) { return predictions }
        if let valueColumn { return [valueColumn] }
        let name = Excerpt.line(predictions.first ?? "", maxBytes: 60)
        throw CSVError(row: 1, what: "no column is named '\(name)', and not just one other is left")
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
        let named = plan.columns.filter { column($0) != nil }
        if let one = named.first, named.count == 1 { return one }
        let other = plan.metrics.flatMap { $0.columns.facts + ($0.columns.labels ?? []) }
        let taken = (plan.otherColumns + other).compactMap(column)
        let others = columns.indices.filter { !taken.contains($0) }
        return others.count == 1 ? String(decoding: columns[others[0]], as: UTF8.self) : nil
    }
}
