/// A duration as people write it: `10s`, `1.5s`, `250ms`, `5m`, `1h30m`, or `h:mm:ss` with an optional fraction.
package struct TimeSpan: Hashable, CustomStringConvertible {
    package let duration: Duration

    /// Seconds; ten years, so that no sum of a few can overflow.
    private static let longest = 315_360_000.0

    init(_ duration: Duration) { self.duration = duration }

    /// Nil: not of one of these forms, finer than a millisecond, or longer than ten years.
    package init?(_ text: String) {
        let seconds = text.utf8.contains(UInt8(ascii: ":")) ? Self.clock(text) : Self.units(text)
        guard let seconds, seconds <= Self.longest else { return nil }
        let milliseconds = (seconds * 1000).rounded()
        guard abs(seconds * 1000 - milliseconds) < 1e-3 else { return nil }
        duration = .milliseconds(Int64(milliseconds))
    }

    /// `h:mm:ss`, `h:mm:ss.sss`.
    private static func clock(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 2, parts[2].prefix(while: { $0 != "." }).utf8.count == 2,
            let hours = Int(digits: parts[0]), let minutes = Int(digits: parts[1]),
            let seconds = PlainNumber.read(parts[2]),
            minutes < 60, seconds < 60
        else { return nil }
        return Double(hours) * 3600 + Double(minutes) * 60 + seconds
    }

    /// `1h30m`, largest unit first, each once; only the last may have a fraction.
    private static func units(_ text: String) -> Double? {
        let sizes: [(name: String, seconds: Double)] = [("h", 3600), ("m", 60), ("s", 1), ("ms", 0.001)]
        var rest = text[...]
        var total = 0.0
        var next = 0
        repeat {
            let number = rest.prefix { $0 == "." || ("0"..."9").contains($0) }
            let name = rest.dropFirst(number.count).prefix { ("a"..."z").contains($0) }
            rest = rest.dropFirst(number.count + name.count)
            guard let value = PlainNumber.read(number), rest.isEmpty || !number.contains("."),
                let unit = sizes[next...].firstIndex(where: { $0.name == name })
            else { return nil }
            total += value * sizes[unit].seconds
            next = unit + 1
        } while !rest.isEmpty
        return total
    }

    /// The shortest of these forms with whole numbers.
    package var description: String {
        let total = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        let parts = [
            (total / 3_600_000, "h"), (total / 60_000 % 60, "m"), (total / 1000 % 60, "s"), (total % 1000, "ms"),
        ]
        let text = parts.filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }.joined()
        return text.isEmpty ? "0s" : text
    }
}

extension Int {
    /// Decimal digits only: no sign, no blanks.
    init?(digits text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(text)
    }
}
