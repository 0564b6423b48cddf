/// Entries that follow each other on the board and cannot be told apart.
package enum TieGroups {
    /// The places of each group, from the best one on.
    ///
    /// A group is all entries from its best one to the last before the first that is separated from that one. So nobody is tied
    /// with whom it is separated from at the head of its own group, and each entry is in one group. `areSeparated` is asked about
    /// two places, the better one first.
    package static func groups(
        count: Int,
        areSeparated: (Int, Int) throws -> Bool
    ) rethrows -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var first = 0
        for place in 0..<count where place > first {
            if try areSeparated(first, place) {
                groups.append(first..<place)
                first = place
            }
        }
        if first < count { groups.append(first..<count) }
        return groups
    }
}
