extension UInt64 {
    /// The double nearest to this number times ten to the power of `exponent`; nil where that takes more than 128 bits.
    func timesPowerOfTen(_ exponent: Int) -> Double? {
        guard self != 0 else { return 0 }
        guard abs(exponent) < powersOfTen.count else { return nil }
        let power = powersOfTen[abs(exponent)]
        if self <= 1 << 53, abs(exponent) <= 22, power <= 1 << 53 {
            // Both are doubles, so that one operation rounds correctly.
            return exponent < 0 ? Double(self) / Double(power) : Double(self) * Double(power)
        }
        return exponent < 0 ? divided(by: power) : multiplied(by: power)
    }

    private func multiplied(by power: UInt64) -> Double {
        let (high, low) = multipliedFullWidth(by: power)
        guard high != 0 else { return Double(low) }
        let shift = high.leadingZeroBitCount
        let top = high << shift | low >> (64 - shift)
        let rest = low << shift
        return top.rounded(hasRest: rest != 0, exponent: 64 - shift)
    }

    private func divided(by power: UInt64) -> Double {
        let shift = leadingZeroBitCount
        let powerShift = power.leadingZeroBitCount
        let part = self << shift
        // Both have their top bit set, so that the quotient has 63 bits or 64.
        let (quotient, rest) = (power << powerShift).dividingFullWidth((part >> 1, part << 63))
        return quotient.rounded(hasRest: rest != 0, exponent: powerShift - shift - 63)
    }

    /// This number, and a rest below it, times two to the power of `exponent`.
    ///
    /// With 63 bits or more, the lowest one is never the one that rounds to even: it can stand for the rest.
    private func rounded(hasRest: Bool, exponent: Int) -> Double {
        // Of some hundred at most, it is within the range of a double.
        Double(hasRest ? self | 1 : self) * Double(bitPattern: UInt64(1023 + exponent) << 52)
    }
}

/// All powers of ten that 64 bits hold.
private let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000,
    1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
    100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]
