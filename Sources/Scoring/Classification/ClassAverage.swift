import ContestModel

/// How the quotients of several classes become one value.
struct ClassAverage: Sendable {
    enum Kind: String, CaseIterable {
        /// Of the one class of interest.
        case binary
        /// Of the counts of all classes together.
        case micro
        /// The mean over the classes that occur among labels or predictions.
        case macro
        /// As macro, weighted by how often each class occurs among the labels.
        case weighted
        /// The mean over the rows, each of which has several labels.
        case samples
    }

    /// What 0/0 is.
    enum ZeroDivision: String, CaseIterable {
        case zero = "0"
        case one = "1"
        /// Left out of the mean.
        case skip = "nan"
    }

    let kind: Kind
    /// Text of the class of interest.
    let positive: String
    let zeroDivision: ZeroDivision

    /// `average` is `binary` where it is not given, and its class `1`, as in scikit-learn.
    init(_ options: inout MetricOptions) throws {
        kind = try options.word("average", default: Kind.binary)
        positive = kind == .binary ? options.text("pos_label") ?? "1" : "1"
        zeroDivision = try options.word("zero_division", default: ZeroDivision.zero)
    }

    func value(_ quotient: ClassQuotient, _ pairs: PredictionPairs) throws -> Double {
        guard pairs.truth.count == 1 else { return try value(quotient, pairs.labelSets()) }
        let counts = ConfusionCounts(try pairs.classes())
        switch kind {
        case .binary: return value(try counts.counts(of: positive).quotient(quotient))
        case .micro: return value(counts.sum.quotient(quotient))
        case .macro, .weighted: return mean(quotient, counts.classes, isWeighted: kind == .weighted)
        case .samples: throw MetricError.columns("average: samples is for several columns of labels")
        }
    }

    private func value(_ quotient: ClassQuotient, _ sets: LabelSets) throws -> Double {
        switch kind {
        case .binary: throw MetricError.notBinary
        case .micro: value(ConfusionCounts(sets.columnCounts, rows: sets.count).sum.quotient(quotient))
        case .macro, .weighted: mean(quotient, sets.columnCounts, isWeighted: kind == .weighted)
        case .samples: mean(quotient, sets.rowCounts, isWeighted: false)
        }
    }

    private func mean(_ quotient: ClassQuotient, _ classes: [ClassCounts], isWeighted: Bool) -> Double {
        let values = classes.map { counts in (value(counts.quotient(quotient)), Double(counts.support)) }
            .filter { !$0.0.isNaN }
        // Where no label is positive all weights are 0.
        guard isWeighted, values.contains(where: { $0.1 != 0 }) else { return values.map(\.0).compensatedMean }
        return values.map(\.0).compensatedMean(weights: values.map(\.1))
    }

    private func value(_ quotient: Double?) -> Double {
        if let quotient { return quotient }
        switch zeroDivision {
        case .zero: return 0
        case .one: return 1
        case .skip: return .nan
        }
    }
}
