/// A model's score as everybody may know it.
package struct PublicModelScore: Sendable, Hashable {
    /// Over the public rows, as it may be said now: in full precision once private scores are released.
    package let open: SplitScore
    /// The same as the board had it before that.
    let race: SplitScore
    /// Over the private rows; nil: they are sealed, or there are none.
    package let sealed: SplitScore?
    /// Whether it is the team's entry that counts in the end; false until private scores are released.
    package let isFinal: Bool

    init(_ shown: ScoreDisclosure.Shown) {
        open = shown.open
        race = shown.race
        sealed = shown.sealed
        isFinal = shown.isFinal
    }

    /// What ranks in the end.
    var final: SplitScore { sealed ?? open }
}
