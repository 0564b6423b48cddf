import ContestModel

/// A score for each row, and whether the row is of the class that high scores stand for.
struct BinaryScores {
    let isPositive: [Bool]
    let scores: [Double]

    var positives: Int { isPositive.count(where: \.self) }
}

/// A score for each row and class.
struct ClassScores {
    /// The right column of each row.
    let truth: [Int]
    /// By class, then by row.
    let scores: [[Double]]

    /// The class against all others.
    func binary(_ class_: Int) -> BinaryScores {
        BinaryScores(isPositive: truth.map { $0 == class_ }, scores: scores[class_])
    }

    func row(_ row: Int) -> [Double] { scores.map { $0[row] } }

    /// How many rows are of each class.
    var sizes: [Int] {
        truth.reduce(into: [Int](repeating: 0, count: scores.count)) { $0[$1] += 1 }
    }
}

/// What the columns of scores stand for.
enum Scores {
    /// One column, for one of two classes.
    case binary(BinaryScores)
    /// One column of labels, and a column of scores for each class.
    case classes(ClassScores)
    /// A column of labels for each column of scores.
    case labels([BinaryScores])
}

/// How labels and columns of scores belong together.
struct ScoreReading: Sendable {
    /// The class that high scores in one column stand for; nil: `1` where the labels are 0 and 1, or -1 and 1, otherwise the
    /// greater one of two labels.
    private let positive: String?
    /// The class of each column; nil: the columns are named by them.
    private let classes: [String]?

    init(_ options: inout MetricOptions) {
        positive = options.text("pos_label")
        classes = options.names("classes")
    }

    func scores(_ pairs: PredictionPairs) throws -> Scores {
        guard pairs.truth.count == 1 else { return .labels(try labelScores(pairs)) }
        return pairs.predicted.count == 1 ? .binary(try binary(pairs)) : .classes(try classScores(pairs))
    }

    func labelScores(_ pairs: PredictionPairs) throws -> [BinaryScores] {
        let labels = try pairs.labelColumns()
        return zip(labels, try pairs.numbers(pairs.predicted)).map { BinaryScores(isPositive: $0, scores: $1) }
    }

    func binary(_ pairs: PredictionPairs) throws -> BinaryScores {
        guard let truth = pairs.truth.first, pairs.truth.count == 1, pairs.predicted.count == 1 else {
            throw MetricError.columns("the metric needs one column of labels and one of scores")
        }
        return BinaryScores(isPositive: try isPositive(truth, pairs), scores: try pairs.numbers(pairs.predicted)[0])
    }

    func classScores(_ pairs: PredictionPairs) throws -> ClassScores {
        let names = classes ?? pairs.names
        guard let truth = pairs.truth.first, pairs.truth.count == 1, names.count == pairs.predicted.count else {
            throw MetricError.columns("the metric needs one column of labels, and a column of scores for each class")
        }
        return ClassScores(truth: try places(truth, names, pairs), scores: try pairs.numbers(pairs.predicted))
    }

    private func isPositive(_ truth: Column, _ pairs: PredictionPairs) throws -> [Bool] {
        switch truth {
        case .numbers(let values):
            let positive = try positiveNumber(values)
            return values.map { $0 == positive }
        case .texts(let codes):
            let positive = try positiveText(Set(codes).map { pairs.texts[Int($0)] })
            return codes.map { pairs.texts[Int($0)] == positive }
        }
    }

    private func positiveNumber(_ values: [Double]) throws -> Double {
        let least = values.min() ?? 0
        let greatest = values.max() ?? 0
        guard values.allSatisfy({ $0 == least || $0 == greatest }) else {
            throw MetricError.columns("there are more than two classes: the metric needs a column of scores for each")
        }
        if let positive {
            guard let number = Double(decimal: positive) else { throw MetricError.noPositiveLabel(positive) }
            guard least == greatest || number == least || number == greatest else {
                throw MetricError.noPositiveLabel(positive)
            }
            return number
        }
        if least < greatest || greatest == 1 { return greatest }
        guard greatest == 0 || greatest == -1 else {
            throw MetricError.labels("there is one class only; say which one is meant with `pos_label`")
        }
        return 1
    }

    private func positiveText(_ known: [[UInt8]]) throws -> [UInt8] {
        guard known.count <= 2 else {
            throw MetricError.columns("there are more than two classes: the metric needs a column of scores for each")
        }
        if let positive {
            guard known.count < 2 || known.contains(Array(positive.utf8)) else {
                throw MetricError.noPositiveLabel(positive)
            }
            return Array(positive.utf8)
        }
        guard known.count == 2 else {
            throw MetricError.labels("there is one class only; say which one is meant with `pos_label`")
        }
        return known[0].lexicographicallyPrecedes(known[1]) ? known[1] : known[0]
    }

    /// The column of each label.
    private func places(_ truth: Column, _ names: [String], _ pairs: PredictionPairs) throws -> [Int] {
        switch truth {
        case .numbers(let values):
            return try Self.places(
                values,
                Dictionary(
                    names.enumerated().compactMap { place, name in
                        Double(decimal: name).map { ($0, place) }
                    }
                ) { first, _ in first }
            )
        case .texts(let codes):
            let places = Dictionary(names.enumerated().map { (Array($1.utf8), $0) }) { first, _ in first }
            let known = Dictionary(Set(codes).compactMap { code in places[pairs.texts[Int(code)]].map { (code, $0) } })
            {
                first,
                _ in first
            }
            return try Self.places(codes, known)
        }
    }

    private static func places<Value: Hashable>(_ values: [Value], _ known: [Value: Int]) throws -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(values.count)
        for value in values {
            guard let place = known[value] else {
                throw MetricError.columns(
                    "a label has no column of scores: name the columns by the classes, or say `classes`"
                )
            }
            places.append(place)
        }
        return places
    }
}
