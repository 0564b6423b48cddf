import ArgumentParser
import ContestModel
import Foundation
import Requirements

struct RequirementsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requirements",
        abstract: "Say of each line of a requirements.txt what becomes of it.",
        discussion: """
            accepted: what pip reads of it; dropped: it says nothing that counts; rejected: the rule, and what to write. Ends with 0 when \
            nothing is rejected, with 1 otherwise. Whether the packages can be had is seen when they are installed.
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var contest: ContestOption
    @Argument(help: "The file.") var file: String
    @Option(help: "The problem whose rules hold (default: those of a problem that says nothing; no contest is needed).")
    var problem: String?
    @Option(help: "text or json.") var format = Format.text

    func run() throws {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Failure.wrongUse("\(file): there is no file that can be read.")
        }
        let review = RequirementsReview([UInt8](bytes), try policy())
        switch format {
        case .text: for line in review.lines { print(line.text) }
        case .json: print(try Self.json(review.lines.map(Facts.init)))
        }
        guard review.isAccepted else { throw ExitCode(1) }
    }

    private func policy() throws -> RequirementsPolicy {
        guard let problem else { return RequirementsPolicy() }
        return try ModelProblem(problem, in: Workplace(contest)).rules.environment.policy
    }

    private struct Facts: Encodable {
        let line: Int?
        let outcome: String
        let requirement, note, rule, problem, fix: String?

        init(_ line: RequirementsReview.Line) {
            self.line = line.number
            switch line.outcome {
            case .accepted(let text): (outcome, requirement, note) = ("accepted", text, nil)
            case .dropped(let why): (outcome, requirement, note) = ("dropped", nil, why)
            case .rejected: (outcome, requirement, note) = ("rejected", nil, nil)
            }
            let fault = line.fault
            (rule, problem, fix) = (fault?.rule.rawValue, fault?.what, fault?.fix)
        }
    }

    private static func json(_ facts: [Facts]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(facts), as: UTF8.self)
    }
}

extension RequirementsReview.Line {
    fileprivate var fault: RequirementsFault? {
        guard case .rejected(let fault) = outcome else { return nil }
        return fault
    }

    fileprivate var text: String {
        let place = number.map { "line \($0)" } ?? "the file"
        switch outcome {
        case .accepted(let text): return "\(place): accepted: \(text)"
        case .dropped(let why): return "\(place): dropped: \(why)"
        case .rejected(let fault): return "\(place): rejected: \(fault.rule.rawValue): \(fault.what); \(fault.fix)"
        }
    }
}
