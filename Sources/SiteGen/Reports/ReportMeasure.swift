import ContestModel

/// What was measured against which limit: the most that any of the runs used.
struct ReportMeasure {
    enum Unit: String {
        case milliseconds = "ms"
        case kibibytes = "KiB"
        case bytes
    }

    let id: String
    let word: String
    let unit: Unit
    /// In `unit`.
    let used: Int64
    /// In `unit`; nil: not known any more.
    let limit: Int64?
    /// Which run that was: `sample 1`, or `a hidden test`, of which no more is said. Nil: there is but one.
    let run: String?

    static func all(_ submission: TeamSubmission) -> [ReportMeasure] {
        guard let judgement = submission.judgement, !submission.facts.state.isOut else { return [] }
        let limits = judgement.limits ?? submission.problem.map { AppliedLimits($0.limits) }
        let isRunOnce = submission.problem?.isRunOnce ?? false
        func measure(
            _ id: String,
            _ word: String,
            _ unit: Unit,
            _ used: Int64?,
            _ limit: Int64?,
            _ key: (TestRun) -> Int64?
        )
            -> ReportMeasure?
        {
            used.map { used in
                let sample = judgement.samples.first { key($0) == used }
                let run = isRunOnce ? nil : sample.map { ReportSample.title($0.name) } ?? "a hidden test"
                return ReportMeasure(id: id, word: word, unit: unit, used: used, limit: limit, run: run)
            }
        }
        let output = judgement.samples.compactMap(\.outputBytes).max()
        let memory = limits?.memory.map { $0 >> 10 }
        return [
            measure("cpu_time", "CPU time", .milliseconds, judgement.maxCPUMilliseconds, limits?.cpuMilliseconds) {
                $0.cpuMilliseconds
            },
            measure("memory", "Memory", .kibibytes, judgement.maxMemoryKiB, memory) { $0.memoryKiB },
            measure("output", "Output of samples", .bytes, output, limits?.output) { $0.outputBytes },
        ].compactMap { $0 }
    }

    /// `used` in hundredths of `limit`; nil: there is none to compare with.
    var percent: Int? {
        guard let limit, limit > 0 else { return nil }
        return Int(min(999, Double(used) / Double(limit) * 100))
    }

    /// `1.9 s of 2 s (95 %), sample 1`.
    var words: String {
        figure(used) + (limit.map { " of \(figure($0))" } ?? "") + (percent.map { " (\($0) %)" } ?? "")
            + (run.map { ", \($0)" } ?? "")
    }

    /// `[#######---]`, of ten signs.
    var bar: String? {
        percent.map { percent in
            let full = min(10, (percent + 9) / 10)
            return "[\(String(repeating: "#", count: full))\(String(repeating: "-", count: 10 - full))]"
        }
    }

    var values: Values {
        ["word": word, "words": words, "percent": percent, "filled": percent.map { min(100, $0) }]
    }

    private func figure(_ amount: Int64) -> String {
        switch unit {
        case .milliseconds: Figures.span(.milliseconds(amount))
        case .kibibytes: Figures.size(amount << 10)
        case .bytes: Figures.size(amount)
        }
    }
}

extension AppliedLimits {
    /// Before the language's allowance, of a judgement that does not say what applied.
    fileprivate init(_ limits: ProblemLimits) {
        self.init(cpuMilliseconds: limits.cpuTime.milliseconds, memory: limits.memory, output: limits.output)
    }
}
