import ContestModel
import Foundation
import Sandbox

/// One submission on its test cases: what has been run so far, and what comes next.
struct TestSession {
    /// What takes longer gains nothing from its successor being on its way already, and may make that one needless.
    private static let quick = Duration.milliseconds(100)
    private static let repetitions = 2
    /// A submission that has kept the machine to itself for so many wall limits gets no further look: every slot stood still.
    private static let mostAlone = 2

    private let job: JudgingJob
    private let bench: Workbench
    private let tests: [TestCase]
    private let examiner: Examiner
    private let plan: ContainerPlan
    /// Held, so that the cache keeps it.
    private let program: BuiltProgram?
    private var order: TestOrder
    private let twins: TestTwins
    /// By position in `tests`; nil: not run.
    private var trials: [Trial?]
    /// Wall time of all runs while no other program ran.
    private var timeAlone = Duration.zero

    init(
        _ job: JudgingJob,
        _ language: Language?,
        _ program: BuiltProgram?,
        validator: ValidatorBench?,
        on bench: Workbench
    ) {
        self.job = job
        self.bench = bench
        let tests = job.isSmoke ? job.problem.tests.filter(\.isSample) : job.problem.tests
        self.tests = tests
        self.program = program
        examiner = Examiner(job, language, validator: validator, on: bench)
        // The overhead is the runtime's; the rest is for process 1 and the kernel's own records.
        let memory = job.problem.limits.memory + (language?.memoryOverhead ?? 0) + (16 << 20)
        var plan = bench.plan(job, .run, memory: memory)
        if let program { plan.mounts.append(ContainerPlan.Mount(from: program.folder, to: Inside.program)) }
        self.plan = plan
        var generator = SystemRandomNumberGenerator()
        let scoring = job.isSmoke ? nil : job.problem.scoring
        let relevance = Relevance(tests, scoring, stopsAtFirstFailure: job.stopsAtFirstFailure)
        order = TestOrder(tests, relevance, using: &generator)
        twins = TestTwins(tests)
        trials = tests.map { _ in nil }
        adoptKnown()
    }

    private mutating func adoptKnown() {
        for position in tests.indices {
            guard let run = job.knownRun(position, of: tests[position]) else { continue }
            let assessment = RunAssessment(known: run)
            trials[position] = Trial(run: run, assessment: assessment, isDoubtful: false, duration: .zero)
        }
        order.resume(without: { trials[$0] != nil }, failures: failed)
    }

    /// Runs whatever can still matter, in as few containers as possible.
    mutating func runAll() async throws {
        while let first = order.next {
            let plan = plan(tests[first])
            try await bench.withContainer(plan, in: job.seat) { container in
                var wasQuick = false
                // A run may use up its container; those after it get a fresh one.
                while container.isReady, let position = order.next, self.plan(tests[position]) == plan {
                    _ = order.take()
                    let next = wasQuick && examiner.mayAnnounce ? announceable(after: position, plan) : nil
                    let trial =
                        try known(position)
                        ?? examiner.examine(tests[position], in: container, before: next.map(request))
                    wasQuick = trial.duration < Self.quick
                    note(trial, at: position, announced: next)
                }
            }
        }
    }

    /// Has outputs judged that were handed in; `output` gives that of a test case, nil: there is none. Samples may be left out where
    /// they give no points.
    mutating func judgeAll(_ output: (TestCase) throws -> Data?) throws {
        let needsSamples = job.isSmoke || job.problem.scoring != nil
        while let position = order.take() {
            let test = tests[position], output = try output(test)
            if output == nil, test.isSample, !needsSamples { continue }
            note(try examiner.examine(output, of: test), at: position, announced: nil)
        }
    }

    /// The test that decides something, where another look is due.
    var doubtful: Int? {
        guard mayRunAlone else { return nil }
        return failures.first { trials[$0]?.isDoubtful == true }
    }

    private var mayRunAlone: Bool { timeAlone < job.wallLimit * Self.mostAlone }

