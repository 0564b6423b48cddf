package import ContestModel
import GRDB

/// How far entries to ML problems differ, by pair: what it costs to find out is paid once.
enum Comparisons {
    /// A judgement that counts anew has other predictions, so that nothing that was known of the submission holds. What the Ladder
    /// shows of an entry hangs on a difference: a team's pages and its report are made anew when that is known.
    static func create(in db: Database) throws {
        try db.create(table: "comparison", options: .withoutRowID) { table in
            table.column("first", .integer).notNull()
            table.column("second", .integer).notNull()
            // `public`, `private` or `ladder`.
            table.column("basis", .text).notNull()
            table.column("lower", .double).notNull()
            table.column("upper", .double).notNull()
            table.column("error", .double).notNull()
            table.primaryKey(["first", "second", "basis"])
        }
        try db.create(index: "comparison_second", on: "comparison", columns: ["second"])
        try db.execute(
            sql: """
                CREATE TRIGGER comparison_over AFTER INSERT ON judgement BEGIN
                    DELETE FROM comparison WHERE first = NEW.submission OR second = NEW.submission;
                END;
                CREATE TRIGGER comparison_new AFTER INSERT ON comparison WHEN NEW.basis = 'ladder' BEGIN
                    UPDATE team_word SET word = hex(randomblob(8))
                        WHERE team = (SELECT team FROM submission WHERE id = NEW.second);
                    UPDATE submission SET told = MIN(told, 1) WHERE id = NEW.second;
                END;
                """
        )
    }
}

extension SubmissionStore {
    package func comparisons() throws -> [EntryPair: ScoreInterval] {
        try database.read { db in
            var found: [EntryPair: ScoreInterval] = [:]
            for row in try SQLRequest<Row>("SELECT * FROM comparison").fetchAll(db) {
                let (first, second, word): (Int64, Int64, String) = (row["first"], row["second"], row["basis"])
                guard let basis = EntryPair.Basis(rawValue: word) else {
                    throw StoreError.unreadable(table: "comparison", id: first, column: "basis")
                }
                found[EntryPair(first, second, by: basis)] = ScoreInterval(
                    lower: row["lower"],
                    upper: row["upper"],
                    standardError: row["error"]
                )
            }
            return found
        }
    }

    package func add(_ comparisons: [EntryPair: ScoreInterval]) throws {
        guard !comparisons.isEmpty else { return }
        try change { db in
            for (pair, found) in comparisons {
                try db.execute(
                    literal: """
                        INSERT OR REPLACE INTO comparison (first, second, basis, lower, upper, error) VALUES \
                        (\(pair.first), \(pair.second), \(pair.basis.rawValue), \(found.lower), \(found.upper), \
                        \(found.standardError))
                        """
                )
            }
        }
    }
}
