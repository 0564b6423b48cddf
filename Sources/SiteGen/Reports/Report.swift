import ContestModel

/// Everything that a report says, worked out once for page, text and JSON.
struct Report {
    let view: TeamView
    let submission: TeamSubmission
    /// What became of it and what to do, in sentences.
    let advice: [String]
    /// What usually causes what was said.
    let hints: [String]
    let measures: [ReportMeasure]
    /// Of a model, whose standard error is in the log.
    let crash: ReportCrash?
    let samples: [ReportSample]
    let first: FirstSubmission?

    init(_ view: TeamView, _ submission: TeamSubmission) {
        self.view = view
        self.submission = submission
        advice = ReportAdvice(view, submission).sentences
        hints = ReportHints(submission).sentences
        measures = ReportMeasure.all(submission)
        crash = Self.crash(submission)
        samples = submission.judgement?.samples.map { ReportSample($0, submission) } ?? []
        first = FirstSubmission(view, of: submission)
    }

    var making: ReportMaking { ReportMaking(submission.judgement) }
    var facts: Submission { submission.facts }
    var judgement: TeamJudgement? { submission.judgement }

    private static func crash(_ submission: TeamSubmission) -> ReportCrash? {
        guard let judgement = submission.judgement, judgement.verdict == .runTimeError else { return nil }
        return ReportCrash(judgement.log, files: Set(judgement.excerpts.map(\.place.file)))
    }
}

extension SourceExcerpt {
    var title: String { "\(place.file), line \(place.line)" }

    /// Each line with its number; the one that is named has a mark before it.
    var rows: [(mark: String, number: Int, text: String)] {
        lines.enumerated().map { index, line in
            let number = first + index
            return (number == place.line ? ">" : " ", number, line)
        }
    }

    var values: Values {
        [
            "title": PlainText.line(title, atMost: 300),
            "lines": rows.map { row in
                ["mark": row.mark, "number": row.number, "text": row.text, "isNamed": row.mark == ">"] as Values
            },
        ]
    }
}
