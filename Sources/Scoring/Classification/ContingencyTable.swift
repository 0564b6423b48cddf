/// How often each right class goes with each predicted one; only what occurs is kept.
struct ContingencyTable {
    struct Cell {
        let truth: Int
        let predicted: Int
        let count: Int
    }

    /// By the right class, then by the predicted one.
    let cells: [Cell]
    /// Rows of each class that occurs, among the labels and among the predictions.
    let truthSizes: [Int]
    let predictedSizes: [Int]
    let rows: Int

    /// A table that is not larger lies in memory as a whole while it is counted.
    private static let denseLimit = 1 << 20

    init(_ pairs: ClassPairs) {
        rows = pairs.truth.count
        let classes = pairs.classCount
        var truthSizes = [Int](repeating: 0, count: classes)
        var predictedSizes = truthSizes
        for class_ in pairs.truth { truthSizes[Int(class_)] += 1 }
        for class_ in pairs.predicted { predictedSizes[Int(class_)] += 1 }
        self.truthSizes = truthSizes
        self.predictedSizes = predictedSizes
        cells = classes * classes <= Self.denseLimit ? Self.dense(pairs) : Self.sparse(pairs)
    }

    private static func dense(_ pairs: ClassPairs) -> [Cell] {
        let classes = pairs.classCount
        var counts = [Int](repeating: 0, count: classes * classes)
        for row in pairs.truth.indices { counts[Int(pairs.truth[row]) * classes + Int(pairs.predicted[row])] += 1 }
        return counts.indices.filter { counts[$0] > 0 }.map {
            Cell(truth: $0 / classes, predicted: $0 % classes, count: counts[$0])
        }
    }

    private static func sparse(_ pairs: ClassPairs) -> [Cell] {
        let keys = pairs.truth.indices.map { Int(pairs.truth[$0]) << 32 | Int(pairs.predicted[$0]) }.sorted()
        var cells: [Cell] = []
        var start = 0
        for index in keys.indices where index + 1 == keys.count || keys[index + 1] != keys[index] {
            let key = keys[index]
            cells.append(Cell(truth: key >> 32, predicted: key & 0xFFFF_FFFF, count: index + 1 - start))
            start = index + 1
        }
        return cells
    }
}

extension ContingencyTable {
    /// What a confusion of two classes costs, by their places in the order.
    enum KappaWeights: String, CaseIterable {
        case none, linear, quadratic

        func weight(_ left: Int, _ right: Int) -> Int {
            switch self {
            case .none: left == right ? 0 : 1
            case .linear: abs(left - right)
            case .quadratic: (left - right) * (left - right)
            }
        }
    }

    /// Cohen's kappa: how much better than by chance labels and predictions agree.
    func kappa(_ weights: KappaWeights) throws -> Double {
        let observed = cells.reduce(0) { $0 + Int128(weights.weight($1.truth, $1.predicted)) * Int128($1.count) }
        let expected = chance(weights)
        guard expected != 0 else {
            throw MetricError.labels("all labels and all predictions are of one class, so that the metric has no value")
        }
        return 1 - Double(observed * Int128(rows)) / Double(expected)
    }

    /// The weights of all pairs of a label and a prediction, summed without a loop over all pairs of classes.
    private func chance(_ weights: KappaWeights) -> Int128 {
        let (truth, predicted) = (truthSizes, predictedSizes)
        switch weights {
        case .none:
            let equal = zip(truth, predicted).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
            return Int128(rows) * Int128(rows) - equal
        case .linear:
            // Of n steps between the first class and the last, each is taken by the pairs that lie on both sides of it.
            var (below, belowPredicted, sum) = (Int128(0), Int128(0), Int128(0))
            for (size, predictedSize) in zip(truth, predicted) {
                below += Int128(size)
                belowPredicted += Int128(predictedSize)
                sum += below * (Int128(rows) - belowPredicted) + (Int128(rows) - below) * belowPredicted
            }
            return sum
        case .quadratic:
            let (first, square) = Self.moments(truth)
            let (firstPredicted, squarePredicted) = Self.moments(predicted)
            return Int128(rows) * (square + squarePredicted) - 2 * first * firstPredicted
        }
    }

    private static func moments(_ sizes: [Int]) -> (first: Int128, square: Int128) {
        sizes.enumerated().reduce((0, 0)) { moments, next in
            let place = Int128(next.offset)
            return (moments.0 + place * Int128(next.element), moments.1 + place * place * Int128(next.element))
        }
    }
}
