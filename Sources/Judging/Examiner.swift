import ContestModel
import Foundation
import Sandbox

/// Runs a submission on one test case after the other and has what comes out judged: by comparing it with the answer file, or by a
/// program of the problem's own.
struct Examiner {
    let job: JudgingJob
    private let bench: Workbench
    private let language: Language?
    private let words: [String]
    /// Nil: the judge compares.
    private let validator: ValidatorBench?
    private let passes: Int
    private let isInteractive: Bool

    init(_ job: JudgingJob, _ language: Language?, validator: ValidatorBench?, on bench: Workbench) {
        self.job = job
        self.bench = bench
        self.language = language
        words = language.map { bench.words(job, $0) } ?? []
        self.validator = validator
        if case .program(let rules) = job.problem.kind {
            passes = rules.passes
            isInteractive = if case .interactive = rules.validation { true } else { false }
        } else {
            passes = 1
            isInteractive = false
        }
    }

    /// While a validator works no program of a submission may run in the slot, so nothing can be sent ahead.
    var mayAnnounce: Bool { validator == nil }

    func request(_ test: TestCase) -> RunRequest {
        var request = RunRequest(
            arguments: startWords(test) + words + test.arguments,
            environment: language?.environment ?? [:],
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

    /// What puts the problem's files into the working folder first: those that go with every submission lie among its sources.
    private func startWords(_ test: TestCase) -> [String] {
        let folders =
            (job.problem.includes.isEmpty ? [] : [Inside.source]) + (test.filesMount.map { [$0.to] } ?? [])
        guard !folders.isEmpty else { return [] }
        let copies = folders.map { "cp -r \($0)/. . && " }.joined()
        return ["/bin/sh", "-c", copies + #"exec "$@""#, "sh"]
    }

    /// Runs it once, or as often as the validator asks; `next` is of the test case that comes next, where it may be sent ahead.
    ///
    /// - Throws: `SandboxError`, file errors, and `JudgingError` of the problem's own program: never the submission's fault.
    func examine(_ test: TestCase, in container: RunContainer, before next: RunRequest?) throws -> Trial {
        guard let validator else {
            let outcome = try container.run(request(test), before: next)
            return try trial(outcome, of: test) { answer in
                try job.problem.kind.compare(output: outcome.output, answer: answer, for: test)
            }
        }
        try validator.beginTest()
        var request = request(test)
        var slowest: Trial?
        for _ in 0..<passes {
            let (trial, report) =
                try isInteractive
                ? converse(request, in: container, of: test, with: validator)
                : judge(try container.run(request), of: test, by: validator)
            let worst = trial.sum(slowest)
            guard trial.run.verdict == .accepted, let report, let input = try validator.keepFeedback(report) else {
                return worst
            }
            slowest = worst
            request.inputFiles = [input]
        }
        throw validator.tooManyPasses(passes, test)
    }

    /// Has an output judged that was handed in; nil: it was not.
    func examine(_ output: Data?, of test: TestCase) throws -> Trial {
        let size = Int64(output?.count ?? 0)
        let outcome = RunOutcome(
            ending: .exit(0),
            limit: size > job.problem.limits.output ? .output : nil,
            cpuTime: nil,
            wallTime: .zero,
            peakMemory: nil,
            output: output ?? Data(),
            outputBytes: size,
            errors: Data(),
            errorBytes: 0,
            harvested: .nothing
        )
        guard output != nil else {
            let assessment = RunAssessment.missing(test)
            let run = TestRun(test, outcome, assessment.verdict, nil)
            return Trial(run: run, assessment: assessment, isDoubtful: false, duration: .zero)
        }
        guard let validator else {
            return try trial(outcome, of: test) { answer in
                try job.problem.kind.compare(output: outcome.output, answer: answer, for: test)
            }
        }
        try validator.beginTest()
        return try judge(outcome, of: test, by: validator).0
    }

    /// The report is nil where the validator was not asked.
    private func judge(
        _ outcome: RunOutcome,
        of test: TestCase,
        by validator: ValidatorBench
    ) throws -> (Trial, ValidatorReport?) {
        var report: ValidatorReport?
        var trial = try trial(outcome, of: test) { _ in
            let found = try validator.judge(outcome.output, of: test)
            report = found
            return found.answer
        }
        if let report { trial.run.take(report, withPoints: true) }
        return (trial, report)
    }

    private func converse(
        _ request: RunRequest,
        in container: RunContainer,
        of test: TestCase,
        with validator: ValidatorBench
    ) throws -> (Trial, ValidatorReport?) {
        var request = request
        request.inputFiles = []
        let conversation = try Conversation.run(
            submission: (container, request),
            validator: (try validator.ready(), try validator.request(for: test, output: nil)),
            logBytes: Self.logBytes
        )
        let outcome = conversation.submission
        let assessment: RunAssessment
        switch InteractiveVerdict(of: conversation, within: job.runLimits) {
        case .validatorFailed(let what): throw validator.failure(what, conversation.validator, test)
        case .judged(let found): assessment = found
        }
        // Whether it was asked or not: what it had written by then may explain the end.
        let report =
            conversation.validator.isDecision ? try validator.report(on: conversation.validator, of: test) : nil
        let log = Excerpt.text(Data(conversation.log.text.utf8), maxBytes: Self.logBytes)
        var run = TestRun(
            test,
            outcome,
            assessment.verdict,
            test.isSample ? SampleFeedback(log: log, outcome, shown: job.shownBytes) : nil
        )
        if let report { run.take(report, withPoints: assessment.answer != nil) }
        if assessment.verdict != .accepted {
            run.juryMessage = [run.juryMessage, log].compactMap { $0 }.joined(separator: "\n")
        }
        let trial = Trial(
            run: run,
            assessment: assessment,
            isDoubtful: assessment.isDoubtful(outcome),
            duration: outcome.wallTime
        )
        return (trial, assessment.answer == nil ? nil : report)
    }

    /// Of what the two said to each other.
    private static let logBytes = 8 << 10

    private func trial(
        _ outcome: RunOutcome,
        of test: TestCase,
        _ validate: (Data) throws -> ValidatorAnswer
    ) throws -> Trial {
        let answer = try Data(
            contentsOf: URL(filePath: test.answerFile, directoryHint: .notDirectory),
            options: .mappedIfSafe
        )
        let assessment = try RunAssessment(of: outcome, within: job.runLimits) { try validate(answer) }
        let difference = job.problem.kind.difference(output: outcome.output, answer: answer, of: test, assessment)
        let feedback =
            try test.isSample ? SampleFeedback(test, outcome, answer, difference, shown: job.shownBytes) : nil
        return Trial(
            run: TestRun(test, outcome, assessment.verdict, feedback),
            assessment: assessment,
            isDoubtful: assessment.isDoubtful(outcome),
            duration: outcome.wallTime
        )
    }
}

extension RunOutcome {
    /// Of a validator: it said yes or no.
    fileprivate var isDecision: Bool { limit == nil && (ending == .exit(42) || ending == .exit(43)) }
}

extension ValidatorReport {
    var answer: ValidatorAnswer { accepts ? .accepts : .rejects(juryMessage ?? "the validator rejects it") }
}

extension TestRun {
    fileprivate mutating func take(_ report: ValidatorReport, withPoints: Bool) {
        if withPoints {
            score = report.score
            multiplier = report.multiplier
        }
        juryMessage = report.juryMessage
        teamMessage = report.teamMessage
    }
}

extension Trial {
    /// The last pass of several, with the most time and memory that any of them took.
    fileprivate func sum(_ earlier: Trial?) -> Trial {
        guard let earlier else { return self }
        var all = self
        all.run.cpuMilliseconds = [run.cpuMilliseconds, earlier.run.cpuMilliseconds].compactMap { $0 }.max()
        all.run.wallMilliseconds = max(run.wallMilliseconds, earlier.run.wallMilliseconds)
        all.run.memoryKiB = [run.memoryKiB, earlier.run.memoryKiB].compactMap { $0 }.max()
        all.duration = duration + earlier.duration
        // What the validator wrote stays from pass to pass.
        all.run.juryMessage = run.juryMessage ?? earlier.run.juryMessage
        all.run.teamMessage = run.teamMessage ?? earlier.run.teamMessage
        return all
    }
}

extension TestCase {
    var filesMount: ContainerPlan.Mount? { filesFolder.map { ContainerPlan.Mount(from: $0, to: "/files") } }
}
