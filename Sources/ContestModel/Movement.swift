/// How far teams have moved on the board since a moment of the contest.
///
/// Compared is the board of what had arrived by then, with what is known of it now. So a late verdict moves nobody who sent nothing since,
/// and the same view gives the same movement.
package struct Movement: Sendable, Hashable {
    package enum Moment: Sendable, Hashable {
        /// The board has been thawed since.
        case freeze
        case contestTime(Duration)
    }

    package enum Change: Sendable, Hashable {
        /// By so many places, 1 or more.
        case up(Int)
        case down(Int)
        /// It had no rank then.
        case entered
    }

    package let since: Moment
    /// Teams with a rank that have another one than then.
    package let changes: [TeamID: Change]

    init(since moment: Moment, from old: Scoreboard, to new: Scoreboard) {
        since = moment
        let before = Dictionary(old.rows.map { ($0.team.id, $0.rank) }, uniquingKeysWith: { first, _ in first })
        let moved = new.rows.compactMap { row in
            Change(from: before[row.team.id] ?? nil, to: row.rank).map { (row.team.id, $0) }
        }
        changes = Dictionary(moved, uniquingKeysWith: { first, _ in first })
    }
}

extension Movement.Change {
    fileprivate init?(from old: Int?, to new: Int?) {
        guard let new, new != old else { return nil }
        guard let old else {
            self = .entered
            return
        }
        self = new < old ? .up(old - new) : .down(new - old)
    }
}

extension Movement.Moment {
    /// Half an hour of a contest, or a day of one that takes longer than a day.
    private static func step(of length: Duration) -> Duration {
        .seconds(length > .seconds(24 * 3600) ? 24 * 3600 : 30 * 60)
    }

    /// The freeze once it is over; else the last full half hour (or day) of contest time that is that long ago, seen from the last thing
    /// that the board shows. Nil: there was none yet.
    init?(of contest: PublicContest, asOf: Timestamp?) {
        guard let asOf, asOf >= contest.start else { return nil }
        if contest.frozenAt == nil, let freeze = contest.freeze, asOf >= freeze {
            self = .freeze
            return
        }
        let step = Self.step(of: contest.end - contest.start).milliseconds
        let shown = min(asOf, contest.frozenAt ?? contest.end) - contest.start
        let steps = shown.milliseconds / step - 1
        guard steps > 0 else { return nil }
        self = .contestTime(.milliseconds(steps * step))
    }

    /// What arrived earlier is compared.
    func contestTime(in contest: PublicContest) -> Duration {
        switch self {
        case .freeze: (contest.freeze ?? contest.end) - contest.start
        case .contestTime(let time): time
        }
    }
}
