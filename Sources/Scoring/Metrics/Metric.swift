package import ContestModel

/// A number that says how good predictions are, defined as scikit-learn, SciPy or the field defines it.
package struct Metric: Sendable {
    package enum Direction: Sendable, Hashable {
        case higherIsBetter, lowerIsBetter
    }

    package let id: String
    package let direction: Direction
    /// What it reads of the labels and of the predictions.
    let columns: MetricColumns
    let computation: Computation

    /// Of a metric that `problem.yaml` names, with its options.
    package init(_ choice: MetricChoice) throws {
        guard let definition = Self.definitions.first(where: { $0.id == choice.id }) else {
            throw MetricChoiceError.unknownMetric(choice.id)
        }
        var options = MetricOptions(choice)
        computation = try definition.make(&options)
        columns = MetricColumns(&options, reads: definition.reads)
        try options.refuseOthers()
        id = definition.id
        direction = definition.direction
    }

    /// All that there are, by section.
    static let definitions: [MetricDefinition] =
        MetricDefinition.classification + MetricDefinition.quotients + MetricDefinition.probabilities
        + MetricDefinition.rankingOfLabels + MetricDefinition.regression + MetricDefinition.deviances
        + MetricDefinition.forecasting + MetricDefinition.correlation + MetricDefinition.ranking
        + MetricDefinition.masks + MetricDefinition.texts + MetricDefinition.clustering

    package static var knownIDs: [String] { definitions.map(\.id) }
}

/// A metric before its options are known.
struct MetricDefinition: Sendable {
    let id: String
    let direction: Metric.Direction
    let reads: MetricColumns.Reads
    let make: @Sendable (inout MetricOptions) throws -> Computation

    init(
        _ id: String,
        _ direction: Metric.Direction,
        _ reads: MetricColumns.Reads,
        make: @escaping @Sendable (inout MetricOptions) throws -> Computation
    ) {
        self.id = id
        self.direction = direction
        self.reads = reads
        self.make = make
    }
}

/// How a metric comes to its value.
enum Computation: Sendable {
    /// From all rows at once.
    case whole(@Sendable (PredictionPairs) throws -> Double)
    /// The mean of one number for each row, in the rows' order.
    case mean(@Sendable (PredictionPairs) throws -> [Double])
    /// From what each row gives, which takes long, of any choice of rows, which does not.
    case choice(@Sendable (PredictionPairs) throws -> @Sendable ([Int]) throws -> Double)

    func value(_ pairs: PredictionPairs) throws -> Double {
        switch self {
        case .whole(let value): return try value(pairs)
        case .mean(let terms): return try terms(pairs).compensatedMean
        case .choice(let make): return try make(pairs)(Array(0..<pairs.count))
        }
    }
}

/// The columns that a metric reads.
struct MetricColumns: Sendable {
    /// What the fields of the columns are.
    enum Reads: Sendable {
        /// Classes, in both files: numbers where all labels are, otherwise texts.
        case classes
        /// Numbers that are predicted for labels of any kind.
        case scores
        /// Numbers, in both files.
        case numbers
        /// Texts, in both files, as they are written.
        case texts
    }

    let reads: Reads
    /// Of the predictions; nil: the problem's column.
    let predictions: [String]?
    /// Of the labels; nil: those with the names of the predictions', or else the problem's column.
    let labels: [String]?
    /// Columns of the labels file that say more about each row.
    let facts: [String]

    fileprivate init(_ options: inout MetricOptions, reads: Reads) {
        self.reads = reads
        predictions = options.names("columns")
        labels = options.names("labels")
        facts = options.facts
    }
}
