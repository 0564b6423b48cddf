/// How many cells of a terminal a text takes, as near as a terminal's own tables can be guessed.
enum TextWidth {
    /// Blocks of East Asian scripts, whose characters take two cells.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
        0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6,
        0x1b000...0x1b2ff, 0x20000...0x3fffd,
    ]

    static func of(_ text: String) -> Int { text.isPlainASCII ? text.utf8.count : text.reduce(0) { $0 + width($1) } }

    /// With spaces behind it up to a width.
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// Cut to a width, with an ellipsis where something is missing.
    static func cut(_ text: String, to limit: Int) -> String {
        guard of(text) > limit else { return text }
        var (kept, used) = ("", 0)
        for character in text {
            used += width(character)
            if used >= limit { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static func width(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        // The last one asks for the picture instead of the sign.
        if scalars.contains(where: { isWide($0) || $0 == "\u{FE0F}" }) { return 2 }
        return scalars.allSatisfy(isWithoutWidth) ? 0 : 1
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmojiPresentation || wide.contains { $0.contains(scalar.value) }
    }

    private static func isWithoutWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}
