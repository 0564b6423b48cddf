import ContestModel

/// Right and predicted classes, numbered in the order of their texts or numbers.
struct ClassPairs {
    let truth: [Int32]
    let predicted: [Int32]
    /// Of the classes that occur among labels or predictions.
    let classCount: Int
    /// The class with a text.
    let place: (String) -> Int?
}

extension PredictionPairs {
    /// The one column of labels beside the one of predictions.
    func classes() throws -> ClassPairs {
        guard truth.count == 1, predicted.count == 1 else {
            throw MetricError.columns("the metric compares one column of predictions with one of labels")
        }
        switch (truth[0], predicted[0]) {
        case (.numbers(let truth), .numbers(let predicted)): return Self.classes(truth, predicted)
        case (.texts(let truth), .texts(let predicted)): return classes(truth, predicted)
        case (.numbers, .texts), (.texts, .numbers):
            throw MetricError.columns(
                "the labels are texts and the predictions are numbers: give the metric `columns` of its own"
            )
        }
    }

    private static func classes(_ truth: [Double], _ predicted: [Double]) -> ClassPairs {
        let places = NumberPlaces(truth, predicted)
        return ClassPairs(
            truth: truth.map(places.place),
            predicted: predicted.map(places.place),
            classCount: places.order.count,
            place: { text in Double(decimal: text).flatMap { places.order.firstIndex(of: $0) } }
        )
    }

    private func classes(_ truth: [Int32], _ predicted: [Int32]) -> ClassPairs {
        var occurs = [Bool](repeating: false, count: texts.count)
        for code in truth { occurs[Int(code)] = true }
        for code in predicted { occurs[Int(code)] = true }
        // Bytewise, which is the order of the characters' numbers.
        let order = texts.indices.filter { occurs[$0] }.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
        var places = [Int32](repeating: 0, count: texts.count)
        for (place, code) in order.enumerated() { places[code] = Int32(place) }
        return ClassPairs(
            truth: truth.map { places[Int($0)] },
            predicted: predicted.map { places[Int($0)] },
            classCount: order.count,
            place: { text in order.firstIndex { texts[$0] == Array(text.utf8) } }
        )
    }
}

/// The place of each of some numbers among all of them.
private struct NumberPlaces {
    let order: [Double]
    /// For numbers that are small and whole, as classes usually are; -1 elsewhere.
    private let direct: [Int32]
    private let others: [Double: Int32]

    private static let directLimit = 1 << 16

    init(_ truth: [Double], _ predicted: [Double]) {
        var occurs = [Bool](repeating: false, count: Self.directLimit)
        var others: Set<Double> = []
        for values in [truth, predicted] {
            for value in values {
                if let index = Self.index(value) { occurs[index] = true } else { others.insert(value) }
            }
        }
        order = (occurs.indices.filter { occurs[$0] }.map(Double.init) + others).sorted()
        var direct = [Int32](repeating: -1, count: Self.directLimit)
        var rest: [Double: Int32] = [:]
        for (place, value) in order.enumerated() {
            if let index = Self.index(value) { direct[index] = Int32(place) } else { rest[value] = Int32(place) }
        }
        self.direct = direct
        self.others = rest
    }

    func place(_ value: Double) -> Int32 {
        if let index = Self.index(value) { return direct[index] }
        return others[value, default: -1]
    }

    private static func index(_ value: Double) -> Int? {
        guard value >= 0, value < Double(directLimit) else { return nil }
        let index = Int(value)
        return Double(index) == value ? index : nil
    }
}
