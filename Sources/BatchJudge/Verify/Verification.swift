import ContestModel
import Foundation
import Judging

/// What the jury's submissions of a contest came to, beside what they must.
struct Verification: Sendable {
    struct Line: Sendable {
        let submission: JurySubmission
        let judgement: Judgement
        /// Of its language.
        let timeFactor: Double

        var isAsExpected: Bool { submission.allowed?.contains(judgement.verdict) ?? (submission.oddity == nil) }

        /// Empty: it is as expected.
        var remark: String {
            guard !isAsExpected else { return "" }
            let message = judgement.message.isEmpty ? "" : ": \(judgement.message)"
            return "<- " + (submission.oddity ?? "not as expected\(message)")
        }
    }

    /// Those that were asked for, also without a submission.
    let problems: [ProblemID]
    var lines: [Line] = []

    var unexpected: [Line] { lines.filter { !$0.isAsExpected } }

    /// A table, then what a jury would regret.
    var text: String {
        let rows = sorted.map { line in
            [
                line.submission.problem.id.text,
                "\(line.submission.expectation)/\(line.submission.name)",
                line.judgement.verdict.rawValue,
                line.judgement.reason?.rawValue ?? "",
                line.judgement.maxCPUMilliseconds.map { "\($0) ms" } ?? "",
                line.remark,
            ]
        }
        return (Self.aligned(rows) + bare + warnings).joined(separator: "\n")
    }

    private var sorted: [Line] {
        lines.sorted { one, other in
            (one.submission.problem.id.text, one.submission.expectation, one.submission.name)
                < (other.submission.problem.id.text, other.submission.expectation, other.submission.name)
        }
    }

    private var bare: [String] {
        let tried = Set(lines.map(\.submission.problem.id))
        return problems.filter { !tried.contains($0) }.map { "\($0): no jury submissions" }
    }

    /// The usual mistakes: nothing accepted, and a limit that is near the slowest accepted submission.
    private var warnings: [String] {
        let problems = Dictionary(grouping: lines) { $0.submission.problem }
        return problems.sorted { $0.key.id < $1.key.id }.flatMap { problem, lines in
            let accepted = lines.filter { $0.judgement.verdict == .accepted }
            guard !accepted.isEmpty else { return ["\(problem.id): no submission is accepted"] }
            let factors = accepted.compactMap { line in
                line.judgement.maxCPUMilliseconds.map { used in Double(used) / line.timeFactor }
            }
            guard let slowest = factors.max() else { return [] }
            let limit = Double(problem.limits.cpuTime.milliseconds)
            guard slowest * 2 > limit else { return [] }
            let suggested = (slowest * 2 / 1000).rounded(.up)
            return [
                "\(problem.id): the slowest accepted submission takes \(Int(slowest)) of \(Int(limit)) ms, with its language's "
                    + "factor taken off; a limit of \(Int(suggested)) s leaves it twice its time"
            ]
        }
    }

    /// Columns of equal width, two blanks between them, none at the end of a line.
    private static func aligned(_ rows: [[String]]) -> [String] {
        guard let columns = rows.first?.indices else { return [] }
        let widths = columns.map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
            }
            let line = cells.joined(separator: "  ")
            return String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
        }
    }
}