    /// Runs a test again, with no other program running; the lowest time counts.
    mutating func repeatAlone(_ position: Int) async throws {
        guard var best = trials[position] else { return }
        var times = [best.run.cpuMilliseconds].compactMap { $0 }
        for _ in 0..<Self.repetitions where best.run.verdict == .timeLimit && mayRunAlone {
            let again = try await bench.withContainer(plan(tests[position]), in: job.seat, isAlone: true) { container in
                try examiner.examine(tests[position], in: container, before: nil)
            }
            timeAlone += again.duration
            if let time = again.run.cpuMilliseconds { times.append(time) }
            if again.run.verdict != .timeLimit || again.isQuicker(than: best) { best = again }
        }
        best.isDoubtful = false
        best.run.repeatedCPUMilliseconds = times
        trials[position] = best
        order.resume(without: { trials[$0] != nil }, failures: failed)
    }

    /// What counts of what was run, by position.
    var counted: [Int: Trial] {
        var counted: [Int: Trial] = [:]
        for position in trials.indices where order.counts(position) { counted[position] = trials[position] }
        return counted
    }

    var result: TestRuns {
        let runs = counted.sorted { $0.key < $1.key }.map(\.value.run)
        guard let failure = failures.first, let assessment = trials[failure]?.assessment else {
            if runs.isEmpty && job.isSmoke {
                let message = "The problem has no samples, so nothing was run."
                return TestRuns(verdict: .accepted, reason: nil, message: message, runs: [])
            }
            return TestRuns(verdict: runs.isEmpty ? .judgingError : .accepted, reason: nil, message: "", runs: runs)
        }
        // Of a hidden test nothing is told that depends on it: exact times, exit codes and signals can be made to speak.
        let message = tests[failure].isSample ? "On a sample, the program \(assessment.message)." : "On a hidden test."
        return TestRuns(verdict: assessment.verdict, reason: assessment.reason, message: message, runs: runs)
    }

    /// In the written order, those that count.
    private var failures: [Int] { failed.filter(order.counts) }

    private var failed: [Int] {
        trials.indices.filter { trials[$0].map { $0.run.verdict != .accepted } ?? false }
    }

    private mutating func note(_ trial: Trial, at position: Int, announced: Int?) {
        var trial = trial
        trial.run.note(trial.assessment, key: trial.isDoubtful ? nil : job.key(position))
        trials[position] = trial
        if trial.run.verdict != .accepted { order.failed(at: position, announced: announced) }
    }

    private func request(_ position: Int) -> RunRequest { examiner.request(tests[position]) }

    /// The next one, where it is run at all and in the same container.
    private func announceable(after position: Int, _ plan: ContainerPlan) -> Int? {
        guard let next = order.next, self.plan(tests[next]) == plan, known(next) == nil,
            twins.first(of: next) != twins.first(of: position)
        else { return nil }
        return next
    }

    /// Each test case with files of its own has containers of its own.
    private func plan(_ test: TestCase) -> ContainerPlan {
        guard let mount = test.filesMount else { return plan }
        var plan = plan
        plan.mounts.append(mount)
        return plan
    }

    /// What a test case gave that is the same.
    private func known(_ position: Int) -> Trial? {
        guard let twin = twins.others(of: position).first(where: { trials[$0] != nil }), var trial = trials[twin]
        else { return nil }
        trial.run.name = tests[position].name
        trial.run.group = tests[position].group
        return trial
    }
}

/// Test cases that are the same: packages put one into several groups by links.
struct TestTwins {
    private struct Key: Hashable {
        let files: [String?]
        let comparison: OutputComparison
        let words: [[String]]
        let isSample: Bool
    }

    private let keys: [Key]
    private let places: [Key: [Int]]

    init(_ tests: [TestCase]) {
        keys = tests.map {
            Key(
                files: [$0.inputFile, $0.answerFile, $0.filesFolder],
                comparison: $0.comparison,
                words: [$0.validatorArguments, $0.arguments],
                isSample: $0.isSample
            )
        }
        places = Dictionary(grouping: tests.indices) { [keys] in keys[$0] }
    }

    func first(of position: Int) -> Int { places[keys[position]]?.first ?? position }

    func others(of position: Int) -> [Int] { (places[keys[position]] ?? []).filter { $0 != position } }
}
