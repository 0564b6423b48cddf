/// Whether a submission counts towards what its team may use, and why: the word that ledgers and reports say.
package enum Charge: String, Sendable, Hashable, CaseIterable {
    /// It was accepted for judging. Whatever became of it then, withdrawing and disqualifying included, it counts.
    case taken
    /// A trial on the samples never counts.
    case smoke
    /// What is refused costs nothing, at once or when it was unpacked.
    case rejected
    /// The same bytes count already, as another submission.
    case duplicate
    /// The judge failed.
    case judgingError = "judging-error"

    package var isCharged: Bool { self == .taken }

    /// Follows from the facts of the store; only whether it counts is kept there, not why.
    package init(of judged: JudgedSubmission) {
        let (submission, judgement) = (judged.submission, judged.judgement)
        self =
            if submission.isCharged {
                .taken
            } else if submission.isSmoke {
                .smoke
            } else if submission.state == .failed || judgement?.verdict == .judgingError {
                .judgingError
            } else if judgement?.verdict == .submissionError && judgement?.reason != .duplicate {
                .rejected
            } else {
                .duplicate
            }
    }

    /// For the team, to go on with after "not counted:".
    package var words: String {
        switch self {
        case .taken: "taken for judging"
        case .smoke: "smoke test"
        case .rejected: "rejected"
        case .duplicate: "the same zip counts already"
        case .judgingError: "the judge failed"
        }
    }
}

/// What each submission was charged, and what its team had used by then.
package struct Ledger: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package let submission: Submission
        package let charge: Charge
        /// How many of the team's count, up to this one.
        package let used: Int
        /// How many of them were received in the 24 hours up to this one.
        package let usedInDay: Int
    }

    package let quota: TeamQuota
    /// In the order of arrival.
    package let lines: [Line]

    /// Of submissions in the order of arrival.
    package init(of submissions: [JudgedSubmission], quota: TeamQuota) {
        self.quota = quota
        var accounts: [TeamID: Account] = [:]
        lines = submissions.map { judged in
            let submission = judged.submission
            let charge = Charge(of: judged)
            if charge.isCharged { accounts[submission.team, default: Account()].add(submission.received) }
            let account = accounts[submission.team] ?? Account()
            return Line(
                submission: submission,
                charge: charge,
                used: account.moments.count,
                usedInDay: account.count(after: submission.received - .seconds(86_400))
            )
        }
    }
}

/// When what counts of a team was received, in order.
private struct Account {
    private(set) var moments: [Timestamp] = []

    /// Nearly always the latest.
    mutating func add(_ moment: Timestamp) {
        let place = moments.lastIndex { $0 <= moment }.map { $0 + 1 } ?? 0
        moments.insert(moment, at: place)
    }

    func count(after moment: Timestamp) -> Int {
        var range = 0..<moments.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = moments[middle] > moment ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
        }
        return moments.count - range.lowerBound
    }
}
