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
    /// CPU time of the calibration's work; nil: nothing was judged.
    package let calibration: Duration?
    /// By what part that was longer than usual on this machine; nil where there is nothing to compare with.
    package let drift: Double?

    init(row: Row) {
        let ended: Int64? = row["ended"]
        id = row["id"]
        started = Timestamp(milliseconds: row["started"])
        self.ended = ended.map { Timestamp(milliseconds: $0) }
        taken = row["taken"]
        judged = row["judged"]
        faults = row["faults"]
        calibration = (row["calibration"] as Int64?).map { .nanoseconds($0) }
        drift = row["drift"]
    }
}

extension SubmissionStore {
    package func beginSweep(at now: Timestamp) throws -> Int64 {
        try database.write { db in
            try Self.heedClock(now, in: db)
            try Self.noteFirstSweep(at: now, in: db)
            try db.execute(literal: "INSERT INTO sweep (started) VALUES (\(now.milliseconds))")
            return db.lastInsertedRowID
        }
    }

    /// Where the clock was set back since the sweep before, what waits for another try waits no longer: it would until the
    /// clock has caught up, which can be years.
    private static func heedClock(_ now: Timestamp, in db: Database) throws {
        let last = try SQLRequest<Int64>("SELECT started FROM sweep ORDER BY id DESC LIMIT 1").fetchOne(db)
        guard let last, last > now.milliseconds else { return }
        try db.execute(
            literal: "UPDATE submission SET retry_at = 0 WHERE state = 'queued' AND retry_at > \(now.milliseconds)"
        )
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
            try SQLRequest<Row>("SELECT * FROM sweep ORDER BY id DESC LIMIT \(count)").fetchAll(db)
                .map(SweepRecord.init)
        }
    }
}

extension SubmissionStore {
    /// Notes how long the calibration's work took in this sweep.
    ///
    /// - Returns: by what part that is longer than usual on this machine, which is the median of up to 50 sweeps before; nil
    ///   where there are none
    @discardableResult
    package func calibrate(_ sweep: Int64, took time: Duration, on machine: String) throws -> Double? {
        try database.write { db in
            let nanoseconds = Int64(time / .nanoseconds(1))
            let before = try SQLRequest<Int64>(
                """
                SELECT calibration FROM sweep WHERE machine = \(machine) AND calibration IS NOT NULL AND id < \(sweep) \
                ORDER BY id DESC LIMIT 50
                """
            ).fetchAll(db).sorted()
            let drift = before.isEmpty ? nil : Double(nanoseconds) / Double(before[before.count / 2]) - 1
            try db.execute(
                literal: """
                    UPDATE sweep SET calibration = \(nanoseconds), machine = \(machine), drift = \(drift) WHERE id = \(sweep)
                    """
            )
            return drift
        }
    }

    /// What the sandbox was last tried out with, and when; nil: never, or it did not hold.
    package func tried() throws -> (with: String, at: Timestamp)? {
        try database.read { db in
            let parts = try Settings.read(.tried, in: db)?.split(separator: " ") ?? []
            guard parts.count == 2, let at = Int64(parts[0]) else { return nil }
            return (with: String(parts[1]), at: Timestamp(milliseconds: at))
        }
    }

    /// Notes that the sandbox held; `key` stands for all that it was tried out with, without blanks.
    package func holds(_ key: String, at now: Timestamp) throws {
        let wasHalted = try halted() != nil
        try database.write { db in
            try Settings.write(.tried, "\(now.milliseconds) \(key)", in: db)
            guard wasHalted else { return }
            try Settings.write(.halted, "", in: db)
            try Settings.bump(.revision, in: db)
        }
    }

    /// Notes that the sandbox did not hold.
    package func halt(at now: Timestamp) throws {
        guard try halted() == nil else { return }
        try change { db in
            try Settings.write(.tried, "", in: db)
            try Settings.write(.halted, String(now.milliseconds), in: db)
        }
    }

    /// Since when nothing is judged, as the sandbox does not hold; nil: it does.
    package func halted() throws -> Timestamp? {
        try database.read { db in
            try Settings.read(.halted, in: db).flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) }
        }
    }
}
