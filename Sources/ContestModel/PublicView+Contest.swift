/// Where a contest stands, as everybody may know it.
package enum ContestState: String, Sendable, Hashable, CaseIterable {
    case before, running, frozen, ended, final
}

/// What is said of a contest on every page.
package struct PublicContest: Sendable, Hashable {
    package let id: ContestID
    package let name: String
    package let state: ContestState
    package let start: Timestamp
    package let end: Timestamp
    /// Since when the board is frozen; nil: it is not.
    package let frozenAt: Timestamp?
    /// How long before the end it freezes; nil: it never does.
    package let freezeDuration: Duration?
    package let isBlind: Bool
    package let isAnonymous: Bool
    package let scoreboardType: Contest.ScoreboardType
    package let penaltyMinutes: Int
    package let ranking: RankingRules
    /// IANA name.
    package let timeZone: String
    /// Since when nothing is judged; nil: the judge is well.
    package let haltedAt: Timestamp?
    package let milestones: ContestMilestones
    /// Whether private scores of models are known, and rank: once the contest is over and the board is thawed, or, where it never froze, the
    /// results are final.
    package let showsSealed: Bool

    package init(of contest: Contest, _ release: ReleaseState, halted: Timestamp? = nil, at now: Timestamp) {
        id = contest.id
        name = contest.name
        start = contest.start
        end = contest.end
        let freeze = contest.freeze.map { max($0, contest.start) }.flatMap { $0 <= now ? $0 : nil }
        frozenAt = release.isThawed(at: now) ? nil : freeze
        state = ContestState(of: contest, release, isFrozen: frozenAt != nil, at: now)
        freezeDuration = contest.freezeDuration
        isBlind = contest.isBlind
        isAnonymous = contest.isAnonymous
        scoreboardType = contest.scoreboardType
        penaltyMinutes = contest.penaltyMinutes
        ranking = contest.ranking
        timeZone = contest.timeZone
        haltedAt = halted.flatMap { $0 <= now ? $0 : nil }
        milestones = ContestMilestones(of: contest, release, at: now)
        let isReleased = frozenAt == nil && (release.isThawed(at: now) || release.isFinal(at: now))
        showsSealed = release.isForJury || now >= contest.end && isReleased
    }

    /// The same contest for those from whom nothing is withheld.
    init(opening contest: PublicContest) {
        id = contest.id
        name = contest.name
        start = contest.start
        end = contest.end
        frozenAt = nil
        state = contest.state
        freezeDuration = contest.freezeDuration
        isBlind = false
        isAnonymous = false
        scoreboardType = contest.scoreboardType
        penaltyMinutes = contest.penaltyMinutes
        ranking = contest.ranking
        timeZone = contest.timeZone
        haltedAt = contest.haltedAt
        milestones = contest.milestones
        showsSealed = true
    }

    /// When the board freezes or froze; nil: it never does.
    package var freeze: Timestamp? { freezeDuration.map { max(end - $0, start) } }

    /// Whether nothing about the results will change and all of them are shown.
    package var isDecided: Bool { state == .final && frozenAt == nil }

    /// Whether the verdict of what arrived then is withheld.
    func hides(_ received: Timestamp) -> Bool { frozenAt.map { received >= $0 } ?? false }
}

extension ContestState {
    fileprivate init(of contest: Contest, _ release: ReleaseState, isFrozen: Bool, at now: Timestamp) {
        self =
            if now < contest.start {
                .before
            } else if now >= contest.end {
                release.isFinal(at: now) ? .final : .ended
            } else {
                isFrozen ? .frozen : .running
            }
    }
}

extension ReleaseState {
    func isThawed(at now: Timestamp) -> Bool { thawed.map { $0 <= now } ?? false }
    func isFinal(at now: Timestamp) -> Bool { finalized.map { $0 <= now } ?? false }
}
