import ContestModel
import Foundation

/// What a team is told as soon as an upload was taken, signed. Absent values are left out.
///
/// It says what was so at intake and nothing later, so the same submission gives the same bytes whenever it is written.
struct Receipt {
    private let object: FlatObject

    /// `refused` is the judgement that it got at once, if it did; `page` the team's private page, relative to the site.
    init(_ submission: Submission, _ refused: Judgement?, _ contest: ContestID, page: String, key: ReceiptKey) throws {
        let published = key.published
        var fields: [String: FlatObject.Value?] = [
            "contest": .text(contest.text),
            "submission": .number(submission.id),
            "team": .text(submission.team.text),
            "problem": (submission.problem?.text).map { .text($0) },
            "file": .text(submission.file),
            "sha256": .text(submission.sha256),
            "size": .number(submission.size),
            "received": .text(submission.received.description),
            "state": .text((refused == nil ? SubmissionState.queued : .rejected).rawValue),
            "position": submission.position.map { .number(Int64($0)) },
            "page": .text(page),
            "key_id": .text(published.id),
            "key_file": .text(Self.keyFile),
        ]
        if let refused {
            fields["reason"] = (refused.reason?.rawValue).map { .text($0) }
            fields["message"] = .text(refused.message)
            fields["fix"] = (refused.reason?.fix).map { .text($0) }
        }
        var object = FlatObject(fields.compactMapValues { $0 })
        object.values["signature"] = .text(try key.signature(of: object.canonical).base64EncodedString())
        self.object = object
    }

    /// Where the public key lies, relative to the site.
    static let keyFile = "receipt-key.pub"

    var json: Data { object.lines }
}
