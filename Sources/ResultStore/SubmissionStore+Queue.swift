package import ContestModel
import GRDB

/// What a submission that waits or failed is waiting for.
package struct Waiting: Sendable, Hashable {
    package let submission: Submission
    /// 1: it is judged next; nil: it is being judged, or a dead letter.
    package let position: Int?
    /// The last fault of ours, in words for the operator.
    package let fault: String?
    package let interruptions: Int
    package let retryAt: Timestamp

    fileprivate init(row: Row) throws {
        submission = try Submission(row: row)
        position = row["place"]
        fault = row["fault"]
        interruptions = row["interruptions"]
        retryAt = Timestamp(milliseconds: row["retry_at"])
    }
}

extension SubmissionStore {
    /// Who waits, by id, with the place in the queue, from 1: nothing else knows the order of judging.
    ///
    /// Teams in turn, the oldest of a team first. What was interrupted before comes after what was not, so that an upload that
    /// kills the judge stops nobody else; what waits for another try comes when its time has come.
    private static func queue(at now: Timestamp) -> SQL {
        """
        SELECT id, ROW_NUMBER() OVER (ORDER BY due, interruptions, turn, id) AS place FROM ( \
        SELECT id, due, interruptions, ROW_NUMBER() OVER (PARTITION BY team, due ORDER BY interruptions, id) AS turn FROM ( \
        SELECT id, team, interruptions, MAX(retry_at, \(now.milliseconds)) AS due FROM submission WHERE state = 'queued'))
        """
    }

    /// The place of one; 1: it is judged next, were nothing else to come.
    static func place(of id: Int64, at now: Timestamp, in db: Database) throws -> Int? {
        try SQLRequest<Int>("SELECT place FROM (\(queue(at: now))) WHERE id = \(id)").fetchOne(db)
    }

    /// What waits and is due, in the order in which it is judged.
    package func due(at now: Timestamp) throws -> [Submission] {
        try database.read { db in
            try SQLRequest<Row>(
                """
                SELECT * FROM submission JOIN (\(Self.queue(at: now))) USING (id) WHERE retry_at <= \(now.milliseconds) \
                ORDER BY place
                """
            ).fetchAll(db).map { try Submission(row: $0) }
        }
    }

    /// What is being judged, then the queue in its order, then the dead letters.
    package func waiting(at now: Timestamp) throws -> [Waiting] {
        try database.read { db in
            func all(_ state: SubmissionState) throws -> [Waiting] {
                try SQLRequest<Row>(
                    "SELECT *, NULL AS place FROM submission WHERE state = \(state.rawValue) ORDER BY id"
                ).fetchAll(db).map { try Waiting(row: $0) }
            }
            let queue = try SQLRequest<Row>(
                "SELECT * FROM submission JOIN (\(Self.queue(at: now))) USING (id) ORDER BY place"
            ).fetchAll(db)
            return try all(.judging) + queue.map { try Waiting(row: $0) } + all(.failed)
        }
    }
}
