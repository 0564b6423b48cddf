import ContestModel
import Testing

@testable import Scoring

@Suite struct SimilarityTests {
    private static let rows = 2000

    /// Teams of which each has hard rows wrong more often; mistakes are made by each alone.
    private func classes(_ teams: Int, seed: UInt64 = 1) -> (truth: [Double], predicted: [[Double]]) {
        var random = SplitMix64(seed: seed)
        let truth = (0..<Self.rows).map { _ in Double(random.next() % 4) }
        let hardness = (0..<Self.rows).map { _ in Double(random.next() % 100) / 100 }
        let predicted = (0..<teams).map { team in
            truth.indices.map { row -> Double in
                let chance = hardness[row] * hardness[row] * (0.5 + Double(team) / Double(teams))
                guard Double(random.next() % 1000) / 1000 < chance else { return truth[row] }
                return Double((Int(truth[row]) + 1 + Int(random.next() % 3)) % 4)
            }
        }
        return (truth, predicted)
    }

    private func entries(_ truth: [Double], _ predicted: [[Double]]) -> [SimilarityEntry] {
        predicted.enumerated().map { index, values in
            SimilarityEntry(
                name: "t\(index)",
                truth: .numbers(truth),
                predicted: .numbers(values),
                count: truth.count
            )
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func findsNothingAmongThoseWhoWorkAlone(seed: UInt64) {
        let (truth, predicted) = classes(12, seed: seed)
        let found = Similarity.all(entries(truth, predicted))
        #expect(found.count == 66 && found.allSatisfy { $0.suspicion == .none }, "\(found.first.map { "\($0)" } ?? "")")
    }

    @Test func findsACopyAndACopyThatWasChanged() {
        var (truth, predicted) = classes(12)
        predicted[5] = predicted[3]
        var random = SplitMix64(seed: 77)
        // Every fifth prediction is another team's own.
        predicted[9] = predicted[1].indices.map { random.next() % 5 == 0 ? predicted[9][$0] : predicted[1][$0] }
        let found = Similarity.all(entries(truth, predicted)).filter { $0.suspicion != .none }
        #expect(found.map { [$0.first, $0.second] } == [["t3", "t5"], ["t1", "t9"]], "\(found)")
        #expect(found.first?.suspicion == .same && found.first?.agreement == 1)
        #expect(found.last?.sharedMistakes ?? 0 > 2 * Int(found.last?.expectedMistakes ?? 0))
        // Two who have all right agree, and have copied nothing.
        truth[0] = 0
        let perfect = Similarity.all(entries(truth, [truth, truth, predicted[0]]))
        #expect(perfect.allSatisfy { $0.suspicion == .none })
    }

    @Test func textsAreComparedAsTextsWhateverTheirNumber() {
        func entry(_ name: String, _ texts: [String], _ codes: [Int32]) -> SimilarityEntry {
            SimilarityEntry(
                name: name,
                truth: .texts([0, 1, 0, 1]),
                predicted: .texts(codes),
                texts: texts.map { Array($0.utf8) },
                count: 4
            )
        }
        let one = entry("a", ["x", "y", "odd"], [2, 1, 2, 2])
        let two = entry("b", ["x", "y", "other", "odd"], [3, 1, 3, 3])
        #expect(Similarity.all([one, two]).map(\.suspicion) == [.same])
        let other = entry("c", ["x", "y", "other", "odd"], [2, 1, 3, 3])
        #expect(Similarity.all([one, other]).first?.agreement == 0.75)
    }

    @Test func findsNumbersWhoseErrorsGoTogether() {
        var random = SplitMix64(seed: 4)
        func noise() -> Double { Double(random.next() % 1000) / 1000 - 0.5 }
        let truth = (0..<Self.rows).map { _ in noise() * 100 }
        let common = truth.map { _ in noise() * 20 }
        var predicted = (0..<8).map { _ in truth.indices.map { truth[$0] + common[$0] + noise() * 5 } }
        #expect(Similarity.all(entries(truth, predicted)).allSatisfy { $0.suspicion == .none })
        predicted[6] = predicted[2].map { $0 + noise() / 100 }
        let found = Similarity.all(entries(truth, predicted)).filter { $0.suspicion != .none }
        #expect(
            found.map { [$0.first, $0.second] } == [["t2", "t6"]] && found.first?.suspicion == .strong,
            "\(found)"
        )
        predicted[6] = predicted[2]
        #expect(Similarity.all(entries(truth, predicted)).first?.suspicion == .same)
        let constant = truth.map { _ in 1.0 }
        #expect(Similarity.all(entries(truth, [constant, constant])).map(\.suspicion) == [.none])
    }

    @Test func hasNothingToSayOfRowsThatDiffer() {
        let (truth, predicted) = classes(2)
        let short = SimilarityEntry(name: "s", truth: .numbers([1]), predicted: .numbers([1]), count: 1)
        #expect(Similarity.all(entries(truth, predicted) + [short]) == [])
        #expect(Similarity.all([]) == [] && Similarity.all([short]) == [])
    }
}
