/// What an organizer says in `contest.yaml`, checked. Folders are absolute paths without a trailing slash.
package struct Contest: Sendable, Hashable {
    package enum ScoreboardType: String, Sendable, Hashable, Codable, CaseIterable {
        case passFail = "pass-fail"
        case score
    }

    package enum ReportAccess: String, Sendable, Hashable, CaseIterable {
        /// Behind an unguessable link and in the team's own folder.
        case `private`
        case `public`
    }

    package let id: ContestID
    package let name: String
    package let start: Timestamp
    package let duration: Duration
    /// How long before the end the board freezes; nil: it never does.
    package let freezeDuration: Duration?
    /// During the freeze not even the existence of new arrivals is shown.
    package let isBlind: Bool
    package let scoreboardType: ScoreboardType
    /// Minutes for each failed attempt before a solution.
    package let penaltyMinutes: Int
    package let ranking: RankingRules
    package let isAnonymous: Bool
    package let reports: ReportAccess
    /// IANA name, such as `Europe/Berlin`.
    package let timeZone: String
    /// In the order of the contest.
    package let problems: [ContestProblem]
    package let folders: ContestFolders
    package let intake: IntakeRules
    package let judging: JudgingRules

    package init(
        id: ContestID,
        name: String,
        start: Timestamp,
        duration: Duration,
        freezeDuration: Duration?,
        isBlind: Bool,
        scoreboardType: ScoreboardType,
        penaltyMinutes: Int,
        ranking: RankingRules = RankingRules(),
        isAnonymous: Bool,
        reports: ReportAccess,
        timeZone: String,
        problems: [ContestProblem],
        folders: ContestFolders,
        intake: IntakeRules,
        judging: JudgingRules
    ) {
        self.id = id
        self.name = name
        self.start = start
        self.duration = duration
        self.freezeDuration = freezeDuration
        self.isBlind = isBlind
        self.scoreboardType = scoreboardType
        self.penaltyMinutes = penaltyMinutes
        self.ranking = ranking
        self.isAnonymous = isAnonymous
        self.reports = reports
        self.timeZone = timeZone
        self.problems = problems
        self.folders = folders
        self.intake = intake
        self.judging = judging
    }

    package var end: Timestamp { start + duration }
    /// When the board freezes; nil: it never does.
    package var freeze: Timestamp? { freezeDuration.map { end - $0 } }
}

/// A problem's place in the contest.
package struct ContestProblem: Sendable, Hashable {
    package let id: ProblemID
    /// `A`, `B`…: what the board's column says.
    package let label: String
    /// `#rrggbb`, lower case.
    package let rgb: String?
    /// What its points are multiplied by where the contest scores; a solution of a problem without points gives 1.
    package let weight: Double

    package init(id: ProblemID, label: String, rgb: String? = nil, weight: Double = 1) {
        self.id = id
        self.label = label
        self.rgb = rgb
        self.weight = weight
    }
}

package struct ContestFolders: Sendable, Hashable {
    /// Where `contest.yaml` lies.
    package let contest: String
    /// May hold `{team}`.
    package let inbox: String
    package let outbox: String
    package let site: String
    package let state: String
    package let templates: String
    /// The judge images' folders, one per image.
    package let images: String

    package init(
        contest: String,
        inbox: String,
        outbox: String,
        site: String,
        state: String,
        templates: String,
        images: String
    ) {
        self.contest = contest
        self.inbox = inbox
        self.outbox = outbox
        self.site = site
        self.state = state
        self.templates = templates
        self.images = images
    }

    /// Names of an inbox's path that its team may be able to change: those below its folder, or that folder itself.
    package var inboxDepth: Int {
        let names = inbox.split(separator: "/")
        let team = names.firstIndex { $0.contains("{team}") } ?? names.endIndex
        return max(1, names.endIndex - team - 1)
    }

    package func inbox(of team: TeamID) -> String { inbox.replacing("{team}", with: team.text) }
    package func outbox(of team: TeamID) -> String { outbox.replacing("{team}", with: team.text) }
}

package struct IntakeRules: Sendable, Hashable {
    package enum After: String, Sendable, Hashable, CaseIterable {
        /// The inbox is never written to; what was taken is remembered.
        case keep
        case remove
    }

    /// An upload counts as finished when nothing about it changed for this long.
    package let settle: Duration
    package let after: After
    package let zip: ZipLimits
    package let perTeam: TeamQuota

    package init(settle: Duration, after: After, zip: ZipLimits, perTeam: TeamQuota) {
        self.settle = settle
        self.after = after
        self.zip = zip
        self.perTeam = perTeam
    }
}

/// Caps on an upload; sizes in bytes.
package struct ZipLimits: Sendable, Hashable, Codable {
    package let maxZip: Int64
    package let maxUnpacked: Int64
    /// Files and folders together, those that paths imply included.
    package let maxFiles: Int

    package init(maxZip: Int64, maxUnpacked: Int64, maxFiles: Int) {
        self.maxZip = maxZip
        self.maxUnpacked = maxUnpacked
        self.maxFiles = maxFiles
    }
}

/// What one team may use; nil: no limit. A judging error never counts.
package struct TeamQuota: Sendable, Hashable {
    package let accepted: Int?
    package let perDay: Int?
    package let minGap: Duration?
    /// Files and folders in its upload folder, at most.
    package let files: Int
    /// Bytes that they take up on the disk.
    package let bytes: Int64?

    package init(
        accepted: Int? = nil,
        perDay: Int? = nil,
        minGap: Duration? = nil,
        files: Int = 5000,
        bytes: Int64? = nil
    ) {
        self.accepted = accepted
        self.perDay = perDay
        self.minGap = minGap
        self.files = files
        self.bytes = bytes
    }
}

package struct JudgingRules: Sendable, Hashable {
    /// Programs at a time.
    package let slots: Int
    /// Of infrastructure faults, before a submission becomes a dead letter.
    package let retries: Int
    /// A runtime that the Docker engine knows.
    package let runtime: String
    /// Bytes of compiled programs that are kept.
    package let cache: Int64
    /// Bytes of packages that submissions asked for, installed and kept.
    package let environments: Int64
    /// Stop at the first test case that is not accepted.
    package let stopsAtFirstFailure: Bool

    package init(
        slots: Int,
        retries: Int,
        runtime: String,
        cache: Int64,
        environments: Int64 = 8 << 30,
        stopsAtFirstFailure: Bool
    ) {
        self.slots = slots
        self.retries = retries
        self.runtime = runtime
        self.cache = cache
        self.environments = environments
        self.stopsAtFirstFailure = stopsAtFirstFailure
    }
}
