extension Span where Element == UInt8 {
    /// Eight bytes as one number, the first of them the lowest; there must be so many.
    @inlinable
    package func word(at position: Int) -> UInt64 {
        let bytes = extracting(position..<position &+ 8)
        let low = UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16 | UInt64(bytes[3]) << 24
        let high = UInt64(bytes[4]) | UInt64(bytes[5]) << 8 | UInt64(bytes[6]) << 16 | UInt64(bytes[7]) << 24
        return low | high << 32
    }
}

/// Eight bytes that are looked at together, as ``Swift/Span/word(at:)`` reads them.
extension UInt64 {
    /// A byte eight times.
    @inlinable
    package static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// The number that eight ASCII digits stand for; nil: not all are digits.
    var eightDigits: UInt64? {
        let digits = self ^ Self.each(0x30)
        guard (digits | (digits &+ Self.each(0x76))) & Self.each(0x80) == 0 else { return nil }
        // Neighbours are put together: to numbers of two digits, of four, of eight.
        let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
        return (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
    }

    /// How many bytes stand before the first one that is less than `limit`, which is at most 128.
    @inlinable
    package func bytesBefore(below limit: UInt8) -> Int {
        let less = (self &- Self.each(UInt64(limit))) & ~self & Self.each(0x80)
        return less.trailingZeroBitCount / 8
    }
}
