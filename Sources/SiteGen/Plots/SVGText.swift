import ContestModel

/// Pieces of SVG. Numbers look the same under every locale, and what others wrote is escaped and cut.
enum SVGText {
    /// At most one digit after the point.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    /// Of the width, from thousandths of it.
    static func percent(_ place: Double) -> String { number(place / 10) + "%" }

    /// A result beside a line: what matters of it, the table has the rest.
    static func figure(_ value: Double) -> String {
        Figures.score(abs(value) < 1000 ? (value * 1000).rounded() / 1000 : value.rounded())
    }

    /// What others wrote within a sentence, cut, so that its direction stays its own. Not yet escaped.
    static func quoted(_ text: String) -> String { "\u{2068}\(PlainText.line(text, atMost: 40))\u{2069}" }

    /// Of others: one line without marks that turn the direction of what follows, cut to so many columns, with `…` at its end then.
    /// A wide letter takes two columns.
    static func words(_ text: String, columns: Int) -> String {
        if text.isPlainASCII, text.utf8.count <= columns { return SafeHTML.escaped(text) }
        let line = PlainText.line(text, atMost: columns)
        var used = 0
        var kept = ""
        for character in line {
            used += character.isWide ? 2 : 1
            if used > columns { return SafeHTML.escaped(kept.dropLast() + "…") }
            kept.append(character)
        }
        return SafeHTML.escaped(line)
    }
}

extension Character {
    /// Whether it is as wide as two Latin letters, nearly: Hangul, Kana, Han and pictures.
    fileprivate var isWide: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
                0x1f300...0x1faff, 0x20000...0x3fffd:
                true
            default: false
            }
        }
    }
}
