/// A size as people write it: `50 MiB`, `1.5 GB`, `100B`. A unit is required.
struct ByteSize: Hashable, CustomStringConvertible {
    let bytes: Int64

    private static let units: [(name: String, bytes: Int64)] = [
        ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000),
        ("KB", 1000), ("B", 1),
    ]

    init(bytes: Int64) { self.bytes = bytes }

    /// Nil: not of that form, not a whole number of bytes, or 2^53 bytes and more.
    init?(_ text: String) {
        guard let unit = Self.units.first(where: { text.hasSuffix($0.name) }),
            let number = PlainNumber.read(
                String(text.dropLast(unit.name.count).reversed().drop { $0 == " " }.reversed())
            )
        else { return nil }
        let bytes = number * Double(unit.bytes)
        guard bytes == bytes.rounded(), bytes < 0x1p53 else { return nil }
        self.bytes = Int64(bytes)
    }

    /// In the largest binary unit that divides it.
    var description: String {
        let unit = Self.units.prefix(3).first { bytes != 0 && bytes % $0.bytes == 0 }
        return unit.map { "\(bytes / $0.bytes) \($0.name)" } ?? "\(bytes) B"
    }
}

/// Digits with at most one point between them: no sign, no exponent, no `inf`.
enum PlainNumber {
    static func read(_ text: some StringProtocol) -> Double? {
        let bytes = Array(text.utf8)
        let points = bytes.count { $0 == UInt8(ascii: ".") }
        let digits = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard digits, points <= 1, let first = bytes.first, let last = bytes.last, bytes.count <= 20 else { return nil }
        guard first != UInt8(ascii: "."), last != UInt8(ascii: ".") else { return nil }
        return Double(text)
    }
}
