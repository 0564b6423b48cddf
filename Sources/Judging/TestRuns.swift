package import ContestModel
import Foundation
import Sandbox

/// What running a submission on its test cases gave.
package struct TestRuns: Sendable, Hashable {
    package let verdict: Verdict
    package let reason: Reason?
    package let message: String
    package let runs: [TestRun]
    /// Points, where the problem gives any.
    package var score: Double?
    package var groups: [GroupResult] = []
}

extension Workbench {
    /// Runs a built program (or a query) on the test cases.
    ///
    /// Where the verdict hangs on a time that is near its limit, this test is run again while no other program runs, and the lowest
    /// time counts.
    ///
    /// - Throws: `SandboxError`, file errors, and `JudgingError` of the problem's own programs: never the submission's fault.
    package func runTests(_ job: JudgingJob, language: Language, program: BuiltProgram?) async throws -> TestRuns {
        for folder in Set(job.problem.tests.compactMap(\.filesFolder)) {
            try JuryPackage(job.problem).mustBeReadable(all: folder)
        }
        let validator = try await validator(for: job)
        defer { validator?.close() }
        var session = TestSession(job, language, program, validator: validator, on: self)
        try await session.runAll()
        while let position = session.doubtful {
            try await session.repeatAlone(position)
            try await session.runAll()
        }
        return try await scored(session, job)
    }

    /// Has the outputs judged that a submission holds.
    package func judgeAnswers(_ job: JudgingJob) async throws -> TestRuns {
        let validator = try await validator(for: job)
        defer { validator?.close() }
        var session = TestSession(job, nil, nil, validator: validator, on: self)
        let answers = AnswerFiles(job.files, of: job.problem.tests, in: job.folder)
        await job.seat.take()
        let judged = Result { try session.judgeAll { try answers.output(of: $0, upTo: job.problem.limits.output) } }
        await job.seat.leave()
        try judged.get()
        return try await scored(session, job)
    }

    private func validator(for job: JudgingJob) async throws -> ValidatorBench? {
        guard let program = job.problem.kind.validator else { return nil }
        return try ValidatorBench(try await ready(program, for: job), job, on: self)
    }

    /// Adds the points.
    private func scored(_ session: TestSession, _ job: JudgingJob) async throws -> TestRuns {
        var result = session.result
        guard let scoring = job.problem.scoring, !job.isSmoke else { return result }
        var evaluation = GroupEvaluation(session.counted.mapValues(\.run)) { program, arguments, parts in
            try await grade(parts, by: program, arguments, job)
        }
        let total = try await evaluation.evaluate(scoring.root)
        result.add(total, evaluation.results, by: scoring.root.rule)
        return result
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
}

extension TestRuns {
    /// The legacy format's graders decide the verdict too; what is not accepted there has no points.
    fileprivate mutating func add(_ total: SubResult, _ groups: [GroupResult], by rule: GroupRule) {
        self.groups = groups
        switch rule {
        case .direct: score = total.score
        case .graded:
            score = total.verdict == .accepted ? total.score : 0
            guard total.verdict != verdict else { return }
            self = TestRuns(
                verdict: total.verdict,
                reason: total.verdict == .accepted ? nil : reason,
                message: total.verdict == .accepted ? "" : message,
                runs: runs,
                score: score,
                groups: groups
            )
        }
    }
}

extension ProblemKind {
    /// The program of the problem's own that judges outputs.
    var validator: JuryProgram? {
        let validation: OutputValidation =
            switch self {
            case .program(let rules): rules.validation
            case .answers(let rules): rules.validation
            case .sql, .predictions: .comparison
            }
        switch validation {
        case .comparison: return nil
        case .program(let program), .interactive(let program): return program
        }
    }

    func compare(output: Data, answer: Data, for test: TestCase) throws -> ValidatorAnswer {
        switch self {
        case .program, .answers: test.comparison.compare(output: output, answer: answer)
        case .sql(let rules): try TableComparison(rules: rules).compare(output: output, answer: answer)
        case .predictions: .rejects("predictions are scored, not compared")
        }
    }
}

extension ProblemKind {
    /// Where output and answer part, for people; empty where the answer is not wrong, or is one of several right ones.
    func difference(output: Data, answer: Data, of test: TestCase, _ assessment: RunAssessment) -> String {
        guard assessment.verdict == .wrongAnswer, validator == nil else { return "" }
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
            outputBytes: test.isSample ? outcome.outputBytes : nil,
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
    private static let legend = "seconds, then > what the program printed or < what it was sent\n"

    /// Of a conversation, whose input and answer are the validator's alone.
    init(log: String, _ outcome: RunOutcome, shown: Int) {
        self.init(
            input: "",
            expected: "",
            output: log.isEmpty ? "" : Self.legend + log,
            errors: SampleDifference.errors(of: outcome, maxBytes: shown),
            difference: ""
        )
    }

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
