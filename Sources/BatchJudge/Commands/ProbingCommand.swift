import ArgumentParser
import ContestModel
import Foundation
import Scoring

struct ProbingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probing",
        abstract: "Show the jury which uploads to ML problems ask for the labels of a few rows.",
        discussion: """
            An upload that differs from an earlier one of the same team in a few predictions only may ask the score what the labels of these \
            rows are. Nothing of this is on any page.
            """
    )

    @OptionGroup var contest: ContestOption
    @Option(help: "Of this problem only.") var problem: String?
    @Option(help: "Rows that are few; else one in a thousand, and at least ten.") var rows: Int?
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let place = try Workplace(contest)
        let record = try await place.record()
        if let problem, !record.problems.contains(where: { $0.id.text == problem }) {
            throw Failure.noSuchProblem(problem)
        }
        let shelf = try place.predictions()
        var found: [ProbingReport.Line] = []
        for package in record.problems where problem == nil || package.id.text == problem {
            guard case .predictions(let rules) = package.kind else { continue }
            found += try ProbingReport.lines(of: package.id, rules, record, shelf, limit: rows)
        }
        let report = ProbingReport(lines: found)
        FileHandle.standardOutput.write(json ? try report.json : Data(report.text.utf8))
    }
}

/// Who may be asking for labels.
struct ProbingReport {
    struct Line: Encodable, Hashable {
        let problem: String
        let team: String
        let submission: Int64
        /// The one that it resembles.
        let earlier: Int64
        /// In how many rows they differ, of how many.
        let rows: Int
        let of: Int
    }

    let lines: [Line]

    /// A team's entries are compared with its own earlier ones; `limit`: the most rows that are few.
    static func lines(
        of problem: ProblemID,
        _ rules: PredictionRules,
        _ record: ContestRecord,
        _ shelf: PredictionShelf,
        limit: Int?
    ) throws -> [Line] {
        let csv = try Data(contentsOf: URL(filePath: rules.labelsFile), options: .mappedIfSafe)
        let labels = try ScoringPlan(rules).labels(csv)
        let entries = record.submissions.map(\.submission).filter { $0.problem == problem && !$0.isSmoke }
        return Dictionary(grouping: entries, by: \.team).sorted { $0.key < $1.key }.flatMap { team, own in
            let known = own.compactMap { entry in
                shelf.predictions(of: entry.id, expecting: labels).map { (entry.id, $0.publicPart) }
            }
            let few = limit ?? Probing.fewRows(of: known.first?.1.count ?? 0)
            return Probing.findings(among: known.map(\.1), limit: few).map { finding in
                Line(
                    problem: problem.text,
                    team: team.text,
                    submission: known[finding.entry].0,
                    earlier: known[finding.earlier].0,
                    rows: finding.rows,
                    of: known[finding.entry].1.count
                )
            }
        }
    }

    var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(lines) + Data("\n".utf8)
        }
    }

    var text: String {
        guard !lines.isEmpty else { return "No upload differs from an earlier one of its team in a few rows only.\n" }
        let counts = Dictionary(grouping: lines) { "\($0.team), \($0.problem)" }.mapValues(\.count)
        let sums = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key): \($0.value)\n" }
        let table = lines.map {
            "\($0.problem) \($0.team): submission \($0.submission) differs from \($0.earlier) in \($0.rows) of \($0.of) rows\n"
        }
        return (table + ["\n"] + sums).joined()
    }
}
