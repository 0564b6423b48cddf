/// Everything that is known of a contest at a moment: what the board, every page and every report are made from.
package struct ContestRecord: Sendable, Hashable {
    package let contest: Contest
    package let teams: [Team]
    /// In the contest's order.
    package let problems: [Problem]
    /// By id, that is in the order of arrival.
    package let submissions: [JudgedSubmission]
    package let release: ReleaseState
    /// When the last sweep ended; nil: none has.
    package let lastSweep: Timestamp?
    /// Since when nothing is judged, as the judge's check of itself failed; nil: it did not.
    package let halted: Timestamp?
    /// What can be judged.
    package let languages: [Language]
    /// What teams chose as their final entries.
    package let selections: [TeamID: [ProblemID: Selection]]
    /// How far entries to ML problems differ, as far as that is known.
    package let comparisons: [EntryPair: ScoreInterval]
    /// What a language model said of submissions, by their ids.
    package var advice: [Int64: MachineAdvice] = [:]

    package init(
        contest: Contest,
        teams: [Team],
        problems: [Problem],
        submissions: [JudgedSubmission],
        release: ReleaseState,
        lastSweep: Timestamp?,
        halted: Timestamp? = nil,
        languages: [Language] = [],
        selections: [TeamID: [ProblemID: Selection]] = [:],
        comparisons: [EntryPair: ScoreInterval] = [:]
    ) {
        self.contest = contest
        self.teams = teams
        self.problems = problems
        self.submissions = submissions
        self.release = release
        self.lastSweep = lastSweep
        self.halted = halted
        self.languages = languages
        self.selections = selections
        self.comparisons = comparisons
    }
}

/// A submission with the judgement that counts.
package struct JudgedSubmission: Sendable, Hashable {
    package let submission: Submission
    /// Of a rejected one: its verdict `SE` with the reason. Nil while it is pending.
    package let judgement: Judgement?

    package init(submission: Submission, judgement: Judgement?) {
        self.submission = submission
        self.judgement = judgement
    }
}

/// What the organizer has made known; each nil until it is done.
package struct ReleaseState: Sendable, Hashable {
    package let thawed: Timestamp?
    package let finalized: Timestamp?
    /// For the jury, to whom private scores are known before that.
    package let isForJury: Bool

    package init(thawed: Timestamp? = nil, finalized: Timestamp? = nil, isForJury: Bool = false) {
        self.thawed = thawed
        self.finalized = finalized
        self.isForJury = isForJury
    }
}

/// What a team last said of its final entry to a problem.
package struct Selection: Sendable, Hashable {
    /// The entry that counts; nil: none was named rightly yet.
    package let submission: Int64?
    /// When the last file that said something was taken.
    package let received: Timestamp
    /// The answer to that file, for the team.
    package let message: String

    package init(submission: Int64?, received: Timestamp, message: String) {
        self.submission = submission
        self.received = received
        self.message = message
    }
}

/// What tells an upload in an inbox from every other, and from its own later contents.
package struct UploadKey: Sendable, Hashable {
    package let device: UInt64
    package let inode: UInt64
    /// Nanoseconds since 1970 of the inode's change time, which no client can set.
    package let changed: Int64
    package let size: Int64

    package init(device: UInt64, inode: UInt64, changed: Int64, size: Int64) {
        self.device = device
        self.inode = inode
        self.changed = changed
        self.size = size
    }
}
