import ArgumentParser
import ContestModel
import Foundation
import Judging
import Scoring

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "The default output validator as a program: ends with 42 (accepted) or 43 (wrong).",
        discussion: "The output is read from standard input; what differs goes to FEEDBACK_DIR/judgemessage.txt."
    )

    @Argument(help: "The input file (not looked at).") var input: String
    @Argument(help: "The answer file.") var answer: String
    @Argument(help: "An existing folder.") var feedbackDir: String
    @Argument(parsing: .allUnrecognized, help: "case_sensitive, space_change_sensitive, float_tolerance E, …")
    var flags: [String] = []

    func run() throws {
        let flags = try ComparisonFlags(words: flags)
        let answer = try Data(contentsOf: URL(filePath: answer), options: .alwaysMapped)
        let output = try Self.output()
        switch OutputValidator(flags: flags).compare(output: output, answer: answer) {
        case .accepts: throw ExitCode(42)
        case .rejects(let why):
            let file = URL(filePath: feedbackDir).appending(path: "judgemessage.txt")
            try Data("\(why)\n".utf8).write(to: file)
            throw ExitCode(43)
        }
    }

    /// What is on standard input. A file is mapped, so that its size costs no memory.
    private static func output() throws -> Data {
        let files = FileManager.default
        if let path = try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/0"),
            let facts = try? files.attributesOfItem(atPath: path), facts[.type] as? FileAttributeType == .typeRegular,
            try FileHandle.standardInput.offset() == 0
        {
            // `mappedIfSafe` would read the whole file on Linux.
            return try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        }
        return try FileHandle.standardInput.readToEnd() ?? Data()
    }
}

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Compute a metric of a predictions file, as JSON with 17 digits."
    )

    @Option(help: "The metric's id, such as accuracy, f1 or rmse.") var metric: String
    @Option(help: "An option of the metric as key=value; may be repeated.") var option: [String] = []
    @Option(help: "The labels file (CSV).") var labels: String
    @Option(help: "The id column of both files.") var id: String
    @Option(help: "A column of the predictions; may be repeated.") var column: [String]
    @Argument(help: "The predictions file (CSV).") var predictions: String

    func run() throws {
        let pairs = try option.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw Failure.wrongUse("--option \(text): write key=value") }
            return (parts[0], parts[1])
        }
        let choice = MetricChoice(id: metric, options: Dictionary(pairs) { _, last in last })
        let plan = try ScoringPlan(metrics: [choice], idColumn: id, columns: column, splitColumn: nil)
        let table = try plan.labels(Data(contentsOf: URL(filePath: labels), options: .alwaysMapped))
        let csv = try Data(contentsOf: URL(filePath: predictions), options: .alwaysMapped)
        switch PredictionFile.read(csv, expecting: table) {
        case .failure(let rejection): throw Failure.needsAPerson(["\(predictions): \(rejection.message)"])
        case .success(let read):
            for metric in plan.metrics {
                let value = String(format: "%.17g", try metric.value(read))
                print("{\"metric\": \"\(metric.id)\", \"value\": \(value)}")
            }
        }
    }
}
