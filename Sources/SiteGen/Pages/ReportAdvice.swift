import ContestModel

/// What a report says in sentences: what was measured against which limit, and what to do.
struct ReportAdvice {
    let sentences: [String]

    init(_ view: TeamView, _ submission: TeamSubmission) {
        var sentences: [String] = []
        switch submission.facts.state {
        case .queued: sentences.append("It waits for its turn.")
        case .judging: sentences.append("It is being judged.")
        case .failed: sentences.append("The judge failed on it. It is not counted; the organizer knows of it.")
        case .withdrawn: sentences.append("It was withdrawn and does not count.")
        case .disqualified:
            sentences.append("It was disqualified by the organizer and does not count.")
            if let because = submission.facts.disqualifiedBecause {
                sentences.append("The reason: \(PlainText.line(because, atMost: 1000))")
            }
        case .judged, .rejected: break
        }
        if let judgement = submission.judgement, !submission.facts.state.isOut {
            if let measured = Self.measured(judgement, submission.problem?.limits) { sentences.append(measured) }
            if let fix = judgement.reason?.fix { sentences.append(fix) }
        }
        if let first = FirstSubmission(view, of: submission) { sentences.append(first.sentence) }
        if submission.facts.isSmoke { sentences.append("A smoke test runs the samples only and never counts.") }
        self.sentences = sentences
    }

    private static func measured(_ judgement: TeamJudgement, _ limits: ProblemLimits?) -> String? {
        guard let limits else { return nil }
        let cpu = judgement.maxCPUMilliseconds.map {
            "\(Figures.span(.milliseconds($0))) of CPU time, limit \(Figures.span(limits.cpuTime))"
        }
        let memory = judgement.maxMemoryKiB.map {
            "\(Figures.size($0 << 10)) of memory, limit \(Figures.size(limits.memory))"
        }
        let parts = [cpu, memory].compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        return
            "Most that a test used: \(parts.joined(separator: "; ")). A language's allowance comes on top of the limits."
    }
}
