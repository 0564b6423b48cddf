package import ContestModel
import GRDB

/// How many there are of what.
package struct Tallies: Sendable, Hashable {
    /// The judgements that count, by verdict.
    package fileprivate(set) var judged: [Verdict: Int] = [:]
    /// Refused uploads, by reason.
    package fileprivate(set) var rejected: [Reason: Int] = [:]
    /// Faults of ours in all sweeps.
    package fileprivate(set) var faults = 0
    /// The last sweep that measured the machine; nil: none did.
    package fileprivate(set) var measured: SweepRecord?
}

extension SubmissionStore {
    package func tallies() throws -> Tallies {
        try database.read { db in
            var tallies = Tallies()
            let rows = try SQLRequest<Row>(
                "SELECT verdict, reason, COUNT(*) FROM judgement WHERE counts = 1 GROUP BY verdict, reason"
            ).fetchAll(db)
            for row in rows {
                let (word, why, count): (String, String?, Int) = (row[0], row[1], row[2])
                guard let verdict = Verdict(rawValue: word) else { continue }
                if verdict == .submissionError, let reason = why.flatMap(Reason.init(rawValue:)) {
                    tallies.rejected[reason, default: 0] += count
                } else {
                    tallies.judged[verdict, default: 0] += count
                }
            }
            tallies.faults = try SQLRequest<Int>("SELECT SUM(faults) FROM sweep").fetchOne(db) ?? 0
            tallies.measured = try SQLRequest<Row>(
                "SELECT * FROM sweep WHERE calibration IS NOT NULL ORDER BY id DESC LIMIT 1"
            ).fetchOne(db).map(SweepRecord.init)
            return tallies
        }
    }
}
