import ContestModel

/// What happened on a sample, in the words of every form of the report.
struct ReportSample {
    let run: TestRun
    let title: String
    /// `exit code 1`, `signal 11 (SIGSEGV, …)`; nil: it ended as it should.
    let ending: String?
    /// Of a crash; nil: its standard error tells of none.
    let crash: ReportCrash?
    /// Nil where the judge did not compare texts, or they agree.
    let difference: TextDifference?

    init(_ run: TestRun, _ submission: TeamSubmission) {
        self.run = run
        title = Self.title(run.name)
        ending = Self.ending(run)
        let files = Set(submission.judgement?.excerpts.map(\.place.file) ?? [])
        crash = run.feedback.flatMap { ReportCrash($0.errors, files: files) }
        difference = Self.difference(run, submission.problem)
    }

    /// `sample 1` of the test case `sample/1`.
    static func title(_ name: String) -> String {
        name.hasPrefix("sample/") ? "sample \(name.dropFirst(7))" : name
    }

    private static func ending(_ run: TestRun) -> String? {
        if let signal = run.signal {
            return "signal \(signal)" + (SignalName(signal).map { " (\($0.words))" } ?? "")
        }
        return run.exit.flatMap { $0 == 0 ? nil : "exit code \($0)" }
    }

    private static func difference(_ run: TestRun, _ problem: TeamProblem?) -> TextDifference? {
        guard run.verdict == .wrongAnswer, let feedback = run.feedback, let comparison = problem?.comparisons[run.name]
        else { return nil }
        return TextDifference(answer: feedback.expected, output: feedback.output, by: comparison)
    }

    var cpu: String? { run.cpuMilliseconds.map { Figures.span(.milliseconds($0)) } }
    var wall: String { Figures.span(.milliseconds(run.wallMilliseconds)) }
    var memory: String? { run.memoryKiB.map { Figures.size($0 << 10) } }
    var printed: String? { run.outputBytes.map { Figures.size($0) } }

    /// `120 ms of CPU time, 150 ms of wall time, 8.8 MiB of memory, 12 bytes of output, exit code 1`.
    var measured: String {
        [
            cpu.map { "\($0) of CPU time" } ?? "CPU time not measured", "\(wall) of wall time",
            memory.map { "\($0) of memory" }, printed.map { "\($0) of output" }, ending,
        ].compactMap { $0 }.joined(separator: ", ")
    }

    var values: Values {
        [
            "name": title,
            "sign": VerdictSign(run.verdict).values,
            "measured": measured,
            "crash": crash?.what,
            "crashAt": crash?.place,
            "input": run.feedback?.input,
            "expected": run.feedback?.expected,
            "output": run.feedback?.output,
            "errors": run.feedback?.errors,
            "teamMessage": run.teamMessage,
            "difference": run.feedback?.difference,
            "comparison": difference?.rows.map(\.values),
            "isOpen": run.verdict != .accepted,
        ]
    }
}
