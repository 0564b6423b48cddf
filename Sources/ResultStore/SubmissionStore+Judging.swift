package import ContestModel
import GRDB

extension SubmissionStore {
    /// Takes a queued submission for judging; false: it does not wait any more, as somebody has taken it out.
    package func claim(_ id: Int64) throws -> Bool {
        try change { db in
            try db.execute(
                literal:
                    "UPDATE submission SET state = 'judging', phase = 'verifying' WHERE id = \(id) AND state = 'queued'"
            )
            return db.changesCount == 1
        }
    }

    package func advance(_ id: Int64, to phase: Phase, language: LanguageID? = nil) throws {
        try change { db in
            try db.execute(
                literal: """
                    UPDATE submission SET phase = \(phase.rawValue), language = COALESCE(\(language?.text), language) \
                    WHERE id = \(id)
                    """
            )
        }
    }

    /// Stores the result, and with it that the submission is done.
    package func finish(_ id: Int64, with judgement: Judgement) throws {
        try change { db in
            try judgement.insert(for: id, in: db)
            let state = judgement.verdict == .submissionError ? SubmissionState.rejected : .judged
            let isFree = state == .rejected || judgement.verdict == .judgingError
            try db.execute(
                literal: """
                    UPDATE submission SET state = \(state.rawValue), phase = 'published', fault = NULL, \
                    charged = CASE WHEN \(isFree) THEN 0 ELSE charged END WHERE id = \(id) AND state = 'judging'
                    """
            )
            guard db.changesCount == 1 else {
                throw StoreError.notInState(id, try Self.submission(id, in: db).state, wanted: "judging")
            }
            try Self.tellAgain(id, in: db)
        }
    }

    /// Reports on it are out of date: its own, and those on duplicates, which say what became of it.
    private static func tellAgain(_ id: Int64, in db: Database) throws {
        try db.execute(
            literal: "UPDATE submission SET told = MIN(told, 1) WHERE id = \(id) OR duplicate_of = \(id)"
        )
    }

    /// Notes that we failed at it: back in the queue after a wait that grows, or, after `retries` faults, a dead letter.
    package func fault(_ id: Int64, _ reason: String, at now: Timestamp, retries: Int) throws {
        try change { db in
            let submission = try Self.submission(id, in: db)
            guard submission.state == .judging else {
                throw StoreError.notInState(id, submission.state, wanted: "judging")
            }
            let attempts = submission.attempts + 1
            let isDead = attempts > retries
            if isDead {
                let judgement = Judgement(
                    verdict: .judgingError,
                    reason: .infrastructure,
                    message: "The judge failed \(attempts) times; the organizer has been told.",
                    started: now,
                    ended: now
                )
                try judgement.insert(for: id, in: db)
            }
            // 30 s, 2 min, 8 min ... at most a day.
            let wait: Int64 = min(30_000 << (2 * Int64(min(attempts - 1, 10))), 86_400_000)
            try db.execute(
                literal: """
                    UPDATE submission SET attempts = \(attempts), fault = \(reason), \
                    retry_at = \(now.milliseconds + wait), state = \((isDead ? SubmissionState.failed : .queued).rawValue), \
                    charged = CASE WHEN \(isDead) THEN 0 ELSE charged END WHERE id = \(id)
                    """
            )
            if isDead { try Self.tellAgain(id, in: db) }
        }
    }

    /// Puts back what could not be tried at all, at nobody's cost.
    ///
    /// `interrupted`: the engine went away while it was judged, so it comes after the others, as it may be the reason.
    package func release(_ id: Int64, because reason: String, interrupted: Bool = false) throws {
        try change { db in
            try db.execute(
                literal: """
                    UPDATE submission SET state = 'queued', phase = 'received', fault = \(reason), \
                    interruptions = interruptions + \(interrupted) WHERE id = \(id) AND state = 'judging'
                    """
            )
        }
    }

    /// After a sweep that died: what it was judging waits again. Gives how many that were.
    package func recover() throws -> Int {
        let isIdle = try database.read { db in
            try SQLRequest<Int>("SELECT COUNT(*) FROM submission WHERE state = 'judging'").fetchOne(db) == 0
        }
        guard !isIdle else { return 0 }
        return try change { db in
            try db.execute(
                literal: """
                    UPDATE submission SET state = 'queued', phase = 'received', interruptions = interruptions + 1 \
                    WHERE state = 'judging'
                    """
            )
            return db.changesCount
        }
    }

    /// Puts submissions in the queue again; their judgements count until new ones are there.
    ///
    /// What the contest's rules kept out (too late, over a quota, the same bytes again) stays out: judging it would charge
    /// and rank what the team was told does not count. Gives how many are queued. `fresh`: no result of an earlier judgement is
    /// taken over, now or later.
    @discardableResult
    package func requeue(_ ids: [Int64], fresh: Bool = false) throws -> Int {
        try change { db in
            var queued = 0
            for id in ids where try !Self.isKeptOut(id, in: db) {
                queued += 1
                let submission = try Self.submission(id, in: db)
                guard [.judged, .failed, .rejected].contains(submission.state), submission.problem != nil else {
                    throw StoreError.notInState(id, submission.state, wanted: "judged, rejected or failed")
                }
                if fresh { try Judgement.dropKeys(of: id, in: db) }
                try db.execute(
                    literal: """
                        UPDATE submission SET state = 'queued', phase = 'received', attempts = 0, interruptions = 0, \
                        retry_at = 0, fault = NULL, charged = \(try Self.isCharged(submission, in: db)) WHERE id = \(id)
                        """
                )
            }
            return queued
        }
    }

    /// While it waits again. What counts goes on to count; what did not, as it was rejected or we failed, counts unless the
    /// same bytes do already, as the team sent them once more.
    private static func isCharged(_ submission: Submission, in db: Database) throws -> Bool {
        guard !submission.isCharged && !submission.isSmoke else { return submission.isCharged }
        return try SQLRequest<Int>(
            """
            SELECT COUNT(*) FROM submission WHERE team = \(submission.team.text) AND problem = \(submission.problem?.text) \
            AND sha256 = \(submission.sha256) AND charged = 1
            """
        ).fetchOne(db) == 0
    }

    private static func isKeptOut(_ id: Int64, in db: Database) throws -> Bool {
        let rules: [Reason] = [.outsideWindow, .overQuota, .tooSoon, .duplicate]
        let reason = try SQLRequest<String>(
            """
            SELECT reason FROM judgement JOIN submission ON submission.id = judgement.submission \
            WHERE submission.id = \(id) AND counts = 1 AND state = 'rejected'
            """
        ).fetchOne(db)
        return reason.flatMap(Reason.init(rawValue:)).map(rules.contains) ?? false
    }

    /// Takes a submission out of the contest, by the team's wish or the jury's decision.
    ///
    /// What it was charged stays. One that waited to be judged again goes by the judgement it has: a rejection and a failure
    /// of ours count for nothing.
    package func strike(_ id: Int64, as state: SubmissionState, because text: String) throws {
        try change { db in
            let submission = try Self.submission(id, in: db)
            guard submission.state != .judging else {
                throw StoreError.notInState(id, submission.state, wanted: "at rest: wait for the sweep to end")
            }
            try db.execute(
                literal: """
                    UPDATE submission SET state = \(state.rawValue), fault = \(text), charged = charged AND NOT EXISTS \
                    (SELECT 1 FROM judgement WHERE submission = \(id) AND counts = 1 AND verdict IN ('SE', 'JE')) \
                    WHERE id = \(id)
                    """
            )
            try Self.tellAgain(id, in: db)
        }
    }
}
