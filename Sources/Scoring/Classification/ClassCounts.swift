/// How often a class was predicted and right.
struct ClassCounts {
    var truePositives = 0
    /// Rows that are of the class.
    var support = 0
    /// Rows that were predicted to be.
    var predicted = 0

    /// The value of 0/0 comes from the metric's options.
    func quotient(_ quotient: ClassQuotient) -> Double? {
        switch quotient {
        case .precision: Self.quotient(Double(truePositives), Double(predicted))
        case .recall: Self.quotient(Double(truePositives), Double(support))
        case .jaccard: Self.quotient(Double(truePositives), Double(support + predicted - truePositives))
        case .fbeta(let beta):
            Self.quotient(
                (1 + beta * beta) * Double(truePositives),
                beta * beta * Double(support) + Double(predicted)
            )
        }
    }

    private static func quotient(_ part: Double, _ whole: Double) -> Double? { whole == 0 ? nil : part / whole }
}

/// What is computed from the counts of a class; nil stands for 0/0.
enum ClassQuotient: Sendable {
    case precision, recall, jaccard
    case fbeta(Double)
}

/// The counts of every class that occurs among labels or predictions, in the order of their texts or numbers.
struct ConfusionCounts {
    let classes: [ClassCounts]
    let rows: Int
    /// The place of a class, by its text.
    let place: (String) -> Int?

    init(_ pairs: ClassPairs) {
        var counts = [ClassCounts](repeating: ClassCounts(), count: pairs.classCount)
        for index in pairs.truth.indices {
            let (right, guess) = (Int(pairs.truth[index]), Int(pairs.predicted[index]))
            counts[right].support += 1
            counts[guess].predicted += 1
            if right == guess { counts[right].truePositives += 1 }
        }
        classes = counts
        rows = pairs.truth.count
        place = pairs.place
    }

    init(_ classes: [ClassCounts], rows: Int) {
        self.classes = classes
        self.rows = rows
        place = { _ in nil }
    }

    /// `isAdjusted`: 0 is what chance gives, 1 is perfect.
    func balancedAccuracy(isAdjusted: Bool) throws -> Double {
        let recalls = classes.filter { $0.support > 0 }.compactMap { $0.quotient(.recall) }
        let mean = recalls.compensatedMean
        guard isAdjusted else { return mean }
        guard recalls.count > 1 else {
            throw MetricError.labels("adjusted, the metric needs two classes among the labels")
        }
        let chance = 1 / Double(recalls.count)
        return (mean - chance) / (1 - chance)
    }

    /// 0 where the denominator is.
    var mcc: Double {
        let total = Double(rows) * Double(rows)
        let right = Double(classes.reduce(0) { $0 + $1.truePositives })
        let mixed = classes.map { Double($0.support) * Double($0.predicted) }.compensatedSum
        let ofTruth = total - classes.map { Double($0.support) * Double($0.support) }.compensatedSum
        let ofPredicted = total - classes.map { Double($0.predicted) * Double($0.predicted) }.compensatedSum
        guard ofTruth * ofPredicted != 0 else { return 0 }
        return (right * Double(rows) - mixed) / (ofTruth * ofPredicted).squareRoot()
    }

    var sum: ClassCounts {
        classes.reduce(into: ClassCounts()) { sum, counts in
            sum.truePositives += counts.truePositives
            sum.support += counts.support
            sum.predicted += counts.predicted
        }
    }

    /// Of one class. The labels decide whether there are two at most; what else is predicted is simply not that class.
    func counts(of text: String) throws -> ClassCounts {
        let known = classes.count { $0.support > 0 }
        guard known <= 2 else { throw MetricError.notBinary }
        if let index = place(text), known < 2 || classes[index].support > 0 { return classes[index] }
        guard known < 2 else { throw MetricError.noPositiveLabel(text) }
        return ClassCounts()
    }
}
