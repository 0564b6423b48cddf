/// What was retrieved for one query, best first, and what is relevant: both as words with blanks between them.
struct RetrievedList {
    private let relevant: Set<ArraySlice<UInt8>>
    private let retrieved: [ArraySlice<UInt8>]

    init(relevant: [UInt8], retrieved: [UInt8]) {
        self.relevant = Set(Self.words(relevant))
        self.retrieved = Self.words(retrieved)
    }

    private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] { text.split(separator: UInt8(ascii: " ")) }

    /// The precision at the place of each hit, over the hits that are possible; a repetition takes a place and is no hit.
    func averagePrecision(_ places: Int) -> Double {
        guard !relevant.isEmpty else { return 0 }
        var seen: Set<ArraySlice<UInt8>> = []
        var (hits, sum) = (0, CompensatedSum())
        for (place, word) in retrieved.prefix(places).enumerated() where relevant.contains(word) {
            guard seen.insert(word).inserted else { continue }
            hits += 1
            sum.add(Double(hits) / Double(place + 1))
        }
        return sum.value / Double(min(relevant.count, places))
    }

    /// 0 where there is no hit.
    func reciprocalRank(_ places: Int) -> Double {
        let first = distinct(places).firstIndex { relevant.contains($0) }
        return first.map { 1 / Double($0 + 1) } ?? 0
    }

    func recall(_ places: Int) -> Double {
        relevant.isEmpty ? 0 : Double(hits(places)) / Double(relevant.count)
    }

    func precision(_ places: Int) -> Double { Double(hits(places)) / Double(places) }

    func hit(_ places: Int) -> Double { hits(places) > 0 ? 1 : 0 }

    private func hits(_ places: Int) -> Int { distinct(places).count { relevant.contains($0) } }

    /// The first ones, without repetitions.
    private func distinct(_ places: Int) -> [ArraySlice<UInt8>] {
        var seen: Set<ArraySlice<UInt8>> = []
        var words: [ArraySlice<UInt8>] = []
        for word in retrieved where seen.insert(word).inserted {
            words.append(word)
            if words.count == places { break }
        }
        return words
    }
}

extension PredictionPairs {
    /// A number for each row, of the texts as they are written.
    func rowsOfTexts(
        _ value: ([UInt8], [UInt8]) throws -> Double
    ) throws -> [Double] {
        var values: [Double] = []
        let (right, guesses) = try textColumns()
        for row in 0..<count { values.append(try value(texts[Int(right[row])], texts[Int(guesses[row])])) }
        return values
    }

    func textColumns() throws -> (truth: [Int32], predicted: [Int32]) {
        guard truth.count == 1, predicted.count == 1, case .texts(let right) = truth[0],
            case .texts(let guesses) = predicted[0]
        else { throw MetricError.columns("the metric compares one column of predicted texts with one of labels") }
        return (right, guesses)
    }
}
