import ContestModel
import Foundation
import Sandbox

/// One submission on its test cases: what has been run so far, and what comes next.
struct TestSession {
    private struct Trial {
        var run: TestRun
        var assessment: RunAssessment
        /// The time is so near to its limit that a quieter machine might give another verdict.
        var isDoubtful: Bool

        func isQuicker(than other: Trial) -> Bool {
            guard let own = run.cpuMilliseconds, let its = other.run.cpuMilliseconds else { return false }
            return own < its
        }
    }

    /// What takes longer gains nothing from its successor being on its way already, and may make that one needless.
    private static let quick = Duration.milliseconds(100)
    private static let repetitions = 2
    /// A submission that has kept the machine to itself for so many wall limits gets no further look: every slot stood still.
    private static let mostAlone = 2

    private let job: JudgingJob
    private let bench: Workbench
    private let tests: [TestCase]
    private let requests: [RunRequest]
    private let plan: ContainerPlan
    /// Held, so that the cache keeps it.
    private let program: BuiltProgram?
    private var order: TestOrder
    /// By position in `tests`; nil: not run.
    private var trials: [Trial?]
    /// Wall time of all runs while no other program ran.
    private var timeAlone = Duration.zero

    init(_ job: JudgingJob, _ language: Language, _ program: BuiltProgram?, on bench: Workbench) {
        self.job = job
        self.bench = bench
        let tests = job.isSmoke ? job.problem.tests.filter(\.isSample) : job.problem.tests
        self.tests = tests
        self.program = program
        let words = bench.words(job, language)
        requests = tests.map { bench.request($0, job, language, words) }
        // The overhead is the runtime's; the rest is for process 1 and the kernel's own records.
        let memory = job.problem.limits.memory + language.memoryOverhead + (16 << 20)
        var plan = bench.plan(job, .run, memory: memory)
        if let program { plan.mounts.append(ContainerPlan.Mount(from: program.folder, to: Inside.program)) }
        self.plan = plan
        var generator = SystemRandomNumberGenerator()
        order = TestOrder(tests, stopsAtFirstFailure: job.stopsAtFirstFailure, using: &generator)
        trials = tests.map { _ in nil }
        adoptKnown()
    }

    private mutating func adoptKnown() {
        for position in tests.indices {
            guard let run = job.knownRun(position, of: tests[position]) else { continue }
            trials[position] = Trial(run: run, assessment: RunAssessment(known: run), isDoubtful: false)
        }
        order.resume(without: { trials[$0] != nil }, before: firstFailure)
    }

    /// Runs whatever can still matter, in as few containers as possible.
    mutating func runAll() async throws {
        while order.next != nil {
            try await bench.withContainer(plan, in: job.seat) { container in
                var wasQuick = false
                // A run may use up its container; those after it get a fresh one.
                while container.isReady, let position = order.take() {
                    let next = wasQuick ? order.next : nil
                    let outcome = try container.run(requests[position], before: next.map { requests[$0] })
                    wasQuick = outcome.wallTime < Self.quick
                    let trial = try trial(outcome, at: position)
                    trials[position] = trial
                    if trial.run.verdict != .accepted { order.failed(at: position, announced: next) }
                }
            }
        }
    }

    /// The test that decides the verdict, where another look is due.
    var doubtful: Int? {
        guard mayRunAlone, let position = firstFailure, trials[position]?.isDoubtful == true else { return nil }
        return position
    }

    private var mayRunAlone: Bool { timeAlone < job.wallLimit * Self.mostAlone }

    /// Runs a test again, with no other program running; the lowest time counts.
    mutating func repeatAlone(_ position: Int) async throws {
        guard var best = trials[position] else { return }
        var times = [best.run.cpuMilliseconds].compactMap { $0 }
        for _ in 0..<Self.repetitions where best.run.verdict == .timeLimit && mayRunAlone {
            let outcome = try await bench.withContainer(plan, in: job.seat, isAlone: true) { container in
                try container.run(requests[position])
            }
            timeAlone += outcome.wallTime
            let again = try trial(outcome, at: position)
            if let time = again.run.cpuMilliseconds { times.append(time) }
            if again.run.verdict != .timeLimit || again.isQuicker(than: best) { best = again }
        }
        best.isDoubtful = false
        best.run.repeatedCPUMilliseconds = times
        trials[position] = best
        order.resume(without: { trials[$0] != nil }, before: firstFailure)
    }

    var result: TestRuns {
        let failure = firstFailure
        // What was run beyond the failure was run by chance.
        let runs = trials.indices.compactMap { position in
            let matters = failure.map { position == $0 || order.matters(position, afterFailureAt: $0) } ?? true
            return matters ? trials[position]?.run : nil
        }
        guard let failure, let assessment = trials[failure]?.assessment else {
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

    private var firstFailure: Int? { trials.firstIndex { $0.map { $0.run.verdict != .accepted } ?? false } }

    private func trial(_ outcome: RunOutcome, at position: Int) throws -> Trial {
        let test = tests[position]
        let answer = try Data(
            contentsOf: URL(filePath: test.answerFile, directoryHint: .notDirectory),
            options: .mappedIfSafe
        )
        let kind = job.problem.kind
        let assessment = try RunAssessment(of: outcome, within: job.runLimits) {
            try kind.compare(output: outcome.output, answer: answer, for: test)
        }
        let difference = kind.difference(output: outcome.output, answer: answer, of: test, assessment)
        let feedback =
            try test.isSample ? SampleFeedback(test, outcome, answer, difference, shown: job.shownBytes) : nil
        let isDoubtful = Self.isDoubtful(outcome, assessment)
        var run = TestRun(test, outcome, assessment.verdict, feedback)
        run.note(assessment, key: isDoubtful ? nil : job.key(position))
        return Trial(run: run, assessment: assessment, isDoubtful: isDoubtful)
    }

    /// A CPU time over the limit but below the cap; or a wall time of which a busy machine took a part.
    private static func isDoubtful(_ outcome: RunOutcome, _ assessment: RunAssessment) -> Bool {
        switch assessment.reason {
        case .cpuTime: outcome.limit == nil
        case .wallTime: outcome.starvedTime * 10 > outcome.wallTime
        default: false
        }
    }
}
