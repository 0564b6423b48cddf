import ContestModel

/// A report as templates show it.
struct ReportValues {
    private let view: TeamView
    private let submission: TeamSubmission
    private let clock: Clock

    init(_ view: TeamView, _ submission: TeamSubmission, _ clock: Clock) {
        self.view = view
        self.submission = submission
        self.clock = clock
    }

    /// For a table of submissions.
    var line: Values {
        let facts = submission.facts
        let judgement = submission.judgement
        return [
            "id": facts.id,
            "file": facts.file,
            "label": submission.problem?.label,
            "problemName": submission.problem?.name ?? facts.problem?.text,
            "contestTime": Figures.contestTime(submission.contestTime),
            "received": clock.values(facts.received),
            "language": facts.language?.text,
            "isSmoke": facts.isSmoke,
            "sign": VerdictSign(submission).values,
            "because": facts.disqualifiedBecause.map { PlainText.line($0, atMost: 1000) },
            "score": judgement?.score.map(Figures.score),
            "cpu": judgement?.maxCPUMilliseconds.map { Figures.span(.milliseconds($0)) },
            "memory": judgement?.maxMemoryKiB.map { Figures.size($0 << 10) },
            "counted": submission.account.charge.isCharged ? "yes" : "no: \(submission.account.charge.words)",
        ]
    }

    var all: Values {
        let judgement = submission.judgement
        return line.with([
            "teamName": view.name,
            "contestName": view.contest.name,
            "advice": ReportAdvice(view, submission).sentences,
            "first": FirstSubmission(view, of: submission).flatMap { $0.isDone ? $0.submission.facts.id : nil },
            "reason": judgement?.reason?.rawValue,
            "message": judgement?.message,
            "log": judgement?.log,
            "facts": facts,
            "metrics": judgement.map { $0.metrics.map { ["id": $0.id, "value": Figures.score($0.value)] as Values } },
            "groups": judgement.map { $0.groups.map(group) },
            "hiddenMessage": judgement?.hiddenMessage,
            "samples": judgement.map { $0.samples.map(sample) },
            "hidden": judgement.map { $0.hidden.map { VerdictSign($0.verdict).values.with(["count": $0.count]) } },
            "judged": judgement.map { clock.values($0.ended) },
        ])
    }

    private var facts: [Values] {
        let facts = submission.facts
        let counted = CountedWords(submission.account, view.quota).text
        var lines: [Values] = [["word": "Counted", "value": counted]]
        lines.append(["word": "Zip", "value": "\(Figures.size(facts.size))"])
        lines.append(["word": "SHA-256", "value": facts.sha256])
        if let image = submission.judgement?.image { lines.append(["word": "Judge image", "value": image]) }
        return lines
    }

    private func group(_ group: TeamGroup) -> Values {
        ["label": group.label, "sign": VerdictSign(group.verdict).values, "points": Figures.points(group)]
    }

    private func sample(_ run: TestRun) -> Values {
        [
            "name": run.name,
            "sign": VerdictSign(run.verdict).values,
            "cpu": run.cpuMilliseconds.map { Figures.span(.milliseconds($0)) },
            "wall": Figures.span(.milliseconds(run.wallMilliseconds)),
            "memory": run.memoryKiB.map { Figures.size($0 << 10) },
            "exit": run.exit.map { String($0) },
            "signal": run.signal.map { String($0) },
            "input": run.feedback?.input,
            "expected": run.feedback?.expected,
            "output": run.feedback?.output,
            "errors": run.feedback?.errors,
            "teamMessage": run.teamMessage,
            "difference": run.feedback?.difference,
            "isOpen": run.verdict != .accepted,
        ]
    }
}
