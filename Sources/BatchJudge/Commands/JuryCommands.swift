import ArgumentParser
import ContestModel
import Foundation
import ResultStore

/// A change to the store by a person, kept from a sweep's way, and shown on the site at once.
protocol JuryCommand: AsyncParsableCommand {
    var contest: ContestOption { get }
    func change(_ place: Workplace) async throws
}

extension JuryCommand {
    func run() async throws {
        let place = try Workplace(contest)
        guard let lock = try SweepLock(state: place.contest.folders.state) else { throw ExitCode(75) }
        try await change(place)
        do {
            try await Outbox(place: place).deliver()
            try await SitePublishing(place: place).publishIfChanged(at: .now)
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
        abstract: "Put a dead letter back in the queue."
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "The submission's number; `batch-judge status` lists dead letters.") var id: Int64

    func change(_ place: Workplace) async throws {
        let submission = try await place.store.submission(id)
        guard submission.state == .failed else {
            throw Failure.wrongUse(
                "Submission \(id) is \(submission.state.rawValue), not a dead letter; `batch-judge rejudge --submission \(id)`"
                    + " judges it again."
            )
        }
        try await place.store.requeue([id])
    }
}

struct WithdrawCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take a submission out by its team's wish."
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "The submission's number.") var id: Int64

    func change(_ place: Workplace) async throws {
        try await place.store.strike(id, as: .withdrawn, because: "withdrawn by the team")
    }
}

struct DisqualifyCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "disqualify",
        abstract: "Take a submission out by decision of the jury."
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "The submission's number.") var id: Int64
    @Option(help: "Why, for the record and the team.") var because: String

    func change(_ place: Workplace) async throws {
        try await place.store.strike(id, as: .disqualified, because: because)
    }
}

struct ReleaseCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Thaw the leaderboard: show what the freeze hid."
    )

    @OptionGroup var contest: ContestOption

    func change(_ place: Workplace) async throws {
        try place.contest.mustBeOver(before: "the board is thawed")
        try await place.store.thaw(at: .now)
    }
}

struct FinalizeCommand: JuryCommand {
    static let configuration = CommandConfiguration(
        commandName: "finalize",
        abstract: "Declare the results final. Nothing may be waiting or failed."
    )

    @OptionGroup var contest: ContestOption

    func change(_ place: Workplace) async throws {
        try place.contest.mustBeOver(before: "the results are declared final")
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
}

extension Contest {
    fileprivate func mustBeOver(before what: String) throws {
        guard Timestamp.now >= end else {
            throw Failure.wrongUse("The contest runs until \(end); \(what) after that.")
        }
    }
}
