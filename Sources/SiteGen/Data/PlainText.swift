/// Text of others where no markup can keep it in its place.
enum PlainText {
    /// One line without control characters, code points that are none, or marks that turn the direction of what follows, cut to a length.
    static func line(_ text: String, atMost limit: Int) -> String {
        if text.utf8.count <= limit, isTame(text) { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.lazy.map { isInvisible($0) ? "\u{FFFD}" : $0 })
        let line = String(scalars)
        return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }

    /// Whether a look at the bytes shows that there is nothing to replace; false: there may be.
    private static func isTame(_ text: String) -> Bool {
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch (last, byte) {
            case (_, ..<0x20), (_, 0x7f), (_, 0xef...): return false
            case (0xc2, 0x80..<0xa0), (0xd8, 0x9c), (0xe2, 0x80...0x81): return false
            default: last = byte
            }
        }
        return true
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl || scalar.properties.isNoncharacterCodePoint
        }
    }
}

extension String {
    /// Whether it has nothing but letters, digits, marks and blanks of ASCII: then a byte is a character and takes one column.
    var isPlainASCII: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f } }
}
