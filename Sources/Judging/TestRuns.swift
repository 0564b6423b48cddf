package import ContestModel
import Foundation
import Sandbox

/// What running a submission on its test cases gave.
package struct TestRuns: Sendable, Hashable {
    package let verdict: Verdict
    package let reason: Reason?
    package let message: String
    package let runs: [TestRun]
}

extension Workbench {
    /// Runs a built program (or a query) on the test cases, all in one container.
    ///
    /// - Throws: `SandboxError` and file errors: ours, never the submission's.
    package func runTests(_ job: JudgingJob, language: Language, program: BuiltProgram?) async throws -> TestRuns {
        let tests = job.isSmoke ? job.problem.tests.filter(\.isSample) : job.problem.tests
        var runs: [TestRun] = []
        var failure: RunAssessment?
        // The overhead is the runtime's; the rest is for process 1 and the kernel's own records.
        let memory = job.problem.limits.memory + language.memoryOverhead + (16 << 20)
        var plan = plan(job, .run, memory: memory)
        if let program { plan.mounts.append(ContainerPlan.Mount(from: program.folder, to: Inside.program)) }
        let words = words(job, language)
        var remaining = tests.map { (test: $0, request: request($0, job, language, words)) }[...]
        while !remaining.isEmpty {
            try await withContainer(plan, in: job.seat) { container in
                // A run may use up its container; those after it get a fresh one.
                while container.isReady, let (test, request) = remaining.popFirst() {
                    let outcome = try container.run(request, before: remaining.first?.request)
                    let (run, assessment) = try assess(outcome, of: test, job)
                    runs.append(run)
                    guard run.verdict != .accepted else { continue }
                    failure = failure ?? assessment
                    if job.stopsAtFirstFailure && !test.isSample { remaining = [] }
                }
            }
        }
        guard let failure else { return TestRuns(verdict: .accepted, reason: nil, message: "", runs: runs) }
        let first = Verdict.overall(runs).firstFailing
        // Of a hidden test nothing is told that depends on it: exact times, exit codes and signals can be made to speak.
        let message = first?.isSample == true ? "On a sample, the program \(failure.message)." : "On a hidden test."
        return TestRuns(verdict: failure.verdict, reason: failure.reason, message: message, runs: runs)
    }

    private func assess(_ outcome: RunOutcome, of test: TestCase, _ job: JudgingJob) throws -> (TestRun, RunAssessment)
    {
        let answer = try Data(
            contentsOf: URL(filePath: test.answerFile, directoryHint: .notDirectory),
            options: .mappedIfSafe
        )
        let assessment = try RunAssessment(of: outcome, within: job.runLimits) {
            try job.problem.kind.compare(output: outcome.output, answer: answer)
        }
        let difference = job.problem.kind.difference(output: outcome.output, answer: answer, assessment)
        let feedback = try test.isSample ? SampleFeedback(test, outcome, answer, difference) : nil
        return (TestRun(test, outcome, assessment.verdict, feedback), assessment)
    }

    private func words(_ job: JudgingJob, _ language: Language) -> [String] {
        CommandWords(
            source: Inside.source,
            program: Inside.program,
            sources: job.sources,
            entryPoint: job.entryPoint ?? "",
            memory: job.problem.limits.memory
        ).fill(language.run)
    }

    private func request(_ test: TestCase, _ job: JudgingJob, _ language: Language, _ words: [String]) -> RunRequest {
        var request = RunRequest(
            arguments: words,
            environment: language.environment,
            inputFiles: [test.inputFile],
            caps: RunCaps(cpuTime: job.cpuLimit, wallTime: job.wallLimit, output: job.problem.limits.output)
        )
        switch job.problem.kind {
        case .program(let rules):
            if let name = rules.inputFile { request.inputPlace = .file(name) }
            if let name = rules.outputFile { request.harvest = .file(name, maxBytes: job.problem.limits.output) }
        case .sql(let rules): request.inputFiles.insert(rules.schemaFile, at: 0)
        case .predictions: break
        }
        return request
    }
}

extension ProblemKind {
    func compare(output: Data, answer: Data) throws -> ValidatorAnswer {
        switch self {
        case .program(let rules): OutputValidator(flags: rules.comparison).compare(output: output, answer: answer)
        case .sql(let rules): try TableComparison(rules: rules).compare(output: output, answer: answer)
        case .predictions: .rejects("predictions are scored, not compared")
        }
    }
}

extension ProblemKind {
    /// Where output and answer part, for people; empty where the answer is not wrong.
    fileprivate func difference(output: Data, answer: Data, _ assessment: RunAssessment) -> String {
        guard assessment.verdict == .wrongAnswer else { return "" }
        switch self {
        case .program(let rules):
            return SampleDifference.describe(output: output, answer: answer, flags: rules.comparison)
        case .sql, .predictions:
            guard case .rejects(let why)? = assessment.answer else { return "" }
            return why
        }
    }
}

extension TestRun {
    init(_ test: TestCase, _ outcome: RunOutcome, _ verdict: Verdict, _ feedback: SampleFeedback?) {
        var exit: Int32?
        var signal: Int32?
        switch outcome.ending {
        case .exit(let code): exit = code
        case .signal(let number): signal = number
        case .notStarted: break
        }
        self.init(
            name: test.name,
            group: test.group,
            isSample: test.isSample,
            verdict: verdict,
            cpuMilliseconds: outcome.cpuTime.milliseconds,
            wallMilliseconds: outcome.wallTime.milliseconds,
            memoryKiB: outcome.peakMemory.map { $0 >> 10 },
            exit: exit,
            signal: signal,
            feedback: feedback
        )
    }
}

extension SampleFeedback {
    init(_ test: TestCase, _ outcome: RunOutcome, _ answer: Data, _ difference: String) throws {
        let input = try Data(contentsOf: URL(filePath: test.inputFile), options: .mappedIfSafe)
        self.init(
            input: SampleDifference.excerpt(input, maxBytes: 2048),
            expected: SampleDifference.excerpt(answer, maxBytes: 2048),
            output: SampleDifference.excerpt(outcome.output, maxBytes: 2048),
            errors: SampleDifference.excerpt(outcome.errors, maxBytes: 2048),
            difference: difference
        )
    }
}
