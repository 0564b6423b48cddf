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
    /// Runs a built program (or a query) on the test cases.
    ///
    /// Where the verdict hangs on a time that is near its limit, this test is run again while no other program runs, and the lowest
    /// time counts.
    ///
    /// - Throws: `SandboxError` and file errors: ours, never the submission's.
    package func runTests(_ job: JudgingJob, language: Language, program: BuiltProgram?) async throws -> TestRuns {
        var session = TestSession(job, language, program, on: self)
        try await session.runAll()
        while let position = session.doubtful {
            try await session.repeatAlone(position)
            try await session.runAll()
        }
        return session.result
    }

    func words(_ job: JudgingJob, _ language: Language) -> [String] {
        CommandWords(
            source: Inside.source,
            program: Inside.program,
            sources: job.sources,
            entryPoint: job.entryPoint ?? "",
            memory: job.problem.limits.memory
        ).fill(language.run)
    }

    func request(_ test: TestCase, _ job: JudgingJob, _ language: Language, _ words: [String]) -> RunRequest {
        var request = RunRequest(
            arguments: words,
            environment: language.environment,
            inputFiles: [test.inputFile],
            caps: RunCaps(cpuTime: job.cpuCap, wallTime: job.wallLimit, output: job.problem.limits.output)
        )
        switch job.problem.kind {
        case .program(let rules):
            if let name = rules.inputFile { request.inputPlace = .file(name) }
            if let name = rules.outputFile { request.harvest = .file(name, maxBytes: job.problem.limits.output) }
        case .sql(let rules): request.inputFiles.insert(rules.schemaFile, at: 0)
        case .answers, .predictions: break
        }
        return request
    }
}

extension ProblemKind {
    func compare(output: Data, answer: Data, for test: TestCase) throws -> ValidatorAnswer {
        switch self {
        case .program, .answers: test.comparison.compare(output: output, answer: answer)
        case .sql(let rules): try TableComparison(rules: rules).compare(output: output, answer: answer)
        case .predictions: .rejects("predictions are scored, not compared")
        }
    }
}

extension ProblemKind {
    /// Where output and answer part, for people; empty where the answer is not wrong.
    func difference(output: Data, answer: Data, of test: TestCase, _ assessment: RunAssessment) -> String {
        guard assessment.verdict == .wrongAnswer else { return "" }
        switch (self, test.comparison) {
        case (.program, .tokens(let flags)), (.answers, .tokens(let flags)):
            return SampleDifference.describe(output: output, answer: answer, flags: flags)
        case (.program, _), (.answers, _), (.sql, _), (.predictions, _):
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
            cpuMilliseconds: outcome.cpuTime?.milliseconds,
            wallMilliseconds: outcome.wallTime.milliseconds,
            memoryKiB: outcome.peakMemory.map { $0 >> 10 },
            exit: exit,
            signal: signal,
            feedback: feedback
        )
    }

    /// So that a later judgement can take it over.
    mutating func note(_ assessment: RunAssessment, key: String?) {
        self.key = key
        reason = assessment.reason
        finding = assessment.message.isEmpty ? nil : assessment.message
    }
}

extension SampleFeedback {
    /// `shown` bytes of each text are kept.
    init(_ test: TestCase, _ outcome: RunOutcome, _ answer: Data, _ difference: String, shown: Int) throws {
        let input = try Data(contentsOf: URL(filePath: test.inputFile), options: .mappedIfSafe)
        self.init(
            input: SampleDifference.excerpt(input, maxBytes: shown),
            expected: SampleDifference.excerpt(answer, maxBytes: shown),
            output: SampleDifference.excerpt(outcome.output, maxBytes: shown),
            errors: SampleDifference.errors(of: outcome, maxBytes: shown),
            difference: difference
        )
    }
}
