import ArgumentParser
import ContestModel
import Foundation
import Intake
import ResultStore

/// A change to the store by a person, kept from a sweep's way, and shown on the site at once.
protocol JuryCommand: AsyncParsableCommand {
    var contest: ContestOption { get }
    /// Whether it may change results, which stand once they are final.
    static var changesResults: Bool { get }
    /// What was done, or why there was nothing to do, in a line.
    func change(_ place: Workplace) async throws -> String
}

extension JuryCommand {
    func run() async throws {
        let place = try Workplace(contest)
        let lock = try SweepLock.taken(state: place.contest.folders.state)
        if Self.changesResults { try await place.mustNotBeFinal() }
        print(try await change(place))
        do {
            for note in try await Outbox(place: place).deliver() { Message.write(note) }
            try await SitePublishing(place: place).publishIfChanged(at: .now)
            try await JuryPackage(place: place).writeIfChanged(at: .now)
        } catch {
            throw Failure.needsAPerson([
                "It took effect, but the teams' reports and the site do not show it yet: \(error.words)",
                "They follow with the next sweep once that is mended.",
            ])
        }
        withExtendedLifetime(lock) {}
    }
}

struct RequeueCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "requeue",
        abstract: "Put a dead letter back in the queue.",
        discussion: finalNote
    )
    static let changesResults = true

    @OptionGroup var contest: ContestOption
    @Argument(help: "The submission's number; `batch-judge status` lists dead letters.") var id: Int64

    func change(_ place: Workplace) async throws -> String {
        let submission = try await place.store.submission(id)
        guard !submission.state.isPending else { return "Submission \(id) was queued already." }
        guard submission.state == .failed else {
            throw Failure.wrongUse(
                "Submission \(id) is \(submission.state.rawValue), not a dead letter; `batch-judge rejudge --submission \(id)`"
                    + " judges it again."
            )
        }
        try await place.store.requeue([id])
        return "Submission \(id) is queued again; `batch-judge run` judges it."
    }
}

struct WithdrawCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take a submission out by its team's wish.",
        discussion: finalNote
    )
    static let changesResults = true

    @OptionGroup var contest: ContestOption
    @Argument(help: "The submission's number.") var id: Int64

    func change(_ place: Workplace) async throws -> String {
        let submission = try await place.store.submission(id)
        guard submission.state != .withdrawn else { return "Submission \(id) was withdrawn already." }
        // The same bytes may be sent again after a withdrawal, and the jury's reason would be lost.
        guard submission.state != .disqualified else {
            throw Failure.wrongUse("Submission \(id) is disqualified; that stands, whatever its team wishes.")
        }
        try await place.store.strike(id, as: .withdrawn, because: "withdrawn by the team")
        return "Submission \(id) of \(submission.team) is withdrawn."
    }
}

struct DisqualifyCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "disqualify",
        abstract: "Take a submission out by decision of the jury.",
        discussion: finalNote
    )
    static let changesResults = true

    @OptionGroup var contest: ContestOption
    @Argument(help: "The submission's number.") var id: Int64
    @Option(help: "Why: in the team's report and the export of submissions, on no public page.") var because: String

    func change(_ place: Workplace) async throws -> String {
        let submission = try await place.store.submission(id)
        guard submission.disqualifiedBecause != because else { return "Submission \(id) was disqualified already." }
        try await place.store.strike(id, as: .disqualified, because: because)
        return "Submission \(id) of \(submission.team) is disqualified; its report says why."
    }
}

struct ReleaseCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Thaw the leaderboard: show what the freeze hid, and the private scores of models."
    )
    static let changesResults = false

    @OptionGroup var contest: ContestOption

    func change(_ place: Workplace) async throws -> String {
        try place.contest.mustBeOver(before: "the board is thawed")
        let isSealed = try place.problems().contains { try $0.read.get().isSealed }
        guard place.contest.freeze != nil || isSealed else {
            return "The board does not freeze: there was nothing to thaw."
        }
        if let thawed = try await place.store.release().thawed { return "The board was thawed already, at \(thawed)." }
        try await place.store.thaw(at: .now)
        return "The board is thawed."
    }
}

