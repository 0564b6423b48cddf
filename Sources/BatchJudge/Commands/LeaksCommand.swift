import ArgumentParser
import ContestModel
import Foundation
import Scoring

struct LeaksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leaks",
        abstract: "Look through an ML problem's data for what gives the labels away.",
        discussion: """
            Looked at are the order of the rows, the ids, each feature for itself, rows that are there twice, and training data (CSV \
            files of attachments/ and data/sample). Ends with 1 when something should be looked at before the contest starts.
            """
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "The problem.") var problem: String
    @Flag(help: "As JSON.") var json = false

    func run() throws {
        let model = try ModelProblem(problem, in: Workplace(contest))
        let samples = ModelProblem.files(in: "\(model.problem.folder)/data/sample")
        let others = (model.attachments + samples).filter { $0.hasSuffix(".csv") }
        let report = try LeakScan.report(
            model.rules.plan(),
            labels: ModelProblem.map(model.rules.labelsFile),
            features: model.rules.featureFiles.map { try source($0, model) },
            others: others.map { try source($0, model) }
        )
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            print(report.text)
        }
        guard report.isClean else { throw ExitCode(1) }
    }

    private func source(_ path: String, _ model: ModelProblem) throws -> LeakScan.Source {
        let prefix = model.problem.folder + "/"
        let name = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path.lastName
        return LeakScan.Source(name: name, csv: try ModelProblem.map(path))
    }
}

extension LeakReport {
    /// A line for each finding, and what to do about each kind once.
    fileprivate var text: String {
        let scanned = "\(rows) rows; scanned: \(files.joined(separator: ", "))"
        guard !findings.isEmpty else { return "\(scanned)\nnothing was found" }
        let table = AlignedTable(rows: findings.map { [$0.weight.rawValue, $0.kind.rawValue, $0.file, $0.what] })
        let kinds = LeakFinding.Kind.allCases.filter { kind in findings.contains { $0.kind == kind } }
        let advice = kinds.map { "\($0.rawValue): \($0.advice)" }
        return ([scanned] + table.lines + [""] + advice).joined(separator: "\n")
    }
}
