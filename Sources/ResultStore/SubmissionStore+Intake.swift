package import ContestModel
import GRDB

/// An upload that lies in the spool and is about to become a submission.
package struct NewSubmission: Sendable, Hashable {
    package let key: UploadKey
    package let team: TeamID
    package let problem: ProblemID?
    package let file: String
    package let sha256: String
    package let size: Int64
    package let received: Timestamp
    package let isSmoke: Bool
    /// What is known to be wrong with it already.
    package let rejection: Rejection?

    package init(
        key: UploadKey,
        team: TeamID,
        problem: ProblemID?,
        file: String,
        sha256: String,
        size: Int64,
        received: Timestamp,
        isSmoke: Bool,
        rejection: Rejection?
    ) {
        self.key = key
        self.team = team
        self.problem = problem
        self.file = file
        self.sha256 = sha256
        self.size = size
        self.received = received
        self.isSmoke = isSmoke
        self.rejection = rejection
    }
}

extension SubmissionStore {
    /// Every upload that was taken, so that none is taken twice.
    package func knownUploads() throws -> KnownUploads {
        try database.read { db in
            var known = KnownUploads()
            let rows = try SQLRequest<Row>(
                """
                SELECT device, inode, changed, upload.size, team FROM upload JOIN submission ON id = submission
                """
            ).fetchCursor(db)
            while let row = try rows.next() {
                let device: Int64 = row[0]
                let inode: Int64 = row[1]
                known.insert(
                    UploadKey(
                        device: UInt64(bitPattern: device),
                        inode: UInt64(bitPattern: inode),
                        changed: row[2],
                        size: row[3]
                    ),
                    of: row[4]
                )
            }
            return known
        }
    }

    /// Makes a submission of an upload; the same upload again changes nothing and gives nil.
    ///
    /// The contest's quotas and the same bytes seen before become rejections here, where the history is.
    package func add(_ new: NewSubmission, quota: TeamQuota) throws -> Submission? {
        try change { db in
            guard try !Self.isKnown(new, in: db), try !Self.adopt(new, in: db) else { return nil }
            let first = new.rejection == nil ? try Self.first(new, in: db) : nil
            let rejection =
                try new.rejection ?? first.map(Rejection.init(duplicateOf:)) ?? Self.quotaBreach(new, quota, in: db)
            let id = try Self.insert(new, isRejected: rejection != nil, duplicateOf: first, in: db)
            if let rejection {
                try Judgement(rejection: rejection, at: new.received).insert(for: id, in: db)
            } else {
                let place = try Self.place(of: id, at: new.received, in: db)
                try db.execute(literal: "UPDATE submission SET position = \(place) WHERE id = \(id)")
            }
            return try Self.submission(id, in: db)
        }
    }

    private static func isKnown(_ new: NewSubmission, in db: Database) throws -> Bool {
        try SQLRequest<Row>(
            """
            SELECT 1 FROM upload JOIN submission ON id = submission WHERE inode = \(Int64(bitPattern: new.key.inode)) \
            AND changed = \(new.key.changed) AND upload.size = \(new.key.size) \
            AND (device = \(Int64(bitPattern: new.key.device)) OR team = \(new.team.text))
            """
        ).fetchOne(db) != nil
    }

    /// The submission and its upload; gives the new id.
    private static func insert(
        _ new: NewSubmission,
        isRejected: Bool,
        duplicateOf first: Int64?,
        in db: Database
    ) throws -> Int64 {
        let state = isRejected ? SubmissionState.rejected : .queued
        try db.execute(
            literal: """
                INSERT INTO submission (team, problem, file, sha256, size, received, smoke, state, phase, charged, \
                duplicate_of) \
                VALUES (\(new.team.text), \(new.problem?.text), \(new.file), \(new.sha256), \(new.size), \
                \(new.received.milliseconds), \(new.isSmoke), \(state.rawValue), \(Phase.received.rawValue), \
                \(!isRejected && !new.isSmoke), \(first))
                """
        )
        let id = db.lastInsertedRowID
        try db.execute(
            literal: """
                INSERT INTO upload (device, inode, changed, size, submission) \
                VALUES (\(Int64(bitPattern: new.key.device)), \(Int64(bitPattern: new.key.inode)), \(new.key.changed), \
                \(new.key.size), \(id))
                """
        )
        return id
    }

    /// The submission that answers this one, as it is the same bytes.
    ///
    /// Not one that was withdrawn, nor one that we failed on: the team may try again. One that was disqualified stays so.
    private static func first(_ new: NewSubmission, in db: Database) throws -> Int64? {
        try SQLRequest<Int64>(
            """
            SELECT id FROM submission WHERE team = \(new.team.text) AND problem = \(new.problem?.text) \
            AND sha256 = \(new.sha256) AND smoke = \(new.isSmoke) \
            AND state IN ('queued', 'judging', 'judged', 'disqualified') ORDER BY id LIMIT 1
            """
        ).fetchOne(db)
    }

    private static func quotaBreach(_ new: NewSubmission, _ quota: TeamQuota, in db: Database) throws -> Rejection? {
        guard !new.isSmoke else { return nil }
        func count(since moment: Int64) throws -> Int {
            try SQLRequest<Int>(
                """
                SELECT COUNT(*) FROM submission WHERE team = \(new.team.text) AND charged = 1 \
                AND received > \(moment)
                """
            ).fetchOne(db) ?? 0
        }
        if let most = quota.accepted, try count(since: .min) >= most {
            return Rejection(.overQuota, "A team may make \(most) submissions in this contest.")
        }
        if let most = quota.perDay, try count(since: (new.received - .seconds(86_400)).milliseconds) >= most {
            return Rejection(.overQuota, "A team may make \(most) submissions in 24 hours.")
        }
        if let gap = quota.minGap, gap > .zero, try Self.hasUpload(of: new.team, within: gap, of: new.key, in: db) {
            return Rejection(.tooSoon, "\(gap.milliseconds / 1000) s must lie between two submissions of a team.")
        }
        return nil
    }

    /// Counted between the uploads' own change times: how often the judge looks is not the team's affair. One that lies further
    /// ahead is from before the clock was set back.
    private static func hasUpload(
        of team: TeamID,
        within gap: Duration,
        of key: UploadKey,
        in db: Database
    ) throws -> Bool {
        let changed = key.changed / 1_000_000
        let (earliest, latest) = (changed - gap.milliseconds, changed + gap.milliseconds)
        return try SQLRequest<Int>(
            """
            SELECT COUNT(*) FROM submission JOIN upload ON submission = id \
            WHERE team = \(team.text) AND charged = 1 AND changed / 1000000 > \(earliest) \
            AND changed / 1000000 < \(latest)
            """
        ).fetchOne(db) != 0
    }

    static func submission(_ id: Int64, in db: Database) throws -> Submission {
        guard let row = try SQLRequest<Row>("SELECT * FROM submission WHERE id = \(id)").fetchOne(db) else {
            throw StoreError.noSuchSubmission(id)
        }
        return try Submission(row: row)
    }
}

extension Rejection {
    fileprivate init(duplicateOf first: Int64) {
        self.init(.duplicate, "The same zip came before, as submission \(first).")
    }
}

extension Judgement {
    /// What a refused upload gets.
    package init(rejection: Rejection, at moment: Timestamp) {
        self.init(
            verdict: .submissionError,
            reason: rejection.reason,
            message: rejection.message,
            started: moment,
            ended: moment
        )
    }
}
