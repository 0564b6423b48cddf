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
            for expected in golden.expected {
                let value = try golden.value(MetricChoice(id: expected.id, options: expected.options))
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

    func value(_ choice: MetricChoice) throws -> Double {
        if let labels, let predictions { return try Self.value(choice, labels, predictions) }
        let (seed, rows) = (try #require(seed), try #require(rows))
        let (truth, predicted) = (values(seed, 0, rows), values(seed, 1, rows))
        return try Metric(choice).value(PredictionPairs(numbers: truth, predicted: predicted))
    }

    /// Through the files, as a contest does it.
    private static func value(_ choice: MetricChoice, _ labels: [String], _ predictions: [String]) throws -> Double {
        let plan = try ScoringPlan(metrics: [choice], idColumn: "id", columns: ["value"], splitColumn: nil)
        return try plan.metrics[0].value(
            PredictionFile.read(csv(predictions), expecting: plan.labels(csv(labels))).get()
        )
    }

    private static func csv(_ values: [String]) -> Data {
        Data(("id,value\n" + values.enumerated().map { "\($0),\($1)\n" }.joined()).utf8)
    }

    private func values(_ seed: UInt64, _ stream: UInt64, _ rows: Int) -> [Double] {
        var generator = SplitMix64(seed: 1000 * seed + stream)
        return (0..<rows).map { _ in
            let bits = generator.next()
            return classes.map { Double(bits % $0) } ?? Double(bits >> 11) * 0x1p-53
        }
    }
}
