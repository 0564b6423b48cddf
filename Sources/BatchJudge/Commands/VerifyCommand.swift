import ArgumentParser
import ContestModel
import Foundation
import Sandbox

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Judge every jury submission of the problems and compare with the expected verdict.",
        discussion:
            "Ends with 1 when one is not as its folder's name says, or the name says nothing. Teams' results are not touched."
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "Only these problems (default: all).") var problems: [String] = []

    func run() async throws {
        let place = try Workplace(contest)
        for id in problems where !place.contest.problems.contains(where: { $0.id.text == id }) {
            throw Failure.noSuchProblem(id)
        }
        let lock = try SweepLock.taken(state: place.contest.folders.state)
        let ids = place.contest.problems.map(\.id).filter { problems.isEmpty || problems.contains($0.text) }
        let verification = try await verify(place, ids)
        withExtendedLifetime(lock) {}
        print(verification.text)
        let unexpected = verification.unexpected.count
        guard unexpected == 0 else {
            throw Failure.needsAPerson(["\(unexpected) of \(verification.lines.count) are not as expected."])
        }
    }

    private func verify(_ place: Workplace, _ ids: [ProblemID]) async throws -> Verification {
        let progress = Progress.toTerminal
        let sweep = Sweep(place: place, engine: try Engine.connect(), progress: progress)
        let courtroom = try Courtroom(place: place, engine: sweep.engine, owner: sweep.owner, judging: Set(ids))
        let submissions = try ids.flatMap { try JurySubmission.all(of: courtroom.problem($0)) }
        var waiting = submissions.enumerated().makeIterator()
        var verification = Verification(problems: ids)
        try await JudgingQueue(slots: place.contest.judging.slots).run {
            waiting.next()
        } work: { item, slot in
            await Self.result { try await courtroom.judge(item.element, number: item.offset, slot: slot) }
        } done: { result in
            let line = try result.get()
            verification.lines.append(line)
            progress.step(
                verification.lines.count,
                of: submissions.count,
                "\(line.submission.problem.id) \(line.submission.expectation)/\(line.submission.name)"
            )
        }
        _ = try? sweep.engine.removeLeftovers(of: sweep.owner)
        return verification
    }

    private static func result<Value>(_ body: () async throws -> Value) async -> Result<Value, any Error> {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
