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
            the time limit that follows from the times, and warnings. Where a package has no time limit, it gets the one that follows, in \
            a file .timelimit. Ends with 1 when one is not as expected, or nothing says what is \
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
        let unlimited = verification.subjects.map(\.problem).filter(\.needsTimeLimit)
        let troubles =
            (unexpected == 0 ? [] : ["\(unexpected) of \(verification.lines.count) are not as expected."])
            + unlimited.map { "\($0.id) has no time limit." }
        guard troubles.isEmpty else { throw Failure.needsAPerson(troubles) }
    }

    private func verify(_ place: Workplace, _ ids: [ProblemID]) async throws -> Verification {
        let sweep = Sweep(place: place, engine: try Engine.connect(), progress: Progress.toTerminal)
        defer { _ = try? sweep.engine.removeLeftovers(of: sweep.owner) }
        var courtroom = try Courtroom(
            place: place,
            engine: sweep.engine,
            owner: sweep.owner,
            judging: Set(ids),
            usualTime: TimeLimitSearch.most
        )
        for id in ids where try courtroom.problem(id).needsTimeLimit {
            let search = TimeLimitSearch(round: JuryRound(courtroom: courtroom, progress: sweep.progress))
            guard let limit = try await search.limit(of: id) else { continue }
            try place.write(limit, for: id)
            FileHandle.standardError.write(Data("\(id): found a time limit of \(limit), in .timelimit now\n".utf8))
            try courtroom.read(id)
        }
        let round = JuryRound(courtroom: courtroom, progress: sweep.progress)
        var verification = Verification(subjects: [])
        var submissions: [JurySubmission] = []
        let digests = FileDigests()
        for id in ids {
            let problem = try courtroom.problem(id)
            let duplicates = try await TestDuplicates.find(in: problem, digests)
            verification.subjects.append(Verification.Subject(problem: problem, duplicates: duplicates))
            submissions += try JurySubmission.all(of: problem, JuryFile.read(problem.folder, of: id))
        }
        // The repetitions last, so that one submission's do not run beside each other.
        let repeated = submissions.filter { $0.expectations.contains(where: \.isLowerBound) }
        let all = submissions + repeatElement(repeated, count: runs - 1).flatMap { $0 }
        try await round.judge(all, into: &verification)
        return verification
    }
}
