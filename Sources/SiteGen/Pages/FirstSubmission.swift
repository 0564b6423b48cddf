import ContestModel

/// The submission whose report answers for the same bytes sent again.
struct FirstSubmission {
    let submission: TeamSubmission

    /// Nil: it is no duplicate.
    init?(_ view: TeamView, of duplicate: TeamSubmission) {
        guard let id = duplicate.facts.duplicateOf, let first = view.submission(id) else { return nil }
        submission = first
    }

    /// Whether there is a report on it.
    var isDone: Bool { !submission.facts.state.isPending }

    var sentence: String {
        let name = "Submission \(submission.facts.id), which was the same zip,"
        return switch submission.facts.state {
        case .queued, .judging: "\(name) is not judged yet; what comes of it will be said here too."
        case .failed: "\(name) could not be judged, as the judge failed. You may send the zip again."
        case .withdrawn: "\(name) was withdrawn. You may send the zip again."
        case .disqualified: "\(name) was disqualified by the organizer."
        case .judged, .rejected: "\(name) got: \(words)."
        }
    }

    private var words: String {
        let judgement = submission.judgement
        return VerdictSign(submission).word + (judgement?.reason.map { " (\($0.rawValue))" } ?? "")
            + (judgement?.score.map { ", score \(Figures.score($0))" } ?? "")
    }
}
