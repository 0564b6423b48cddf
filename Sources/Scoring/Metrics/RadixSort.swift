extension Double {
    /// Bits that are ordered as the numbers are; both zeros are the same.
    var orderedBits: UInt64 {
        // Adding a zero turns the negative one into the positive one.
        let bits = (self + 0).bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }

    init(orderedBits bits: UInt64) {
        self.init(bitPattern: bits >> 63 == 0 ? ~bits : bits & ~(1 << 63))
    }
}

extension [UInt64] {
    /// Sorts by eleven bits at a time, from the lowest; few numbers are sorted as usual.
    mutating func radixSort() {
        guard count > 2048 else { return sort() }
        var other = self
        for shift in stride(from: 0, to: 64, by: 11) where moveByDigit(shift, to: &other) {
            swap(&self, &other)
        }
    }

    /// Moves all numbers in the order of eleven of their bits; false where these are the same in all numbers.
    private func moveByDigit(_ shift: Int, to other: inout [UInt64]) -> Bool {
        var places = [Int](repeating: 0, count: 1 << 11)
        for number in self { places[Int(truncatingIfNeeded: number >> shift) & 0x7FF] += 1 }
        guard !places.contains(count) else { return false }
        var sum = 0
        for digit in places.indices { (places[digit], sum) = (sum, sum + places[digit]) }
        for number in self {
            let digit = Int(truncatingIfNeeded: number >> shift) & 0x7FF
            other[places[digit]] = number
            places[digit] += 1
        }
        return true
    }
}

extension [Double] {
    /// From the least to the greatest; none of them is NaN.
    var sortedNumbers: [Double] {
        var keys = map(\.orderedBits)
        keys.radixSort()
        return keys.map(Double.init(orderedBits:))
    }

    /// The places from the least number to the greatest, in the rows' order where numbers are equal.
    var sortedPlaces: [Int] {
        indices.sorted { self[$0] == self[$1] ? $0 < $1 : self[$0] < self[$1] }
    }

    /// The ranks from 1, each the mean of those that equal numbers share.
    var averageRanks: [Double] {
        let places = sortedPlaces
        var ranks = [Double](repeating: 0, count: count)
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, self[places[end]] == self[places[start]] { end += 1 }
            for index in start..<end { ranks[places[index]] = Double(start + 1 + end) / 2 }
            start = end
        }
        return ranks
    }
}
