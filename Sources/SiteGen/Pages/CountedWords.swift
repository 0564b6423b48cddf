import ContestModel

/// What a submission cost its team, in words: `3 of 20; 2 of 100 in 24 hours`, or why it cost nothing.
struct CountedWords {
    let text: String

    init(_ account: Ledger.Line, _ quota: TeamQuota) {
        let day = quota.perDay.map { "; \(account.usedInDay) of \($0) in 24 hours" } ?? ""
        let used = Self.used(account.used, quota) + day
        text = account.charge.isCharged ? used : "no, \(account.charge.words); so far \(used)"
    }

    /// Of everything that the view shows.
    static func all(_ view: TeamView) -> String { used(view.submissions.last?.account?.used ?? 0, view.quota) }

    private static func used(_ used: Int, _ quota: TeamQuota) -> String {
        String(used) + (quota.accepted.map { " of \($0)" } ?? "")
    }
}