struct FinalizeCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "finalize",
        abstract: "Declare the results final. Nothing may be waiting, failed or not yet taken.",
        discussion: """
            From then on `disqualify`, `withdraw`, `rejudge` and `requeue` refuse, and sweeps judge nothing, until `finalize --undo` takes \
            it back.
            """
    )
    static let changesResults = false

    @OptionGroup var contest: ContestOption
    @Flag(help: "Take it back: the results are not final any more.") var undo = false

    func change(_ place: Workplace) async throws -> String {
        let finalized = try await place.store.release().finalized
        if undo {
            guard finalized != nil else { return "The results were not final." }
            try await place.store.unfinalize()
            return "The results are not final any more."
        }
        if let finalized { return "The results were final already, since \(finalized)." }
        try await finalize(place)
        return "The results are final."
    }

    private func finalize(_ place: Workplace) async throws {
        try place.contest.mustBeOver(before: "the results are declared final")
        try await mustHaveTakenAll(place)
        let waiting = try await place.store.waiting(at: .now)
        guard waiting.isEmpty else {
            let ids = waiting.prefix(10).map { String($0.submission.id) }.joined(separator: ", ")
            throw Failure.needsAPerson([
                "\(waiting.count) submissions are unjudged or failed (\(ids)); see `batch-judge status`."
            ])
        }
        let release = try await place.store.release()
        if place.contest.freeze != nil && release.thawed == nil {
            throw Failure.needsAPerson(["The board is frozen still: run `batch-judge release` first."])
        }
        try await place.store.finalize(at: .now)
    }

    /// What was finished before the end counts, however late a sweep sees it; what came later is only refused.
    private func mustHaveTakenAll(_ place: Workplace) async throws {
        let known = try await place.store.knownUploads()
        // As a sweep would see it once everything has settled.
        let moment = Timestamp.now + place.contest.intake.settle
        let scan = try Inbox(place.folder).scan(now: moment) { known.contains($0, of: $1) }
        let left = scan.arrivals.filter { $0.finished < place.contest.end }
        var troubles = scan.oddities.filter { $0.reason == .infrastructure }.map {
            "Inbox of \($0.team): \($0.message)"
        }
        if !left.isEmpty {
            let names = left.prefix(10).map { "\($0.team)/\($0.name)" }.joined(separator: ", ")
            troubles.append(
                "\(left.count) uploads came before the end and are not taken yet (\(names)): `batch-judge run` first, or remove them."
            )
        }
        troubles += try await choicesLeft(place, at: moment)
        guard troubles.isEmpty else { throw Failure.needsAPerson(troubles) }
    }

    /// A final entry that was named in time decides results as an upload does.
    private func choicesLeft(_ place: Workplace, at moment: Timestamp) async throws -> [String] {
        let known = try await place.store.knownSelections()
        let problems = place.contest.problems.map(\.id)
        let left = Inbox(place.folder).selections(to: problems, now: moment) { known.contains($0, of: $1) }
            .filter { $0.finished < place.contest.end }
        guard !left.isEmpty else { return [] }
        let names = left.prefix(10).map { "\($0.team)/\($0.name)" }.joined(separator: ", ")
        return [
            "Final entries were named before the end and are not taken yet (\(names)): `batch-judge run` first, or remove the files."
        ]
    }
}

extension JuryCommand {
    fileprivate static var finalNote: String {
        "Refused once the results are final: `batch-judge finalize --undo` first."
    }
}

extension Contest {
    fileprivate func mustBeOver(before what: String) throws {
        guard Timestamp.now >= end else {
            throw Failure.wrongUse("The contest runs until \(end); \(what) after that.")
        }
    }
}
