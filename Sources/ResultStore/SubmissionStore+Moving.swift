import ContestModel
import GRDB

/// Going on at another place: from a copy of the store and, perhaps, copies of the uploads.
extension SubmissionStore {
    /// The device of every upload in a copy: it is known by its name and contents until it is seen again.
    private static let elsewhere: Int64 = -1

    /// Writes a consistent copy to a file that is replaced, also while a sweep works; gives the checksums of the zips that the
    /// spool must hold for it.
    ///
    /// In the copy nothing is being judged, nobody was told anything (outboxes are not carried along) and the sandbox was not
    /// tried out yet.
    package func copy(to path: String) throws -> [String] {
        var zips: [String] = []
        do {
            try StoreCopy.write(database, to: path) { db in
                let words = try TeamWords.all(in: db)
                try db.execute(
                    literal: "UPDATE submission SET state = 'queued', phase = 'received' WHERE state = 'judging'"
                )
                try db.execute(literal: "UPDATE submission SET told = 0")
                try db.execute(literal: "UPDATE selection SET told = 0")
                try db.execute(literal: "UPDATE OR IGNORE upload SET device = \(Self.elsewhere)")
                // What hangs on them is made anew there, and two copies of a store that rests are the same.
                try TeamWords.replace(words.mapValues { "copy of \($0)" }, in: db)
                try Settings.remove(.tried, in: db)
                try Settings.write(.moved, "", in: db)
                zips = try SQLRequest<String>(
                    "SELECT DISTINCT sha256 FROM submission WHERE sha256 <> '' ORDER BY sha256"
                ).fetchAll(db)
            }
        } catch {
            StoreCopy.remove(path)
            throw StoreError.copying(path, error)
        }
        return zips
    }

    /// Knows an upload again that was taken before the store was moved; false: it is a new one.
    ///
    /// Copying gives a file another inode and change time. The same name and bytes of the same team are the same upload, once
    /// for each that was taken: so it is neither answered nor charged nor judged again, whatever became of it then. What is
    /// finished after the first sweep here began was uploaded here, and is answered like any other.
    static func adopt(_ new: NewSubmission, in db: Database) throws -> Bool {
        let moved = try Settings.read(.moved, in: db).flatMap { Int64($0) }
        guard new.key.changed / 1_000_000 <= moved ?? .max else { return false }
        let id = try SQLRequest<Int64>(
            """
            SELECT id FROM upload JOIN submission ON id = submission WHERE device = \(elsewhere) \
            AND team = \(new.team.text) AND file = \(new.file) AND sha256 = \(new.sha256) \
            AND upload.size = \(new.key.size) ORDER BY id LIMIT 1
            """
        ).fetchOne(db)
        guard let id else { return false }
        try db.execute(
            literal: """
                UPDATE upload SET device = \(Int64(bitPattern: new.key.device)), \
                inode = \(Int64(bitPattern: new.key.inode)), changed = \(new.key.changed) \
                WHERE submission = \(id) AND device = \(elsewhere)
                """
        )
        return true
    }

    static func noteFirstSweep(at now: Timestamp, in db: Database) throws {
        guard try Settings.read(.moved, in: db) == "" else { return }
        try Settings.write(.moved, String(now.milliseconds), in: db)
    }
}
