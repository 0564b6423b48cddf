/// How an output is compared with an answer file, both as bytes.
package enum OutputComparison: Sendable, Hashable {
    /// The default output validator of the problem package format.
    case tokens(ComparisonFlags)
    /// Line by line, where runs of blanks within a line and empty lines at the end do not matter: what CMS calls white-diff.
    case lines
    /// Byte by byte.
    case exact
}

/// Flags of the default output validator of the problem package format.
package struct ComparisonFlags: Sendable, Hashable {
    package var isCaseSensitive: Bool
    package var isSpaceChangeSensitive: Bool
    package var absoluteTolerance: Double?
    package var relativeTolerance: Double?

    package init(
        isCaseSensitive: Bool = false,
        isSpaceChangeSensitive: Bool = false,
        absoluteTolerance: Double? = nil,
        relativeTolerance: Double? = nil
    ) {
        self.isCaseSensitive = isCaseSensitive
        self.isSpaceChangeSensitive = isSpaceChangeSensitive
        self.absoluteTolerance = absoluteTolerance
        self.relativeTolerance = relativeTolerance
    }
}
