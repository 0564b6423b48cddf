import ContestModel
import Foundation
import Testing

@testable import Scoring

/// The metrics beside scikit-learn, SciPy and NumPy themselves, which `reference/cases.py` runs.
struct ReferenceTests {
    @Test func agreesOnRandomAndBorderlineRows() throws {
        var known: Set<String> = []
        for reference in try ReferenceCase.all() {
            for (expected, found) in try reference.values() {
                #expect(found.isCloseEnough(to: expected), "\(reference.name): \(expected)")
                known.insert(expected.metric)
            }
        }
        #expect(known == Set(Metric.knownIDs))
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["BATCH_JUDGE_LONG_TESTS"] == "1", "some minutes"))
    func agreesOnAMillionRows() throws {
        for reference in try ReferenceCase.all("1000000") {
            for (expected, found) in try reference.values() {
                #expect(found.isCloseEnough(to: expected), "\(reference.name): \(expected)")
            }
        }
    }
}

/// Two files, and the values that metrics have of them.
private struct ReferenceCase: Decodable {
    struct Expected: Decodable, CustomStringConvertible {
        let metric: String
        let options: [String: String]
        /// Nil: there is none.
        let value: Double?
        /// Units in the last place, of a number that is at least `scale`.
        let slack: Double
        let scale: Double

        var description: String { "\(metric) \(options) is \(value.map { "\($0)" } ?? "nothing")" }
    }

    let name: String
    let labels: String
    let predictions: String
    let expected: [Expected]

    static func all(_ arguments: String...) throws -> [ReferenceCase] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = folder.deletingLastPathComponent().deletingLastPathComponent()
        let python = Process()
        python.executableURL = root.appending(path: ".build/scikit-learn/bin/python")
        python.arguments = [folder.appending(path: "reference/cases.py").path()] + arguments
        let pipe = Pipe()
        python.standardOutput = pipe
        try python.run()
        let lines = try pipe.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
        return try lines.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(ReferenceCase.self, from: $0)
        }
    }

    /// As a contest computes them, through the files; nil where there is no value.
    func values() throws -> [(expected: Expected, found: Double?)] {
        let plan = try ScoringPlan(
            metrics: expected.map { MetricChoice(id: $0.metric, options: $0.options) },
            idColumn: "id",
            columns: ["value"],
            splitColumn: nil
        )
        let rows = try PredictionFile.read(Data(predictions.utf8), expecting: plan.labels(Data(labels.utf8))).get()
        return try zip(expected, plan.metrics).map { expected, metric in
            do {
                return (expected, try metric.value(rows))
            } catch is MetricError {
                return (expected, nil)
            }
        }
    }
}

extension Double? {
    fileprivate func isCloseEnough(to expected: ReferenceCase.Expected) -> Bool {
        guard let self, let value = expected.value else { return (self == nil) == (expected.value == nil) }
        return abs(self - value) <= expected.slack * max(abs(value), abs(self), expected.scale).ulp
    }
}
