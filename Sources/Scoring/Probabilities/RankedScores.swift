/// The distinct scores from the highest to the lowest, and how many rows have at least each.
struct RankedScores {
    struct Threshold {
        let truePositives: Int
        let falsePositives: Int
    }

    let thresholds: [Threshold]
    let positives: Int
    let negatives: Int

    /// Both classes are sorted apart and then merged, so that no row has to carry its class along.
    init(_ scores: BinaryScores) {
        var positive: [UInt64] = []
        var negative: [UInt64] = []
        for row in scores.scores.indices {
            let key = scores.scores[row].orderedBits
            if scores.isPositive[row] { positive.append(key) } else { negative.append(key) }
        }
        positive.radixSort()
        negative.radixSort()
        positives = positive.count
        negatives = negative.count
        thresholds = Self.merged(positive, negative)
    }

    private static func merged(_ positive: [UInt64], _ negative: [UInt64]) -> [Threshold] {
        var thresholds: [Threshold] = []
        var (left, right) = (positive.count, negative.count)
        while left > 0 || right > 0 {
            let next = max(left > 0 ? positive[left - 1] : 0, right > 0 ? negative[right - 1] : 0)
            while left > 0, positive[left - 1] == next { left -= 1 }
            while right > 0, negative[right - 1] == next { right -= 1 }
            thresholds.append(
                Threshold(truePositives: positive.count - left, falsePositives: negative.count - right)
            )
        }
        return thresholds
    }

    /// The share of pairs of a positive and a negative row that are in the right order, ties counting one half.
    func area() throws -> Double {
        try requireBothClasses()
        var doubled = Int128(0)
        var last = Threshold(truePositives: 0, falsePositives: 0)
        for next in thresholds {
            let width = Int128(next.falsePositives - last.falsePositives)
            doubled += width * Int128(next.truePositives + last.truePositives)
            last = next
        }
        return Double(doubled) / Double(2 * Int128(positives) * Int128(negatives))
    }

    /// The area up to a rate of false positives, put on the scale of the whole one as McClish does.
    func area(maxFalsePositiveRate limit: Double) throws -> Double {
        guard limit < 1 else { return try area() }
        try requireBothClasses()
        var sum = CompensatedSum()
        var last = (x: 0.0, y: 0.0)
        for next in thresholds {
            let point = (
                x: Double(next.falsePositives) / Double(negatives), y: Double(next.truePositives) / Double(positives)
            )
            guard point.x <= limit else {
                let y = last.y + (point.y - last.y) * ((limit - last.x) / (point.x - last.x))
                sum.add((limit - last.x) * (last.y + y) / 2)
                break
            }
            sum.add((point.x - last.x) * (last.y + point.y) / 2)
            last = point
        }
        let least = limit * limit / 2
        return (1 + (sum.value - least) / (limit - least)) / 2
    }

    /// The mean precision over the positives' places; 0 where there are none.
    var averagePrecision: Double {
        var sum = CompensatedSum()
        var last = 0
        for next in thresholds where next.truePositives > last {
            let recall = Double(next.truePositives) / Double(positives) - Double(last) / Double(positives)
            sum.add(recall * next.precision)
            last = next.truePositives
        }
        return max(0, sum.value)
    }

    /// The area below straight lines between precision and recall at each threshold. Where nothing is positive the recall is
    /// 1 at every threshold, so that only the line to the start is left.
    var precisionRecallArea: Double {
        var sum = CompensatedSum()
        var last = (recall: 0.0, precision: 1.0)
        for next in thresholds {
            let recall = positives == 0 ? 1 : Double(next.truePositives) / Double(positives)
            sum.add((recall - last.recall) * (next.precision + last.precision) / 2)
            last = (recall, next.precision)
        }
        return sum.value
    }

    private func requireBothClasses() throws {
        guard positives > 0, negatives > 0 else {
            throw MetricError.labels("all labels are of one class, so that the metric has no value")
        }
    }
}

extension RankedScores.Threshold {
    var precision: Double { Double(truePositives) / Double(truePositives + falsePositives) }
}
