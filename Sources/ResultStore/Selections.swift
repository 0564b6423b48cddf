package import ContestModel
import GRDB

/// A file in which a team named its final entry to a problem, and the answer to it.
package struct NewSelection: Sendable, Hashable {
    package let key: UploadKey
    package let team: TeamID
    package let problem: ProblemID
    /// As it is called in the inbox; one of the names that the judge looks for.
    package let file: String
    package let received: Timestamp
    /// Nil: the file names nothing that can be an entry, and what counted before goes on to count.
    package let submission: Int64?
    /// For the team.
    package let message: String

    package init(
        key: UploadKey,
        team: TeamID,
        problem: ProblemID,
        file: String,
        received: Timestamp,
        submission: Int64?,
        message: String
    ) {
        self.key = key
        self.team = team
        self.problem = problem
        self.file = file
        self.received = received
        self.submission = submission
        self.message = message
    }
}

enum Selections {
    static func create(in db: Database) throws {
        try db.create(table: "selection") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("team", .text).notNull()
            table.column("problem", .text).notNull()
            table.column("file", .text).notNull()
            table.column("device", .integer).notNull()
            table.column("inode", .integer).notNull()
            table.column("changed", .integer).notNull()
            table.column("size", .integer).notNull()
            table.column("received", .integer).notNull()
            // NULL: the file named none.
            table.column("submission", .integer).references("submission")
            table.column("message", .text).notNull()
            // Whether the answer lies in the team's outbox.
            table.column("told", .boolean).notNull().defaults(to: false)
        }
        try db.create(index: "selection_team", on: "selection", columns: ["team", "problem"])
        try db.execute(
            sql: """
                CREATE TRIGGER selection_new AFTER INSERT ON selection BEGIN
                    INSERT INTO team_word (team, word, latest) VALUES (NEW.team, hex(randomblob(8)), NEW.received)
                        ON CONFLICT (team) DO UPDATE SET word = excluded.word, latest = MAX(latest, excluded.latest);
                END;
                """
        )
    }
}

extension SubmissionStore {
    /// The files that were answered, so that none is answered twice.
    package func knownSelections() throws -> KnownUploads {
        try database.read { db in
            var known = KnownUploads()
            let rows = try SQLRequest<Row>("SELECT device, inode, changed, size, team FROM selection").fetchCursor(db)
            while let row = try rows.next() {
                let (device, inode): (Int64, Int64) = (row[0], row[1])
                let key = UploadKey(
                    device: UInt64(bitPattern: device),
                    inode: UInt64(bitPattern: inode),
                    changed: row[2],
                    size: row[3]
                )
                known.insert(key, of: row[4])
            }
            return known
        }
    }

    package func add(_ new: NewSelection) throws {
        try change { db in
            try db.execute(
                literal: """
                    INSERT INTO selection (team, problem, file, device, inode, changed, size, received, submission, message) \
                    VALUES (\(new.team.text), \(new.problem.text), \(new.file), \(Int64(bitPattern: new.key.device)), \
                    \(Int64(bitPattern: new.key.inode)), \(new.key.changed), \(new.key.size), \
                    \(new.received.milliseconds), \(new.submission), \(new.message))
                    """
            )
        }
    }

    /// What each team said last, with the last entry that it named rightly.
    package func selections() throws -> [TeamID: [ProblemID: Selection]] {
        try database.read { db in
            var found: [TeamID: [ProblemID: Selection]] = [:]
            for row in try SQLRequest<Row>("SELECT * FROM selection ORDER BY id").fetchAll(db) {
                let (team, problem) = (try TeamID(row["team"]), try ProblemID(row["problem"]))
                let submission: Int64? = row["submission"]
                found[team, default: [:]][problem] = Selection(
                    submission: submission ?? found[team]?[problem]?.submission,
                    received: Timestamp(milliseconds: row["received"]),
                    message: row["message"]
                )
            }
            return found
        }
    }

    /// Answers that are still to be put into outboxes, oldest first.
    package func untoldSelections() throws -> [(id: Int64, selection: NewSelection)] {
        try database.read { db in
            try SQLRequest<Row>("SELECT * FROM selection WHERE told = 0 ORDER BY id").fetchAll(db).map { row in
                let (device, inode): (Int64, Int64) = (row["device"], row["inode"])
                let selection = NewSelection(
                    key: UploadKey(
                        device: UInt64(bitPattern: device),
                        inode: UInt64(bitPattern: inode),
                        changed: row["changed"],
                        size: row["size"]
                    ),
                    team: try TeamID(row["team"]),
                    problem: try ProblemID(row["problem"]),
                    file: row["file"],
                    received: Timestamp(milliseconds: row["received"]),
                    submission: row["submission"],
                    message: row["message"]
                )
                return (row["id"], selection)
            }
        }
    }

    package func markTold(selections ids: [Int64]) throws {
        try database.write { db in
            for id in ids { try db.execute(literal: "UPDATE selection SET told = 1 WHERE id = \(id)") }
        }
    }
}
