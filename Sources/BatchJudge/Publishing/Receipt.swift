import ContestModel
import Foundation

/// What a team is told as soon as an upload was taken. Absent values are left out.
struct Receipt: Encodable {
    let contest, file, sha256, state: String
    let submission, size: Int64
    let team: TeamID
    let problem: ProblemID?
    let received: Timestamp
    /// Where it was refused at once: why, what was found, what to do.
    let reason, message, fix: String?
    /// The team's private page, relative to the site; nobody else knows it.
    let page: String

    init(_ submission: Submission, _ refused: Judgement?, _ contest: ContestID, page: String) {
        self.contest = contest.text
        file = submission.file
        sha256 = submission.sha256
        state = submission.state.rawValue
        self.submission = submission.id
        size = submission.size
        team = submission.team
        problem = submission.problem
        received = submission.received
        reason = refused?.reason?.rawValue
        message = refused?.message
        fix = refused?.reason?.fix
        self.page = page
    }

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(self)
    }
}
