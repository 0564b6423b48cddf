extension MetricDefinition {
    /// Metrics of texts. Characters are Unicode's scalars; words have white space between them.
    static let texts = [
        MetricDefinition("exact_match", .higherIsBetter, .texts) { _ in
            .mean { pairs in
                let (right, guesses) = try pairs.textColumns()
                return right.indices.map { right[$0] == guesses[$0] ? 1 : 0 }
            }
        },
        MetricDefinition("levenshtein", .lowerIsBetter, .texts) { _ in
            .mean { try $0.edits(by: .characters).map { Double($0.count) } }
        },
        MetricDefinition("normalized_levenshtein", .lowerIsBetter, .texts) { _ in
            .mean { try $0.edits(by: .characters).map(\.share) }
        },
        MetricDefinition("cer", .lowerIsBetter, .texts) { _ in .choice { try $0.errorRate(by: .characters) } },
        MetricDefinition("wer", .lowerIsBetter, .texts) { _ in .choice { try $0.errorRate(by: .words) } },
        MetricDefinition("word_jaccard", .higherIsBetter, .texts) { _ in
            .mean { pairs in
                try pairs.rowsOfTexts { right, guess in
                    let (words, others) = (Set(TextUnits.words(right)), Set(TextUnits.words(guess)))
                    let all = words.union(others).count
                    return all == 0 ? 1 : Double(words.intersection(others).count) / Double(all)
                }
            }
        },
    ]
}

/// What texts are compared by.
private enum TextUnits {
    case characters, words

    /// The scalars of each word: strings would be equal also where their scalars are not.
    static func words(_ text: [UInt8]) -> [[UInt32]] {
        String(decoding: text, as: UTF8.self).unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
            .map { $0.map(\.value) }
    }

    /// Numbers for the units of two texts, equal where the units are.
    func numbers(_ left: [UInt8], _ right: [UInt8]) -> ([UInt32], [UInt32]) {
        switch self {
        case .characters:
            return (Self.scalars(left), Self.scalars(right))
        case .words:
            var known: [[UInt32]: UInt32] = [:]
            func numbers(_ text: [UInt8]) -> [UInt32] {
                Self.words(text).map { word in
                    let next = UInt32(known.count)
                    let number = known[word, default: next]
                    known[word] = number
                    return number
                }
            }
            return (numbers(left), numbers(right))
        }
    }

    private static func scalars(_ text: [UInt8]) -> [UInt32] {
        String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
    }
}

/// How far a predicted text is from the right one.
private struct Edits: Sendable {
    let count: Int
    let truth: Int
    let predicted: Int

    /// Of the longer text; 0 where both are empty.
    var share: Double { count == 0 ? 0 : Double(count) / Double(max(truth, predicted)) }
}

extension PredictionPairs {
    fileprivate func edits(by units: TextUnits) throws -> [Edits] {
        let (right, guesses) = try textColumns()
        return (0..<count).map { row in
            let (truth, predicted) = units.numbers(texts[Int(right[row])], texts[Int(guesses[row])])
            return Edits(
                count: EditDistance(from: truth).distance(to: predicted),
                truth: truth.count,
                predicted: predicted.count
            )
        }
    }

    /// All edits by all units of the right texts.
    fileprivate func errorRate(by units: TextUnits) throws -> @Sendable ([Int]) throws -> Double {
        let edits = try edits(by: units)
        return { rows in
            let length = rows.reduce(0) { $0 + edits[$1].truth }
            guard length > 0 else { throw MetricError.labels("all right texts are empty") }
            return Double(rows.reduce(0) { $0 + edits[$1].count }) / Double(length)
        }
    }
}
