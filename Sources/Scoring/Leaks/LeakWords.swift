import ContestModel

/// Numbers and names as sentences of a scan have them.
enum LeakWords {
    /// Three digits after the point.
    static func number(_ value: Double) -> String {
        let thousandths = Int((abs(value) * 1000).rounded())
        let digits = String(thousandths % 1000 + 1000).dropFirst()
        return "\(value < 0 ? "-" : "")\(thousandths / 1000).\(digits)"
    }

    static func name(_ bytes: [UInt8]) -> String { Excerpt.short(bytes.span, maxBytes: 60) }

    static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
