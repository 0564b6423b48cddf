/// Two scored submissions to the same problem, and what of them is compared. Neither is the first: only how far they differ counts.
package struct EntryPair: Sendable, Hashable {
    package enum Basis: String, Sendable, Hashable, CaseIterable {
        /// Their scores over the public or the private rows, by a paired bootstrap.
        case publicRows = "public"
        case privateRows = "private"
        /// What their public rows lose, row by row: the step that the Ladder asks for.
        case ladder
    }

    /// The smaller number.
    package let first: Int64
    package let second: Int64
    package let basis: Basis

    package init(_ one: Int64, _ other: Int64, by basis: Basis) {
        first = min(one, other)
        second = max(one, other)
        self.basis = basis
    }
}

extension ScoreInterval {
    /// Of a difference: whether 0 lies outside of it.
    package var isApart: Bool { lower > 0 || upper < 0 }
}

/// What a difference of two entries is; nil: it is not known yet.
package typealias PairLookup = (EntryPair) throws -> ScoreInterval?
