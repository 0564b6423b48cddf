import ContestModel

/// How far the contest has come, as far as what is shown tells: a bar, and the same in words.
struct Timeline {
    /// Of what the bar is long.
    private static let length: Int64 = 1000

    private let contest: PublicContest
    private let asOf: Timestamp?

    init(_ contest: PublicContest, asOf: Timestamp?) {
        self.contest = contest
        self.asOf = asOf
    }

    /// `length`, `passed`, `frozenFrom` and `frozen` in the same unit; `time` and `duration` in contest time.
    var values: Values {
        let freeze = contest.freeze.map(place)
        return [
            "length": Self.length,
            "passed": place(passed),
            "frozenFrom": freeze,
            "frozen": freeze.map { Self.length - $0 },
            "time": contest.state == .before ? nil : Figures.contestTime(passed - contest.start),
            "duration": Figures.contestTime(contest.end - contest.start),
        ]
    }

    /// Between the start and the end.
    private var passed: Timestamp { min(max(asOf ?? contest.start, contest.start), contest.end) }

    private func place(_ moment: Timestamp) -> Int64 {
        let whole = max((contest.end - contest.start).milliseconds, 1)
        return min(max((moment - contest.start).milliseconds * Self.length / whole, 0), Self.length)
    }
}
