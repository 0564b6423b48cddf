import ContestModel

extension MetricDefinition {
    /// Metrics of masks of images, one in each row, as run lengths.
    static let masks = [
        overlap("dice") { $0.dice },
        overlap("iou") { $0.jaccard },
        MetricDefinition("pixel_accuracy", .higherIsBetter, .texts) { options in
            let images = try MaskReading(&options)
            return .mean { try $0.masks(images) { $0.counts.accuracy } }
        },
        MetricDefinition("mean_iou", .higherIsBetter, .texts) { options in
            let images = try MaskReading(&options)
            return .mean { try $0.masks(images) { $0.counts.meanJaccard } }
        },
        MetricDefinition("hausdorff", .lowerIsBetter, .texts) { options in
            let images = try MaskReading(&options)
            let empty = try options.word("empty", of: EmptyMasks.self)
            return .choice { pairs in
                let distances = try pairs.masks(images) { $0.hausdorff }
                return { rows in try empty.mean(rows.map { distances[$0] }) }
            }
        },
    ]

    private static func overlap(
        _ id: String,
        _ value: @escaping @Sendable (MaskCounts) -> Double?
    ) -> MetricDefinition {
        MetricDefinition(id, .higherIsBetter, .texts) { options in
            let images = try MaskReading(&options)
            let empty = try options.word("empty", of: EmptyMasks.self)
            let average = try options.word("average", default: MaskAverage.samples)
            return .choice { pairs in
                let counts = try pairs.masks(images, \.counts)
                return { rows in
                    switch average {
                    case .samples: try empty.mean(rows.map { value(counts[$0]) })
                    case .micro: try empty.mean([value(rows.reduce(MaskCounts()) { $0 + counts[$1] })])
                    }
                }
            }
        }
    }
}

/// Whether each image counts the same, or each pixel.
private enum MaskAverage: String, CaseIterable {
    case samples, micro
}

/// What two empty masks are worth.
private enum EmptyMasks: String, CaseIterable {
    case zero = "0"
    case one = "1"
    /// The image does not count.
    case drop

    func mean(_ values: [Double?]) throws -> Double {
        switch self {
        case .zero: return values.map { $0 ?? 0 }.compensatedMean
        case .one: return values.map { $0 ?? 1 }.compensatedMean
        case .drop:
            let values = values.compactMap(\.self)
            guard !values.isEmpty else {
                throw MetricError.labels("all masks are empty, and `empty: drop` leaves them out")
            }
            return values.compensatedMean
        }
    }
}

/// How masks are read: the images' shape is the same for all, or in columns of the labels file.
private struct MaskReading: Sendable {
    private enum Length: Sendable {
        case fixed(Int)
        case column(String)
    }

    /// So that nobody asks for more memory than a machine has.
    private static let longest = 1 << 15

    private let height: Length
    private let width: Length

    init(_ options: inout MetricOptions) throws {
        height = try Self.length("height", &options)
        width = try Self.length("width", &options)
    }

    private static func length(_ name: String, _ options: inout MetricOptions) throws -> Length {
        let known = ["pixels, at most \(longest), or the name of a column of the labels file"]
        guard let text = options.text(name) else { throw options.missing(name, known) }
        guard let number = Int(text) else {
            options.addFact(text)
            return .column(text)
        }
        guard number >= 1, number <= longest else { throw options.bad(text, name, known) }
        return .fixed(number)
    }

    func shapes(_ pairs: PredictionPairs) throws -> [MaskShape] {
        let (heights, widths) = (try Self.lengths(height, pairs), try Self.lengths(width, pairs))
        return zip(heights, widths).map(MaskShape.init)
    }

    private static func lengths(_ length: Length, _ pairs: PredictionPairs) throws -> [Int] {
        switch length {
        case .fixed(let length): return [Int](repeating: length, count: pairs.count)
        case .column(let name):
            guard case .numbers(let values) = try pairs.fact(name),
                values.allSatisfy({ $0 >= 1 && $0 <= Double(longest) && $0 == $0.rounded() })
            else { throw MetricError.columns("'\(name)' of the labels must hold pixels, at most \(longest)") }
            return values.map { Int($0) }
        }
    }
}

/// The right and the predicted mask of one image.
private struct MaskPair {
    let truth: Mask
    let predicted: Mask
    let shape: MaskShape

    var counts: MaskCounts {
        MaskCounts(
            truth: truth.count,
            predicted: predicted.count,
            common: truth.common(predicted),
            pixels: shape.pixels
        )
    }

    /// The way from the pixel of one mask that is farthest from the other one. Nil where both are empty; where one is, it is
    /// as far as two pixels can be.
    var hausdorff: Double? {
        switch (truth.runs.isEmpty, predicted.runs.isEmpty) {
        case (true, true): nil
        case (true, false), (false, true): shape.diagonal
        case (false, false):
            max(
                MaskDistance(truth, shape).farthest(from: predicted),
                MaskDistance(predicted, shape).farthest(from: truth)
            )
        }
    }
}

extension PredictionPairs {
    fileprivate func masks<Value>(
        _ reading: MaskReading,
        _ value: (MaskPair) -> Value
    ) throws -> [Value] {
        let shapes = try reading.shapes(self)
        let (right, guesses) = try textColumns()
        var values: [Value] = []
        for row in 0..<count {
            let truth = try mask(right[row], shapes[row]) { .labels("a label \($0.words)") }
            let predicted = try mask(guesses[row], shapes[row]) { .predictions("a predicted mask \($0.words)") }
            values.append(value(MaskPair(truth: truth, predicted: predicted, shape: shapes[row])))
        }
        return values
    }

    private func mask(
        _ code: Int32,
        _ shape: MaskShape,
        _ error: (MaskError) -> MetricError
    ) throws -> Mask {
        do throws(MaskError) {
            return try Mask(texts[Int(code)], shape)
        } catch let wrong {
            throw error(wrong)
        }
    }
}
