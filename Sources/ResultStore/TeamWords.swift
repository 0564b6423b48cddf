package import ContestModel
import GRDB

/// A word for each team that is another one after every change of its submissions and judgements, but for what its outbox
/// was told. So what was made from them need not be made again while the word is the same.
///
/// Words are random, not counted: a backup that was put back would count on to the same numbers with other contents.
enum TeamWords {
    /// Triggers, so that no change is forgotten.
    static func create(in db: Database) throws {
        try db.create(table: "team_word", options: .withoutRowID) { table in
            table.primaryKey("team", .text)
            table.column("word", .text).notNull()
            // The last moment of its submissions and judgements.
            table.column("latest", .integer).notNull()
        }
        try db.execute(
            sql: """
                INSERT INTO team_word (team, word, latest)
                    SELECT team, hex(randomblob(8)), MAX(MAX(received),
                        COALESCE((SELECT MAX(ended) FROM judgement JOIN submission AS other ON other.id = submission
                            WHERE other.team = submission.team), 0))
                    FROM submission GROUP BY team;
                CREATE TRIGGER submission_new AFTER INSERT ON submission BEGIN
                    INSERT INTO team_word (team, word, latest) VALUES (NEW.team, hex(randomblob(8)), NEW.received)
                        ON CONFLICT (team) DO UPDATE SET word = excluded.word, latest = MAX(latest, excluded.latest);
                END;
                CREATE TRIGGER submission_changed AFTER UPDATE OF problem, file, state, phase, language, attempts, fault,
                    charged, position, duplicate_of, received ON submission BEGIN
                    UPDATE team_word SET word = hex(randomblob(8)), latest = MAX(latest, NEW.received)
                        WHERE team = NEW.team;
                END;
                CREATE TRIGGER submission_gone AFTER DELETE ON submission BEGIN
                    UPDATE team_word SET word = hex(randomblob(8)) WHERE team = OLD.team;
                END;
                CREATE TRIGGER judgement_new AFTER INSERT ON judgement BEGIN
                    UPDATE team_word SET word = hex(randomblob(8)), latest = MAX(latest, NEW.ended)
                        WHERE team = (SELECT team FROM submission WHERE id = NEW.submission);
                END;
                CREATE TRIGGER judgement_changed AFTER UPDATE ON judgement BEGIN
                    UPDATE team_word SET word = hex(randomblob(8)), latest = MAX(latest, NEW.ended)
                        WHERE team = (SELECT team FROM submission WHERE id = NEW.submission);
                END;
                """
        )
    }
}

extension TeamWords {
    /// By team.
    static func all(in db: Database) throws -> [String: String] {
        let rows = try SQLRequest<Row>("SELECT team, word FROM team_word").fetchAll(db)
        return Dictionary(rows.map { ($0["team"], $0["word"]) }, uniquingKeysWith: { first, _ in first })
    }

    static func replace(_ words: [String: String], in db: Database) throws {
        for (team, word) in words {
            try db.execute(literal: "UPDATE team_word SET word = \(word) WHERE team = \(team)")
        }
    }
}

extension SubmissionStore {
    /// Of the teams that have submissions: the word, and the last moment that anything of theirs says.
    package func teamWords() throws -> [TeamID: (word: String, latest: Timestamp)] {
        try database.read { db in
            var words: [TeamID: (word: String, latest: Timestamp)] = [:]
            let rows = try SQLRequest<Row>("SELECT team, word, latest FROM team_word").fetchCursor(db)
            while let row = try rows.next() {
                words[try TeamID(row[0])] = (row[1], Timestamp(milliseconds: row[2]))
            }
            return words
        }
    }

    /// Every submission of some teams with the judgement that counts, by id.
    package func submissions(of teams: [TeamID]) throws -> [JudgedSubmission] {
        try database.read { db in
            try teams.flatMap { team in
                var judgements: [Int64: Judgement] = [:]
                let rows = try SQLRequest<Row>(
                    """
                    SELECT judgement.* FROM submission JOIN judgement ON judgement.submission = submission.id AND counts = 1
                    WHERE team = \(team.text)
                    """
                ).fetchCursor(db)
                while let row = try rows.next() { judgements[row["submission"]] = try Judgement(row: row) }
                return try SQLRequest<Row>("SELECT * FROM submission WHERE team = \(team.text)").fetchAll(db).map {
                    row in
                    let submission = try Submission(row: row)
                    let judgement = submission.state.isPending ? nil : judgements[submission.id]
                    return JudgedSubmission(submission: submission, judgement: judgement)
                }
            }
            .sorted { $0.submission.id < $1.submission.id }
        }
    }

    /// As it was at a moment: submissions that had come by then, and the last judgement that each had. What was withdrawn or
    /// disqualified since counts as that, as nobody noted when.
    package func submissions(at moment: Timestamp) throws -> [JudgedSubmission] {
        try database.read { db in
            var judgements: [Int64: Judgement] = [:]
            let rows = try SQLRequest<Row>(
                "SELECT * FROM judgement WHERE ended <= \(moment.milliseconds) ORDER BY id"
            ).fetchCursor(db)
            while let row = try rows.next() { judgements[row["submission"]] = try Judgement(row: row) }
            return try SQLRequest<Row>(
                "SELECT * FROM submission WHERE received <= \(moment.milliseconds) ORDER BY id"
            ).fetchAll(db).map { row in
                let now = try Submission(row: row)
                return JudgedSubmission(now, asOf: judgements[now.id])
            }
        }
    }
}

extension JudgedSubmission {
    /// With the judgement that it had; nil: none yet.
    fileprivate init(_ now: Submission, asOf judgement: Judgement?) {
        var then = now
        if !now.state.isOut {
            then.state = judgement.map { $0.verdict == .submissionError ? .rejected : .judged } ?? .queued
            if judgement == nil {
                then.phase = .received
                then.language = nil
            }
        }
        self.init(submission: then, judgement: judgement)
    }
}
