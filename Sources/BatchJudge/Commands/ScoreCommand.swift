import ArgumentParser
import ContestModel
import Foundation
import Scoring

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Compute a metric of a predictions file, as JSON with 17 digits.",
        discussion: """
            With --interval also the 95 % interval that entries to that problem get, with the same draws; with --against also that of the \
            difference, this file's value less the other one's.
            """
    )

    @Option(help: "The metric's id, such as accuracy, f1 or rmse.") var metric: String
    @Option(help: "An option of the metric as key=value; may be repeated.") var option: [String] = []
    @Option(help: "The labels file (CSV).") var labels: String
    @Option(help: "The id column of both files.") var id: String
    @Option(help: "A column of the predictions; may be repeated.") var column: [String]
    @Option(help: "The id of a problem, from which the draws of intervals follow.") var interval: String?
    @Option(help: "Another predictions file (CSV); goes with --interval.") var against: String?
    @Argument(help: "The predictions file (CSV).") var predictions: String

    func run() throws {
        let pairs = try option.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw Failure.wrongUse("--option \(text): write key=value") }
            return (parts[0], parts[1])
        }
        guard against == nil || interval != nil else {
            throw Failure.wrongUse("--against goes with --interval PROBLEM.")
        }
        let choice = MetricChoice(id: metric, options: Dictionary(pairs) { _, last in last })
        let plan = try ScoringPlan(metrics: [choice], idColumn: id, columns: column, splitColumn: nil)
        let table = try plan.labels(Data(contentsOf: URL(filePath: labels), options: .alwaysMapped))
        let rows = try rows(of: predictions, table)
        for metric in plan.metrics {
            let facts = ["\"metric\": \"\(metric.id)\"", "\"value\": \(Self.digits(try metric.value(rows)))"]
            print("{\((facts + (try intervals(of: metric, rows, table))).joined(separator: ", "))}")
        }
    }

    private func rows(of path: String, _ table: LabelTable) throws -> ScoredRows {
        let csv = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        switch PredictionFile.read(csv, expecting: table) {
        case .failure(let rejection): throw Failure.needsAPerson(["\(path): \(rejection.message)"])
        case .success(let read): return read.publicPart
        }
    }

    private func intervals(of metric: Metric, _ rows: ScoredRows, _ table: LabelTable) throws -> [String] {
        guard let interval else { return [] }
        let bootstrap = Bootstrap(of: try ProblemID(interval))
        let own = Self.fact("interval", try bootstrap.interval(of: metric, over: rows))
        guard let against else { return [own] }
        let scores = try [self.rows(of: against, table), rows].map {
            try bootstrap.scores(of: [metric], over: $0) { $0[0] }
        }
        return [own, Self.fact("difference", bootstrap.difference(scores[0], scores[1]))]
    }

    private static func fact(_ name: String, _ interval: Bootstrap.Interval?) -> String {
        guard let interval else { return "\"\(name)\": null" }
        let words = [
            "\"lower\": \(digits(interval.lower))", "\"upper\": \(digits(interval.upper))",
            "\"standard_error\": \(digits(interval.standardError))", "\"resamples\": \(interval.resamples)",
        ]
        return "\"\(name)\": {\(words.joined(separator: ", "))}"
    }

    private static func digits(_ value: Double) -> String { String(format: "%.17g", value) }
}
