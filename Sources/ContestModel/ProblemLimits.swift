package struct ProblemLimits: Sendable, Hashable {
    /// CPU time per test case (an ML problem: of the whole run), before the language's factor.
    package let cpuTime: Duration
    /// Bytes, before the language's overhead.
    package let memory: Int64
    /// Bytes of what one run may print.
    package let output: Int64
    package let buildTime: Duration
    package let buildMemory: Int64
    /// Bytes of a submission's files together; nil: the contest's limits alone.
    package let code: Int64?
    /// Of the problem's own validators and graders, per run.
    package let validation: ValidationLimits
    package let times: TimeRules
    /// The package gives no time limit, and this one stands in for it.
    package let isTimeGuessed: Bool

    package init(
        cpuTime: Duration,
        memory: Int64,
        output: Int64,
        buildTime: Duration = .seconds(60),
        buildMemory: Int64 = 2 << 30,
        code: Int64? = nil,
        validation: ValidationLimits = ValidationLimits(),
        times: TimeRules = .legacy,
        isTimeGuessed: Bool = false
    ) {
        self.cpuTime = cpuTime
        self.memory = memory
        self.output = output
        self.buildTime = buildTime
        self.buildMemory = buildMemory
        self.code = code
        self.validation = validation
        self.times = times
        self.isTimeGuessed = isTimeGuessed
    }
}

package struct ValidationLimits: Sendable, Hashable {
    /// CPU time.
    package let time: Duration
    /// Bytes.
    package let memory: Int64
    /// Bytes of what it prints and of its feedback, each.
    package let output: Int64

    package init(time: Duration = .seconds(60), memory: Int64 = 2 << 30, output: Int64 = 8 << 20) {
        self.time = time
        self.memory = memory
        self.output = output
    }
}
