import ContestModel
import Foundation
import ResultStore
import Scoring

/// How an ML problem is scored now.
struct ScoredProblem {
    let id: ProblemID
    let rules: PredictionRules
    /// Public rows, or all where there is no split, and private ones.
    let open, sealed: Int

    /// Whether a score that was computed before is one of the same rows by the same metrics and terms.
    func made(_ assessment: ModelAssessment) -> Bool {
        let terms = rules.formula?.terms.map(\.weight) ?? []
        return assessment.shown.rows == open && (assessment.sealed?.rows ?? 0) == sealed
            && assessment.shown.metrics.map(\.id).starts(with: rules.metrics.map(\.id))
            && assessment.terms.map(\.weight) == terms
    }
}

extension Examination {
    /// Scores that were computed before a problem's labels, metrics or formula changed stand beside others on one board.
    mutating func judgements(of contest: Contest) async {
        guard let store = try? SubmissionStore(reading: "\(contest.folders.state)/results.sqlite"),
            let all = try? await store.submissions()
        else { return }
        for problem in scored {
            let other = all.filter { judged in
                guard judged.submission.problem == problem.id, judged.submission.state == .judged,
                    !judged.submission.isSmoke
                else { return false }
                return judged.judgement?.assessment.map { !problem.made($0) } ?? false
            }
            guard let first = other.first else { continue }
            let count = other.count == 1 ? "submission \(first.submission.id) was" : "\(other.count) submissions were"
            bad(
                "problem \(problem.id)",
                "\(count) scored before its labels, split, metrics or formula changed: `batch-judge rejudge --problem \(problem.id)`"
            )
        }
    }
}
