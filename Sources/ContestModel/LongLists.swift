/// Lists of all submissions, which are written as a whole: of many submissions they would cost more with each that comes.
///
/// While a contest runs they therefore hold, where there are many, what had arrived at the last full five minutes.
package enum LongLists {
    /// As long as there are no more submissions, lists have all of them.
    package static let alwaysWhole = 2000
    private static let milliseconds: Int64 = 300_000

    /// What the lists that are made at `now` are of.
    package static func moment(at now: Timestamp) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds - now.milliseconds % milliseconds)
    }

    /// From when on they hold what arrived at `arrival`.
    package static func moment(holding arrival: Timestamp) -> Timestamp {
        moment(at: Timestamp(milliseconds: arrival.milliseconds + milliseconds - 1))
    }

    /// How many of the submissions, which are in the order of arrival, are listed.
    static func count(of submissions: [PublicSubmission], in state: ContestState, at now: Timestamp) -> Int {
        guard submissions.count > alwaysWhole, state == .running || state == .frozen else { return submissions.count }
        let moment = moment(at: now)
        return max(alwaysWhole, (submissions.lastIndex { $0.received <= moment } ?? -1) + 1)
    }
}
