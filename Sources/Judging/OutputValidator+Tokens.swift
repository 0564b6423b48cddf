/// The bytes that the problem package format calls whitespace.
enum Blank {
    /// Space, line feed, carriage return, horizontal and vertical tab, form feed; nothing else.
    @inline(__always)
    static func contains(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }
}

extension Span where Element == UInt8 {
    /// The first position from `start` on that is no blank; the end where there is none.
    func skippingBlanks(from start: Int) -> Int {
        var position = start
        while position < count, Blank.contains(self[position]) { position += 1 }
        return position
    }

    /// The end of the token that `start` lies in; `start` itself where a blank or the end is there.
    func tokenEnd(from start: Int) -> Int {
        var position = start
        while position < count, !Blank.contains(self[position]) { position += 1 }
        return position
    }

    /// The start of the token that ends at or goes on over `end`, looked for back to `start`.
    func tokenStart(before end: Int, from start: Int) -> Int {
        var position = end
        while position > start, !Blank.contains(self[position - 1]) { position -= 1 }
        return position
    }

    /// Whether neither a token's byte is at `position` nor one follows.
    func isTokenEnd(_ position: Int) -> Bool {
        position >= count || Blank.contains(self[position])
    }

    func isEqual(to other: Span<UInt8>) -> Bool {
        count == other.count && equalRun(from: 0, with: other, from: 0) == count
    }

    /// Whether the bytes from `start` on are the same but for `A` to `Z` beside `a` to `z`.
    func isEqualUpToCase(_ other: Span<UInt8>, from start: Int = 0) -> Bool {
        guard count == other.count else { return false }
        for index in start..<count where Self.folded(self[index]) != Self.folded(other[index]) { return false }
        return true
    }

    /// The byte with `A` to `Z` made small, and no other letter.
    private static func folded(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    /// How many bytes from `start` on are the same as in `other` from `otherStart` on.
    func equalRun(from start: Int, with other: Span<UInt8>, from otherStart: Int) -> Int {
        let length = Swift.min(count - start, other.count - otherStart)
        let mine = extracting(start..<start + length)
        let others = other.extracting(otherStart..<otherStart + length)
        var position = 0
        while position + blockSize <= length {
            let left = mine.extracting(position..<position + blockSize)
            let right = others.extracting(position..<position + blockSize)
            guard Self.areEqual(left, right) else { break }
            position += blockSize
        }
        while position < length, mine[position] == others[position] { position += 1 }
        return position
    }

    /// Compares two blocks without leaving early, which lets the compiler use vector instructions.
    @inline(__always)
    private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == blockSize, right.count == blockSize else { return false }
        var difference: UInt8 = 0
        for index in 0..<blockSize { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}

/// Bytes that are compared at once.
private let blockSize = 64
