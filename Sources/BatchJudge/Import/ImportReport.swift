import ContestFiles
import ContestModel
import Foundation

/// What an import found and what is left to do, a line each.
struct ImportReport {
    let lines: [String]

    init(_ imported: PackageImport.Imported, _ contest: Contest) {
        let problem = imported.package.problem
        let facts = [
            ("package", Self.package(imported.package)), ("tests", Self.tests(problem)),
            ("judged by", Self.validation(problem)), ("limits", Self.limits(problem)),
            ("languages", problem.languages?.map(\.text).joined(separator: ", ") ?? "all"),
            ("statement", Self.statement(problem, imported.converted)),
            ("passed over", imported.package.foreignKeys.joined(separator: ", ")),
        ]
        let found = facts.filter { !$0.1.isEmpty }.map { word, value in
            "  " + word.padding(toLength: 12, withPad: " ", startingAt: 0) + value
        }
        let notes = imported.package.overlooked.map { "Note: \($0)." }
        lines = ["problems/\(problem.id): \(problem.name)"] + found + notes + Self.next(imported, contest)
    }

    private static func package(_ package: ProblemPackage.Read) -> String {
        let scoring = package.problem.scoring == nil ? "pass-fail" : "scoring"
        let type =
            switch package.problem.kind {
            case .program(let rules):
                [scoring] + (rules.isInteractive ? ["interactive"] : []) + (rules.passes > 1 ? ["multi-pass"] : [])
            case .answers: [scoring, "submit-answer"]
            case .sql: ["SQL"]
            case .predictions: ["ML"]
            }
        return "\(package.format), \(type.joined(separator: ", "))"
    }

    private static func tests(_ problem: Problem) -> String {
        let samples = problem.tests.count { $0.isSample }
        let groups = Set(problem.tests.filter { !$0.isSample }.map(\.group)).count
        let hidden = problem.tests.count - samples
        return Counted.words(samples, "sample") + ", " + Counted.words(hidden, "hidden test") + " in "
            + Counted.words(groups, "folder")
    }

    private static func validation(_ problem: Problem) -> String {
        func words(_ validation: OutputValidation) -> String {
            switch validation {
            case .program(let program), .interactive(let program): below(problem, program.path)
            case .comparison: ways(problem)
            }
        }
        switch problem.kind {
        case .program(let rules): return words(rules.validation)
        case .answers(let rules): return words(rules.validation)
        case .sql: return "the table that the query gives"
        case .predictions(let rules): return rules.metrics.map(\.id).joined(separator: ", ")
        }
    }

    private static func ways(_ problem: Problem) -> String {
        switch Set(problem.tests.map(\.comparison)).first {
        case .lines?: "comparing lines"
        case .exact?: "comparing bytes"
        case .tokens?, nil: "comparing tokens"
        }
    }

    private static func below(_ problem: Problem, _ path: String) -> String {
        path.hasPrefix(problem.folder + "/") ? String(path.dropFirst(problem.folder.count + 1)) : path
    }

    private static func limits(_ problem: Problem) -> String {
        let limits = problem.limits
        let time = limits.cpuTime == .zero ? "no time limit" : "\(limits.cpuTime / .seconds(1)) s of CPU time"
        let code = limits.code.map { ", \($0 >> 10) KiB of sources" } ?? ""
        return "\(time), \(limits.memory >> 20) MiB of memory, \(limits.output >> 20) MiB of output\(code)"
    }

    private static func statement(_ problem: Problem, _ converted: [String]) -> String {
        let pdf = problem.statementFile.map { ["PDF (\(below(problem, $0)))"] } ?? []
        if !converted.isEmpty {
            return (["converted from LaTeX: " + converted.joined(separator: ", ")] + pdf).joined(separator: "; ")
        }
        let text =
            problem.statement.isEmpty
            ? [] : [problem.statement.hasPrefix("```latex") ? "LaTeX, shown as it is" : "Markdown"]
        return (text + pdf).isEmpty ? "none" : (text + pdf).joined(separator: "; ")
    }

    private static func next(_ imported: PackageImport.Imported, _ contest: Contest) -> [String] {
        let problem = imported.package.problem
        let entry = imported.place == nil ? ["add `- {id: \(problem.id)}` to `problems` in contest.yaml."] : []
        let time =
            problem.limits.cpuTime == .zero
            ? "`batch-judge verify \(problem.id)` finds a time limit; or write `batch_judge: {time_limit: 2}` into problem.yaml."
            : "`batch-judge verify \(problem.id)` judges the jury's submissions."
        return (missing(problem, isConverted: !imported.converted.isEmpty) + entry + [time]).map { "Next: \($0)" }
    }

    /// What a contest needs and the package does not hold.
    private static func missing(_ problem: Problem, isConverted: Bool) -> [String] {
        var missing: [String] = []
        if !problem.tests.isEmpty, problem.tests.allSatisfy(\.isSample) {
            missing.append("put test cases into problems/\(problem.id)/data/secret; only the samples would be judged.")
        }
        if problem.statement.isEmpty, problem.statementFile == nil {
            missing.append("write a statement, problems/\(problem.id)/problem_statement/problem.en.md.")
        }
        if problem.statement.hasPrefix("```latex"), !isConverted {
            missing.append(
                "for a statement as teams should see it, install pandoc and import again with --force; or add a .md or .pdf."
            )
        }
        return missing
    }
}

extension ProgramRules {
    fileprivate var isInteractive: Bool { if case .interactive = validation { true } else { false } }
}
