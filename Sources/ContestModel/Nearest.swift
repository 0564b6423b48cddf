/// Finds the word that somebody probably meant.
package enum Nearest {
    /// The closest of `words`; nil where none is close.
    package static func word(to text: String, among words: [String]) -> String? {
        let ranked = words.map { (word: $0, distance: distance(Array(text.lowercased().utf8), Array($0.utf8))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        let shorter = min(text.utf8.count, best.word.utf8.count)
        return best.distance <= max(2, best.word.utf8.count / 3) && best.distance < shorter ? best.word : nil
    }

    /// The word that `text` is with a letter or two gone wrong; nil: it may well be a word of its own.
    package static func misspelled(_ text: String, among words: [String]) -> String? {
        guard let near = word(to: text, among: words) else { return nil }
        let mistakes = distance(Array(text.lowercased().utf8), Array(near.utf8))
        return mistakes <= max(1, near.utf8.count / 5) ? near : nil
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
    package static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        guard one.count <= 100, other.count <= 100 else { return .max }
        var before: [Int] = []
        var last = Array(0...other.count)
        for row in one.indices {
            var current = [row + 1]
            for column in other.indices {
                let replaced = last[column] + (one[row] == other[column] ? 0 : 1)
                var best = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            (before, last) = (last, current)
        }
        return last[other.count]
    }
}
