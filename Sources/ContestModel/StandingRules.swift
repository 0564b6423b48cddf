/// How the entries to an ML problem stand: what of a score is said, and which entry counts in the end.
package struct StandingRules: Sendable, Hashable {
    /// Which of a team's entries counts once private scores are released.
    package enum Final: String, Sendable, Hashable, CaseIterable {
        case bestPublic = "best_public"
        /// The one that the team named, or else the best public one.
        case selected
    }

    package enum Ties: String, Sendable, Hashable, CaseIterable {
        /// Nobody is marked as tied; equal scores are.
        case exact
        /// Entries that a paired bootstrap cannot tell apart are marked as a group.
        case inseparable = "95%"
    }

    /// Behind the decimal point of a public score; nil: it is not rounded.
    package let digits: Int?
    /// Whether a team's new score is shown only where it is better than the last one by more than chance.
    package let ladder: Bool
    package let final: Final
    package let ties: Ties

    package init(digits: Int? = nil, ladder: Bool = false, final: Final = .bestPublic, ties: Ties = .exact) {
        self.digits = digits
        self.ladder = ladder
        self.final = final
        self.ties = ties
    }

    /// Whether entries have to be compared with each other, row by row.
    package var comparesEntries: Bool { ladder || ties == .inseparable }
}
