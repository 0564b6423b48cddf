import ArgumentParser
import ContestModel
import Foundation
import ResultStore

struct DeterminismCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "determinism",
        abstract: "Run a share of an ML problem's accepted submissions once more, and say whose results differ.",
        discussion: """
            They are judged aside: nothing is changed. Which ones they are hangs on their contents alone, so that the same share is the \
            same submissions. Ends with 1 when a result differs or a submission could not be judged.
            """
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "The problem.") var problem: String
    @Option(help: "How many of them, such as 10%.") var share = Share.usual
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
        let place = try Workplace(contest)
        let model = try ModelProblem(problem, in: place)
        let lock = try SweepLock.taken(state: place.contest.folders.state)
        let accepted = try await place.store.submissions().filter { entry in
            entry.submission.problem == model.problem.id && entry.submission.state == .judged
                && entry.judgement?.verdict == .accepted && !entry.submission.isSmoke
        }
        let chosen = share.chosen(of: accepted)
        guard !chosen.isEmpty else {
            throw Failure.needsAPerson(["No submission of \(model.problem.id) is accepted."])
        }
        let rehearsal = try await Rehearsal(place: place, fresh: true).judge(chosen)
        withExtendedLifetime(lock) {}
        let report = Repeatability(chosen, of: accepted.count, rehearsal.judgements)
        print(try json ? report.json : report.text)
        guard rehearsal.troubles.isEmpty, report.changes.isEmpty else {
            let differing =
                report.changes.isEmpty ? [] : ["\(report.changes.count) of \(report.judged) gave another result."]
            throw Failure.needsAPerson(differing + rehearsal.troubles)
        }
    }

    /// A part of all, more than none of it.
    struct Share: ExpressibleByArgument, CustomStringConvertible {
        let percent: Double

        static let usual = Share(percent: 10)

        private init(percent: Double) { self.percent = percent }

        init?(argument: String) {
            guard argument.hasSuffix("%"), let percent = Double(argument.dropLast()), percent > 0, percent <= 100 else {
                return nil
            }
            self.percent = percent
        }

        var description: String { "\(percent)%" }
        var defaultValueDescription: String { "10%" }

        /// At least one, in the order of arrival.
        func chosen(of entries: [JudgedSubmission]) -> [JudgedSubmission] {
            let count = Int((Double(entries.count) * percent / 100).rounded(.up))
            let shuffled = entries.sorted { Self.place($0.submission) < Self.place($1.submission) }
            return shuffled.prefix(count).sorted { $0.submission.id < $1.submission.id }
        }

        /// By what a submission is made of, which nobody can wish for.
        private static func place(_ submission: Submission) -> String {
            SHA256.hexDigest(of: Array("\(submission.sha256) \(submission.id)".utf8))
        }
    }
}

/// What became of submissions that were run once more.
struct Repeatability: Encodable {
    struct Change: Encodable {
        let id: Int64
        let team: TeamID
        let file: String
        let before, after: String
    }

    let accepted: Int
    let judged: Int
    let changes: [Change]

    init(_ chosen: [JudgedSubmission], of accepted: Int, _ judgements: [Int64: Judgement]) {
        self.accepted = accepted
        judged = judgements.count
        changes = chosen.compactMap { entry in
            guard let before = entry.judgement, let after = judgements[entry.submission.id] else { return nil }
            let (old, new) = (Self.words(before), Self.words(after))
            guard old != new else { return nil }
            let facts = entry.submission
            return Change(id: facts.id, team: facts.team, file: facts.file, before: old, after: new)
        }
    }

    /// Verdict and metrics to the last digit.
    private static func words(_ judgement: Judgement) -> String {
        judgement.verdict.rawValue + judgement.metrics.map { ", \($0.id) \($0.value)" }.joined()
    }

    var text: String {
        let lines = changes.map { "\($0.id)  \($0.team)  \($0.file): \($0.before) -> \($0.after)" }
        return
            (lines + [
                "\(judged) of \(accepted) accepted submissions were run once more, \(changes.count) gave another result"
            ])
            .joined(separator: "\n")
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
