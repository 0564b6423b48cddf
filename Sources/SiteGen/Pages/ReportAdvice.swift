import ContestModel

/// What a report says in sentences: what became of the submission, and what to do.
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
            if let fix = judgement.reason?.fix { sentences.append(fix) }
        }
        if let first = FirstSubmission(view, of: submission) { sentences.append(first.sentence) }
        if submission.facts.isSmoke { sentences.append("A smoke test runs the samples only and never counts.") }
        self.sentences = sentences
    }
}
