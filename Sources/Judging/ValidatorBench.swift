import ContestModel
import Foundation
import Sandbox

/// Where a validator of the problem's own judges the outputs of one submission: a container of its own, started when it is needed.
///
/// The container sees the problem's package and nothing of the submission but its output.
final class ValidatorBench {
    /// Seen by the validator's container, written by the judge: what earlier passes left as feedback.
    private static let before = "/before"
    private static let feedback = "\(Inside.scratch)/feedback/"
    private static let start =
        #"mkdir feedback && { [ ! -d /before ] || cp -r /before/. feedback; } && exec "$@""#

    private let program: ReadyJuryProgram
    private let engine: ContainerEngine
    private let plan: ContainerPlan
    private let package: JuryPackage
    private let limits: ValidationLimits
    private let isRepeated: Bool
    /// On this machine.
    private let folder: String
    private var container: RunContainer?

    init(_ program: ReadyJuryProgram, _ job: JudgingJob, on bench: Workbench) throws {
        self.program = program
        engine = bench.engine
        package = JuryPackage(job.problem)
        limits = job.problem.limits.validation
        isRepeated = if case .program(let rules) = job.problem.kind { rules.passes > 1 } else { false }
        folder = "\(job.folder).validator"
        try FileManager.default.createDirectory(atPath: "\(folder)/before", withIntermediateDirectories: true)
        var plan = bench.plan(job, .check, memory: limits.memory + program.memoryOverhead + (16 << 20))
        plan.image = program.image
        plan.mounts = [package.mount, ContainerPlan.Mount(from: "\(folder)/before", to: Self.before)] + program.mounts
        self.plan = plan
    }

    deinit { close() }

    func close() {
        container?.remove()
        container = nil
    }

    /// A container in which the validator can be started; a fresh one where the last was used up.
    func ready() throws -> RunContainer {
        if let container, container.isReady { return container }
        close()
        let fresh = try engine.start(plan)
        container = fresh
        return fresh
    }

    /// Judges an output.
    func judge(_ output: Data, of test: TestCase) throws -> ValidatorReport {
        let file = "\(folder)/output"
        try output.write(to: URL(filePath: file, directoryHint: .notDirectory))
        return try report(on: try ready().run(request(for: test, output: file)), of: test)
    }

    /// What starts the validator for a test case; its standard input is `output`, nil: whatever comes later.
    func request(for test: TestCase, output: String?) throws -> RunRequest {
        try package.mustBeReadable(test.inputFile)
        try package.mustBeReadable(test.answerFile)
        let made = "\(folder)/after"
        try? FileManager.default.removeItem(atPath: made)
        let words =
            program.words + [package.inside(test.inputFile), package.inside(test.answerFile), Self.feedback]
            + test.validatorArguments
        return RunRequest(
            arguments: ["/bin/sh", "-c", Self.start, "sh"] + words,
            environment: program.environment,
            inputFiles: output.map { [$0] } ?? [],
            harvest: .tree(into: made, maxBytes: limits.output, maxFiles: 256),
            caps: RunCaps(cpuTime: limits.time, wallTime: limits.time * 2 + .seconds(5), output: limits.output)
        )
    }

    func report(on outcome: RunOutcome, of test: TestCase) throws -> ValidatorReport {
        try ValidatorReport(
            outcome,
            of: program.name,
            test: test.name,
            isRepeated: isRepeated,
            feedback: "\(folder)/after/feedback"
        )
    }

    /// Forgets the feedback of earlier passes.
    func beginTest() throws {
        let before = "\(folder)/before"
        for name in try FileManager.default.contentsOfDirectory(atPath: before) {
            try FileManager.default.removeItem(atPath: "\(before)/\(name)")
        }
    }

    /// Keeps the feedback for the next pass, but for the file with that pass's input: where that is now.
    func keepFeedback(_ report: ValidatorReport) throws -> String? {
        guard let next = report.nextInput else { return nil }
        let input = "\(folder)/next.in"
        try? FileManager.default.removeItem(atPath: input)
        try FileManager.default.moveItem(atPath: next, toPath: input)
        try beginTest()
        let after = "\(folder)/after/feedback"
        for name in try FileManager.default.contentsOfDirectory(atPath: after) {
            try FileManager.default.moveItem(atPath: "\(after)/\(name)", toPath: "\(folder)/before/\(name)")
        }
        return input
    }

    /// `what` it did, in words.
    func failure(_ what: String, _ outcome: RunOutcome, _ test: TestCase) -> JudgingError {
        let said = SampleDifference.errors(of: outcome, maxBytes: 1000)
        return .jury(program.name, "failed on \(test.name): \(what)\(said.isEmpty ? "" : "; it said: \(said)")")
    }

    func tooManyPasses(_ most: Int, _ test: TestCase) -> JudgingError {
        .jury(program.name, "asked for more than \(most) passes on \(test.name)")
    }
}
