/// Text of others where no markup can keep it in its place.
enum PlainText {
    /// One line without control characters, code points that are none, or marks that turn the direction of what follows, cut to a length.
    static func line(_ text: String, atMost limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.lazy.map { isInvisible($0) ? "\u{FFFD}" : $0 })
        let line = String(scalars)
        return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl || scalar.properties.isNoncharacterCodePoint
        }
    }
}
