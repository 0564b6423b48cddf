package import ContestModel
import GRDB

extension SubmissionStore {
    /// Every submission with the judgement that counts, by id.
    package func submissions() throws -> [JudgedSubmission] {
        try database.read { db in
            var judgements: [Int64: Judgement] = [:]
            let rows = try SQLRequest<Row>("SELECT * FROM judgement WHERE counts = 1").fetchCursor(db)
            while let row = try rows.next() { judgements[row["submission"]] = try Judgement(row: row) }
            // One by one, as the rows and what is made of them need not be there at once.
            var all: [JudgedSubmission] = []
            let submissions = try SQLRequest<Row>("SELECT * FROM submission ORDER BY id").fetchCursor(db)
            while let row = try submissions.next() {
                let submission = try Submission(row: row)
                let judgement = judgements.removeValue(forKey: submission.id)
                let known = submission.state.isPending ? nil : judgement
                all.append(JudgedSubmission(submission: submission, judgement: known))
            }
            return all
        }
    }

    package func submission(_ id: Int64) throws -> Submission {
        try database.read { db in try Self.submission(id, in: db) }
    }

    /// The judgement that counts, also of one that is being judged again.
    package func judgement(of id: Int64) throws -> Judgement? {
        try database.read { db in
            try SQLRequest<Row>("SELECT * FROM judgement WHERE submission = \(id) AND counts = 1").fetchOne(db)
                .map { try Judgement(row: $0) }
        }
    }

    /// The judgement that it got when it was taken; nil: it was queued.
    package func refusal(of submission: Submission) throws -> Judgement? {
        guard submission.position == nil else { return nil }
        return try history(of: submission.id).first { $0.verdict == .submissionError }
    }

    /// Submissions whose receipt (0) or report (1) is still to be put into the team's outbox.
    package func untold() throws -> [(submission: Submission, told: Int)] {
        try database.read { db in
            try SQLRequest<Row>(
                """
                SELECT * FROM submission WHERE told = 0 OR (told = 1 AND state NOT IN ('queued', 'judging')) ORDER BY id
                """
            ).fetchAll(db).map { (submission: try Submission(row: $0), told: $0["told"]) }
        }
    }

    /// Notes what outboxes were told, by submission.
    package func markTold(_ told: [Int64: Int]) throws {
        try database.write { db in
            for (id, told) in told { try db.execute(literal: "UPDATE submission SET told = \(told) WHERE id = \(id)") }
        }
    }
}

extension SubmissionStore {
    /// Every judgement that a submission ever had, oldest first.
    package func history(of id: Int64) throws -> [Judgement] {
        try database.read { db in
            try SQLRequest<Row>("SELECT * FROM judgement WHERE submission = \(id) ORDER BY id").fetchAll(db)
                .map { try Judgement(row: $0) }
        }
    }
}

extension SubmissionStore {
    /// Notes that something is to be said of a submission that the store itself does not hold: its report, its team's pages and the
    /// site are made anew.
    package func retell(_ id: Int64) throws {
        try change { db in
            try db.execute(literal: "UPDATE submission SET told = 1 WHERE id = \(id) AND told = 2")
            try db.execute(
                literal: """
                    UPDATE team_word SET word = hex(randomblob(8))
                        WHERE team = (SELECT team FROM submission WHERE id = \(id))
                    """
            )
        }
    }
}
