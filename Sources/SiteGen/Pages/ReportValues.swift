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
            "counted": submission.account.map { $0.charge.isCharged ? "yes" : "no: \($0.charge.words)" },
        ]
    }

    /// For a page of its own, from the report on it.
    func all(_ report: Report) -> Values {
        let judgement = submission.judgement
        let model = judgement?.model.map(ModelWords.init)
        return line.with([
            "team": view.team.text,
            "teamName": view.name,
            "contestName": view.contest.name,
            "advice": report.advice,
            "hints": report.hints,
            "machine": report.machine?.values,
            "measures": report.measures.map(\.values),
            "crash": report.crash?.what,
            "crashAt": report.crash?.place,
            "excerpts": judgement.map { $0.excerpts.map(\.values) },
            "first": report.first.flatMap { $0.isDone ? $0.submission.facts.id : nil },
            "reason": judgement?.reason?.rawValue,
            "message": judgement?.message,
            "log": judgement?.log,
            "facts": facts,
            "metrics": judgement.map { $0.metrics.map { ["id": $0.id, "value": Figures.score($0.value)] as Values } },
            "model": model?.lines.map { ["word": $0.word, "value": $0.value] as Values },
            "terms": model?.terms.map(\.values),
            "held": model?.held,
            "phases": report.making.phases.map(\.values),
            "packages": report.making.packages.map(\.values),
            "environment": report.making.environment,
            "models": report.making.models.map(\.values),
            "groups": judgement.map { $0.groups.map(group) },
            "hiddenMessage": judgement?.hiddenMessage,
            "samples": report.samples.map(\.values),
            "legend": report.samples.contains { $0.difference != nil } ? TextDifference.legend : nil,
            "hidden": judgement.map { $0.hidden.map { VerdictSign($0.verdict).values.with(["count": $0.count]) } },
            "judged": judgement.map { clock.values($0.ended) },
        ])
    }

    private var facts: [Values] {
        let facts = submission.facts
        var lines: [(String, String)] = []
        if let account = submission.account { lines.append(("Counted", CountedWords(account, view.quota).text)) }
        if !facts.sha256.isEmpty {
            lines.append(("Zip", Figures.size(facts.size)))
            lines.append(("SHA-256", facts.sha256))
        }
        if let image = submission.judgement?.image { lines.append(("Judge image", image)) }
        return lines.map { ["word": $0, "value": $1] }
    }

    private func group(_ group: TeamGroup) -> Values {
        ["label": group.label, "sign": VerdictSign(group.verdict).values, "points": Figures.points(group)]
    }
}

extension ScoreTerm {
    fileprivate var values: Values {
        [
            "name": name, "value": words, "share": Figures.score(share), "weight": Figures.score(weight),
            "points": Figures.score(points),
        ]
    }
}
