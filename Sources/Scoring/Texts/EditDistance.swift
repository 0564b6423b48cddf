/// How many insertions, deletions and replacements make one sequence from another: Levenshtein's distance.
struct EditDistance {
    /// Where each element occurs in the pattern, 64 places to a word.
    private let places: [UInt32: [UInt64]]
    private let pattern: Int
    private let words: Int

    init(from pattern: [UInt32]) {
        let words = (pattern.count + 63) / 64
        var places: [UInt32: [UInt64]] = [:]
        for (index, element) in pattern.enumerated() {
            places[element, default: [UInt64](repeating: 0, count: words)][index / 64] |= 1 << UInt64(index % 64)
        }
        self.places = places
        self.pattern = pattern.count
        self.words = words
    }

    /// Myers' algorithm, in Hyyrö's form for long patterns: the differences of 64 neighbours in a column of the usual table
    /// are the bits of two words.
    func distance(to text: [UInt32]) -> Int {
        guard pattern > 0 else { return text.count }
        var rising = [UInt64](repeating: .max, count: words)
        var falling = [UInt64](repeating: 0, count: words)
        let none = [UInt64](repeating: 0, count: words)
        let last = UInt64(1) << UInt64((pattern - 1) % 64)
        var distance = pattern
        for element in text {
            let matches = places[element] ?? none
            var (risesAbove, fallsAbove) = (UInt64(1), UInt64(0))
            for word in 0..<words {
                let (up, down, match) = (rising[word], falling[word], matches[word])
                let vertical = match | down
                let shifted = match | fallsAbove
                let horizontal = (((shifted & up) &+ up) ^ up) | shifted
                var rises = down | ~(horizontal | up)
                var falls = up & horizontal
                if word == words - 1 {
                    if rises & last != 0 { distance += 1 }
                    if falls & last != 0 { distance -= 1 }
                }
                let (nextRises, nextFalls) = (rises >> 63, falls >> 63)
                rises = rises << 1 | risesAbove
                falls = falls << 1 | fallsAbove
                rising[word] = falls | ~(vertical | rises)
                falling[word] = rises & vertical
                (risesAbove, fallsAbove) = (nextRises, nextFalls)
            }
        }
        return distance
    }
}
