import ContestModel
import Foundation
import Testing

@testable import Scoring

/// The metrics beside scikit-learn's values, which `golden/make.py` wrote down.
struct GoldenMetricTests {
    @Test func agreesWithScikitLearn() throws {
        let golden = try Golden.read()
        #expect(golden.cases.count > 60)
        for golden in golden.cases {
            let predictions = try golden.predictionPairs()
            for expected in golden.expected {
                let metric = try Metric(MetricChoice(id: expected.id, options: expected.options))
                let value = try metric.value(predictions)
                let right = try #require(Double(expected.value))
                #expect(
                    value.isWithin(4, ulpsOf: right),
                    "\(golden.name): \(expected.id) \(expected.options) is \(value), scikit-learn has \(right)"
                )
            }
        }
    }
}

extension Double {
    fileprivate func isWithin(_ count: Double, ulpsOf other: Double) -> Bool {
        abs(self - other) <= count * Swift.max(ulp, other.ulp)
    }
}

private struct Golden: Decodable {
    let cases: [GoldenCase]

    static func read() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "golden/metrics.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
}

private struct GoldenCase: Decodable {
    struct Expected: Decodable {
        let id: String
        let options: [String: String]
        let value: String
    }

    let name: String
    let expected: [Expected]
    let labels: [String]?
    let predictions: [String]?
    let seed: UInt64?
    let rows: Int?
    let classes: UInt64?

    func predictionPairs() throws -> PredictionPairs {
        if let labels, let predictions { return try Self.read(labels, predictions) }
        let (seed, rows) = (try #require(seed), try #require(rows))
        return PredictionPairs(values: .numbers(truth: values(seed, 0, rows), predicted: values(seed, 1, rows)))
    }

    /// Through the files, as a contest does it.
    private static func read(_ labels: [String], _ predictions: [String]) throws -> PredictionPairs {
        let table = try LabelTable(csv: csv(labels), idColumn: "id", valueColumn: "value", splitColumn: nil)
        return try PredictionFile.read(csv(predictions), idColumn: "id", column: "value", expecting: table).get()
            .publicPart
    }

    private static func csv(_ values: [String]) -> Data {
        Data(("id,value\n" + values.enumerated().map { "\($0),\($1)\n" }.joined()).utf8)
    }

    private func values(_ seed: UInt64, _ stream: UInt64, _ rows: Int) -> [Double] {
        var generator = SplitMix64(state: 1000 * seed + stream)
        return (0..<rows).map { _ in
            let bits = generator.next()
            return classes.map { Double(bits % $0) } ?? Double(bits >> 11) * 0x1p-53
        }
    }
}

private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
