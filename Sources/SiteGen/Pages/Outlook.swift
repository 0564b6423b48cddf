import ContestModel

/// When a page is expected to change next.
struct Outlook {
    let sentence: String

    init(_ contest: PublicContest) {
        sentence =
            switch contest.state {
            case .before: "The next update is expected at the start."
            case .running, .frozen:
                "The judge looks for uploads every minute; the next update comes with the next thing to show."
            case .ended: "The next update is expected when the last results are known."
            case .final where contest.frozenAt != nil: "The next update is expected when the freeze is lifted."
            case .final: "The results are final: no update is expected."
            }
    }
}
