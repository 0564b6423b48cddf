import ContestModel

/// How often a class was predicted and right.
struct ClassCounts {
    var truePositives = 0
    /// Rows that are of the class.
    var support = 0
    /// Rows that were predicted to be.
    var predicted = 0

    var precision: Double { Self.quotient(truePositives, predicted) }
    var recall: Double { Self.quotient(truePositives, support) }
    var f1: Double { Self.quotient(2 * truePositives, support + predicted) }

    private static func quotient(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }
}

/// The counts of every class that occurs among labels or predictions, in the order of their texts or numbers.
struct ConfusionCounts {
    private let classes: [ClassCounts]
    private let rows: Int
    /// The place of a class, by its text.
    private let place: (String) -> Int?

    init(_ pairs: PredictionPairs) {
        rows = pairs.count
        switch pairs.values {
        case .texts(let truth, let predicted, let table):
            let order = Set(truth).union(predicted).sorted { Self.precedes(table[Int($0)], table[Int($1)]) }
            classes = Self.counts(truth, predicted, order)
            place = { text in order.firstIndex { table[Int($0)] == Array(text.utf8) } }
        case .numbers(let truth, let predicted):
            let order = Set(truth).union(predicted).sorted()
            classes = Self.counts(truth, predicted, order)
            place = { text in Double(decimal: text).flatMap { order.firstIndex(of: $0) } }
        }
    }

    /// Bytewise, which is the order of the characters' numbers.
    private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }

    private static func counts<Class: Hashable>(
        _ truth: [Class],
        _ predicted: [Class],
        _ order: [Class]
    ) -> [ClassCounts] {
        var counts = [ClassCounts](repeating: ClassCounts(), count: order.count)
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        for index in truth.indices {
            guard let right = places[truth[index]], let guess = places[predicted[index]] else { continue }
            counts[right].support += 1
            counts[guess].predicted += 1
            if right == guess { counts[right].truePositives += 1 }
        }
        return counts
    }

    var balancedAccuracy: Double {
        let recalls = classes.filter { $0.support > 0 }.map(\.recall)
        return recalls.compensatedSum / Double(recalls.count)
    }

    var mcc: Double {
        let total = Double(rows) * Double(rows)
        let right = Double(classes.reduce(0) { $0 + $1.truePositives })
        let mixed = classes.map { Double($0.support) * Double($0.predicted) }.compensatedSum
        let ofTruth = total - classes.map { Double($0.support) * Double($0.support) }.compensatedSum
        let ofPredicted = total - classes.map { Double($0.predicted) * Double($0.predicted) }.compensatedSum
        guard ofTruth * ofPredicted != 0 else { return 0 }
        return (right * Double(rows) - mixed) / (ofTruth * ofPredicted).squareRoot()
    }

    func value(_ average: Metric.Average, _ of: (ClassCounts) -> Double) throws(MetricError) -> Double {
        switch average {
        case .binary(let positive): return of(try counts(of: positive))
        case .micro: return of(sum)
        case .macro: return classes.map(of).compensatedSum / Double(classes.count)
        case .weighted:
            return classes.map { Double($0.support) * of($0) }.compensatedSum / Double(rows)
        }
    }

    private var sum: ClassCounts {
        classes.reduce(into: ClassCounts()) { sum, counts in
            sum.truePositives += counts.truePositives
            sum.support += counts.support
            sum.predicted += counts.predicted
        }
    }

    /// Of one class. The labels decide whether there are two at most; what else is predicted is simply not that class.
    private func counts(of text: String) throws(MetricError) -> ClassCounts {
        let known = classes.count { $0.support > 0 }
        guard known <= 2 else { throw .notBinary }
        if let index = place(text), known < 2 || classes[index].support > 0 { return classes[index] }
        guard known < 2 else { throw .noPositiveLabel(text) }
        return ClassCounts()
    }
}

extension PredictionPairs {
    var accuracy: Double {
        switch values {
        case .numbers(let truth, let predicted): Self.share(truth, predicted)
        case .texts(let truth, let predicted, _): Self.share(truth, predicted)
        }
    }

    private static func share<Value: Equatable>(_ truth: [Value], _ predicted: [Value]) -> Double {
        var right = 0
        for index in truth.indices where truth[index] == predicted[index] { right += 1 }
        return Double(right) / Double(truth.count)
    }
}
