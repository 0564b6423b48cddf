package import ContestModel

/// A number that says how good predictions are, defined as scikit-learn defines it.
package enum Metric: Sendable, Hashable {
    /// How the values of several classes become one.
    package enum Average: Sendable, Hashable {
        /// Of the one class with this text (or number) alone.
        case binary(positive: String)
        /// Of the counts of all classes together.
        case micro
        /// The mean over the classes that occur among labels or predictions.
        case macro
        /// As macro, weighted by how often each class occurs among the labels.
        case weighted
    }

    package enum Direction: Sendable, Hashable {
        case higherIsBetter, lowerIsBetter
    }

    case accuracy
    /// The mean recall over the classes that occur among the labels.
    case balancedAccuracy
    /// 0 where nothing was predicted, as all quotients 0/0 of these three.
    case precision(Average)
    case recall(Average)
    case f1(Average)
    /// Matthews' correlation coefficient; 0 where its denominator is.
    case mcc
    case rmse, mse, mae
    /// 1 or 0 where all labels are equal, for perfect and other predictions.
    case r2

    package var direction: Direction {
        switch self {
        case .accuracy, .balancedAccuracy, .precision, .recall, .f1, .mcc, .r2: .higherIsBetter
        case .rmse, .mse, .mae: .lowerIsBetter
        }
    }

    /// Whether the labels must be numbers.
    package var needsNumbers: Bool {
        switch self {
        case .accuracy, .balancedAccuracy, .precision, .recall, .f1, .mcc: false
        case .rmse, .mse, .mae, .r2: true
        }
    }
}

/// What is wrong with a metric in `problem.yaml`.
package enum MetricChoiceError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownMetric(String)
    case unknownOption(String, metric: String, known: [String])
    case badValue(String, option: String, metric: String, known: [String])

    package var description: String {
        switch self {
        case .unknownMetric(let id):
            "there is no metric '\(Excerpt.line(id, maxBytes: 60))'; known are \(Metric.knownIDs.joined(separator: ", "))"
        case .unknownOption(let option, let metric, let known):
            "\(metric) has no option '\(Excerpt.line(option, maxBytes: 60))'; "
                + (known.isEmpty ? "it has none" : "it knows \(known.joined(separator: ", "))")
        case .badValue(let value, let option, let metric, let known):
            "\(option) of \(metric) cannot be '\(Excerpt.line(value, maxBytes: 60))', only \(known.joined(separator: ", "))"
        }
    }
}

extension Metric {
    package static let knownIDs = [
        "accuracy", "balanced_accuracy", "precision", "recall", "f1", "mcc", "rmse", "mse", "mae", "r2",
    ]

    package init(_ choice: MetricChoice) throws(MetricChoiceError) {
        switch choice.id {
        case "precision": self = .precision(try Average(choice))
        case "recall": self = .recall(try Average(choice))
        case "f1": self = .f1(try Average(choice))
        case "accuracy": self = .accuracy
        case "balanced_accuracy": self = .balancedAccuracy
        case "mcc": self = .mcc
        case "rmse": self = .rmse
        case "mse": self = .mse
        case "mae": self = .mae
        case "r2": self = .r2
        default: throw .unknownMetric(choice.id)
        }
        try choice.allowOnly(usesAverage ? Average.options : [])
    }

    private var usesAverage: Bool {
        switch self {
        case .precision, .recall, .f1: true
        case .accuracy, .balancedAccuracy, .mcc, .rmse, .mse, .mae, .r2: false
        }
    }
}

extension Metric.Average {
    fileprivate static let options = ["average", "pos_label", "zero_division"]

    /// `average` is `binary` where it is not given, and its class `1`, as in scikit-learn.
    fileprivate init(_ choice: MetricChoice) throws(MetricChoiceError) {
        if let value = choice.options["zero_division"], value != "0" {
            throw .badValue(value, option: "zero_division", metric: choice.id, known: ["0"])
        }
        let average = choice.options["average", default: "binary"]
        switch average {
        case "binary": self = .binary(positive: choice.options["pos_label", default: "1"])
        case "micro": self = .micro
        case "macro": self = .macro
        case "weighted": self = .weighted
        default:
            let known = ["binary", "micro", "macro", "weighted"]
            throw .badValue(average, option: "average", metric: choice.id, known: known)
        }
        if average != "binary", choice.options["pos_label"] != nil {
            throw .unknownOption("pos_label", metric: "\(choice.id) with average \(average)", known: ["average"])
        }
    }
}

extension MetricChoice {
    fileprivate func allowOnly(_ known: [String]) throws(MetricChoiceError) {
        // The first by name, so that the message is the same each time.
        let unknown = options.keys.filter { !known.contains($0) }.sorted()
        if let first = unknown.first { throw .unknownOption(first, metric: id, known: known) }
    }
}
