import GRDB

/// The tables. Moments are whole milliseconds since 1970; enums are their CLICS or formats' words.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 uploads, submissions, judgements, sweeps") { db in
            try submissions(db)
            try judgements(db)
            try sweeps(db)
        }
        migrator.registerMigration("2 how fast the machine was") { db in
            try db.alter(table: "sweep") { table in
                // Nanoseconds of CPU time of a piece of work that is always the same; NULL where nothing was judged.
                table.add(column: "calibration", .integer)
                // What was measured on: times of another machine say nothing of this one.
                table.add(column: "machine", .text)
                // 0.05: 5 % slower than usual.
                table.add(column: "drift", .double)
            }
        }
        migrator.registerMigration("3 what a receipt says, and whose duplicate it is") { db in
            try db.alter(table: "submission") { table in
                // In the queue when it was taken, 1: next; NULL: it was refused at once, or taken before this was noted.
                table.add(column: "position", .integer)
                table.add(column: "duplicate_of", .integer).references("submission")
            }
            try db.create(index: "submission_duplicate", on: "submission", columns: ["duplicate_of"])
        }
        migrator.registerMigration("4 what groups of test cases gave") { db in
            try db.alter(table: "judgement") { table in
                // JSON of [GroupResult].
                table.add(column: "groups", .text).notNull().defaults(to: "[]")
            }
        }
        migrator.registerMigration("6 whether anything of a team's submissions changed") { db in
            try TeamWords.create(in: db)
        }
        migrator.registerMigration("7 what reports quote, and how often private links were renewed") { db in
            try db.alter(table: "judgement") { table in
                // JSON of [SourceExcerpt] and of AppliedLimits; NULL: nothing was measured, or it was not noted yet.
                table.add(column: "excerpts", .text).notNull().defaults(to: "[]")
                table.add(column: "limits", .text)
            }
            try db.create(table: "link", options: .withoutRowID) { table in
                table.primaryKey("team", .text)
                table.column("generation", .integer).notNull()
            }
        }
        migrator.registerMigration("8 what models were assessed as") { db in
            try db.alter(table: "judgement") { table in
                // JSON of ModelAssessment; NULL: it is of no model, or none whose predictions were scored.
                table.add(column: "assessment", .text)
            }
        }
        migrator.registerMigration("9 final entries that teams chose, and how far entries differ") { db in
            try Selections.create(in: db)
            try Comparisons.create(in: db)
        }
        return migrator
    }

    private static func submissions(_ db: Database) throws {
        try db.create(table: "submission") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("team", .text).notNull()
            table.column("problem", .text)
            table.column("file", .text).notNull()
            table.column("sha256", .text).notNull()
            table.column("size", .integer).notNull()
            table.column("received", .integer).notNull()
            table.column("smoke", .boolean).notNull()
            table.column("state", .text).notNull()
            table.column("phase", .text).notNull()
            table.column("language", .text)
            table.column("attempts", .integer).notNull().defaults(to: 0)
            // Sweeps that died while judging it: what kills the judge goes to the back of the queue.
            table.column("interruptions", .integer).notNull().defaults(to: 0)
            table.column("retry_at", .integer).notNull().defaults(to: 0)
            table.column("fault", .text)
            table.column("charged", .boolean).notNull().defaults(to: false)
            // What the team's outbox was last told of it: 0 nothing, 1 the receipt, 2 the current judgement too.
            table.column("told", .integer).notNull().defaults(to: 0)
        }
        try db.create(index: "submission_queue", on: "submission", columns: ["state", "team", "id"])
        try db.create(index: "submission_team", on: "submission", columns: ["team", "problem", "sha256"])
        try db.create(index: "submission_told", on: "submission", columns: ["told"])
        try db.create(table: "upload", options: .withoutRowID) { table in
            table.column("device", .integer).notNull()
            table.column("inode", .integer).notNull()
            table.column("changed", .integer).notNull()
            table.column("size", .integer).notNull()
            table.column("submission", .integer).notNull().references("submission")
            table.primaryKey(["device", "inode", "changed", "size"])
        }
    }

    private static func judgements(_ db: Database) throws {
        try db.create(table: "judgement") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("submission", .integer).notNull().references("submission")
            // Old judgements are kept; one of a submission counts.
            table.column("counts", .boolean).notNull()
            table.column("verdict", .text).notNull()
            table.column("reason", .text)
            table.column("message", .text).notNull()
            table.column("log", .text).notNull()
            table.column("score", .real)
            table.column("image", .text)
            table.column("started", .integer).notNull()
            table.column("ended", .integer).notNull()
            // JSON of [MetricValue] and [TestRun].
            table.column("metrics", .text).notNull()
            table.column("runs", .text).notNull()
        }
        try db.create(index: "judgement_submission", on: "judgement", columns: ["submission", "counts"])
    }

    private static func sweeps(_ db: Database) throws {
        try db.create(table: "sweep") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("started", .integer).notNull()
            table.column("ended", .integer)
            table.column("taken", .integer).notNull().defaults(to: 0)
            table.column("judged", .integer).notNull().defaults(to: 0)
            table.column("faults", .integer).notNull().defaults(to: 0)
        }
        try db.create(table: "setting", options: .withoutRowID) { table in
            table.primaryKey("key", .text)
            table.column("value", .text).notNull()
        }
    }
}
