/// The Ladder without parameters of Blum and Hardt: a new score is released only where it is better than the last one by more
/// than chance, so that many uploads do not find out the public labels.
package struct Ladder: Sendable {
    package struct Release: Sendable, Hashable {
        package let submission: Int64
        package let score: Double
    }

    private let isLowerBetter: Bool
    /// Nil before the first entry.
    package private(set) var released: Release?

    package init(isLowerBetter: Bool) { self.isLowerBetter = isLowerBetter }

    /// Takes an entry in, and says what is shown for the team afterwards.
    ///
    /// What is released is rounded to the rows' number: one row is the smallest step that a share can make.
    ///
    /// `rows` is what the score is the mean of; 0: it is not rounded. `step` gives the standard error of the rows' differences to the entry
    /// that is released, by which a better one must be better; nil: nobody knows yet, and the last release stays.
    package mutating func submit(
        _ submission: Int64,
        score: Double,
        rows: Int,
        step: (Int64) throws -> Double?
    ) rethrows -> Release {
        let count = Double(rows)
        let new = Release(submission: submission, score: rows > 0 ? (score * count).rounded() / count : score)
        guard let released else {
            released = new
            return new
        }
        let gain = isLowerBetter ? released.score - score : score - released.score
        guard let step = try step(released.submission), gain > step else { return released }
        self.released = new
        return new
    }
}
