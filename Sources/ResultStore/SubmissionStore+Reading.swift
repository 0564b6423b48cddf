package import ContestModel
import GRDB

/// A sweep as it was noted.
package struct SweepRecord: Sendable, Hashable {
    package let id: Int64
    package let started: Timestamp
    /// Nil: it runs, or died.
    package let ended: Timestamp?
    package let taken: Int
    package let judged: Int
    package let faults: Int
}

/// What a submission that waits or failed is waiting for.
package struct Waiting: Sendable, Hashable {
    package let submission: Submission
    /// The last fault of ours, in words for the operator.
    package let fault: String?
    package let interruptions: Int
    package let retryAt: Timestamp
}

extension SubmissionStore {
    /// Every submission with the judgement that counts, by id.
    package func submissions() throws -> [JudgedSubmission] {
        try database.read { db in
            var judgements: [Int64: Judgement] = [:]
            let rows = try SQLRequest<Row>("SELECT * FROM judgement WHERE counts = 1").fetchCursor(db)
            while let row = try rows.next() { judgements[row["submission"]] = try Judgement(row: row) }
            return try SQLRequest<Row>("SELECT * FROM submission ORDER BY id").fetchAll(db).map { row in
                let submission = try Submission(row: row)
                let judgement = submission.state.isPending ? nil : judgements[submission.id]
                return JudgedSubmission(submission: submission, judgement: judgement)
            }
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

    /// What is queued, being judged, or a dead letter, in the order of arrival.
    package func waiting() throws -> [Waiting] {
        try database.read { db in
            try SQLRequest<Row>("SELECT * FROM submission WHERE state IN ('queued', 'judging', 'failed') ORDER BY id")
                .fetchAll(db).map { row in
                    Waiting(
                        submission: try Submission(row: row),
                        fault: row["fault"],
                        interruptions: row["interruptions"],
                        retryAt: Timestamp(milliseconds: row["retry_at"])
                    )
                }
        }
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

    package func beginSweep(at now: Timestamp) throws -> Int64 {
        try database.write { db in
            try db.execute(literal: "INSERT INTO sweep (started) VALUES (\(now.milliseconds))")
            return db.lastInsertedRowID
        }
    }

    package func endSweep(_ id: Int64, at now: Timestamp, taken: Int, judged: Int, faults: Int) throws {
        try database.write { db in
            try db.execute(
                literal: """
                    UPDATE sweep SET ended = \(now.milliseconds), taken = \(taken), judged = \(judged), faults = \(faults) \
                    WHERE id = \(id)
                    """
            )
            // A sweep a minute is half a million rows a year; a day of idle ones is enough.
            try db.execute(
                literal: "DELETE FROM sweep WHERE id < \(id - 1440) AND taken = 0 AND judged = 0 AND faults = 0"
            )
        }
    }

    /// The newest first.
    package func sweeps(last count: Int) throws -> [SweepRecord] {
        try database.read { db in
            try SQLRequest<Row>("SELECT * FROM sweep ORDER BY id DESC LIMIT \(count)").fetchAll(db).map { row in
                let ended: Int64? = row["ended"]
                return SweepRecord(
                    id: row["id"],
                    started: Timestamp(milliseconds: row["started"]),
                    ended: ended.map { Timestamp(milliseconds: $0) },
                    taken: row["taken"],
                    judged: row["judged"],
                    faults: row["faults"]
                )
            }
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
