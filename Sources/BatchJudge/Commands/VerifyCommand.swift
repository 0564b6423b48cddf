import ArgumentParser
import ContestFiles
import ContestModel
import Foundation
import Sandbox

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Judge every jury submission of the problems and compare with what is expected of it.",
        discussion: """
            What is expected say the folder, `@EXPECTED_RESULTS@` and `@EXPECTED_SCORE@` in the sources, and submissions.yaml. Then \
            the time limit that follows from the times, and warnings. Ends with 1 when one is not as expected, or nothing says what is \
            expected of it. Teams' results are not touched.
            """
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "Only these problems (default: all).") var problems: [String] = []
    @Option(help: "How often what must be accepted is judged, for its times.") var runs = 1
    @Flag(help: "Show also what each test case is good for.") var tests = false
    @Flag(help: "As JSON.") var json = false

    func validate() throws {
        guard (1...100).contains(runs) else { throw ValidationError("--runs is a number from 1 to 100.") }
    }

    func run() async throws {
        let place = try Workplace(contest)
        for id in problems where !place.contest.problems.contains(where: { $0.id.text == id }) {
            throw Failure.noSuchProblem(id)
        }
        let lock = try SweepLock.taken(state: place.contest.folders.state)
        let ids = place.contest.problems.map(\.id).filter { problems.isEmpty || problems.contains($0.text) }
        let verification = try await verify(place, ids)
        withExtendedLifetime(lock) {}
        print(try json ? verification.json(showsTests: tests) : verification.text(showsTests: tests))
        let unexpected = verification.unexpected.count
        guard unexpected == 0 else {
            throw Failure.needsAPerson(["\(unexpected) of \(verification.lines.count) are not as expected."])
        }
    }

    private func verify(_ place: Workplace, _ ids: [ProblemID]) async throws -> Verification {
        let progress = Progress.toTerminal
        let sweep = Sweep(place: place, engine: try Engine.connect(), progress: progress)
        let courtroom = try Courtroom(place: place, engine: sweep.engine, owner: sweep.owner, judging: Set(ids))
        let docket = try await docket(ids, courtroom)
        var verification = Verification(subjects: docket.subjects)
        var waiting = docket.trials.enumerated().makeIterator()
        var done = 0
        try await JudgingQueue(slots: place.contest.judging.slots).run {
            waiting.next()
        } work: { item, slot in
            let (submission, times) = item.element
            return await Self.result { try await courtroom.judge(submission, times, number: item.offset, slot: slot) }
        } done: { result in
            let trial = try result.get()
            verification.add(trial)
            done += 1
            progress.step(done, of: docket.trials.count, "\(trial.submission.problem.id) \(trial.submission.path)")
        }
        _ = try? sweep.engine.removeLeftovers(of: sweep.owner)
        return verification
    }

    private typealias Docket = (subjects: [Verification.Subject], trials: [(JurySubmission, TimeRules)])

    /// What is judged: each once, then those that are repeated, round by round.
    private func docket(_ ids: [ProblemID], _ courtroom: Courtroom) async throws -> Docket {
        var docket: Docket = ([], [])
        var repeated: [(JurySubmission, TimeRules)] = []
        let digests = FileDigests()
        for id in ids {
            let problem = try courtroom.problem(id)
            let rules = try JuryFile.read(problem.folder, of: id)
            let duplicates = try await TestDuplicates.find(in: problem, digests)
            docket.subjects.append(
                Verification.Subject(problem: problem, times: rules.times, duplicates: duplicates)
            )
            let submissions = try JurySubmission.all(of: problem, rules)
            docket.trials += submissions.map { ($0, rules.times) }
            repeated += submissions.filter { $0.expectations.contains(where: \.isLowerBound) }.map { ($0, rules.times) }
        }
        for _ in 1..<runs { docket.trials += repeated }
        return docket
    }

    private static func result<Value>(_ body: () async throws -> Value) async -> Result<Value, any Error> {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
