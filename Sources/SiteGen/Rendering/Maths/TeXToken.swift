/// A formula in TeX, cut into what has a meaning of its own.
enum TeXToken: Equatable {
    /// `\alpha`, or `\,`: without the backslash.
    case command(String)
    case open
    case close
    case subscripted
    case superscripted
    case ampersand
    case prime
    case space
    /// A digit, letter or sign.
    case character(Character)

    static func all(in source: some StringProtocol) -> [TeXToken] {
        var tokens: [TeXToken] = []
        var rest = Substring(source)
        while let first = rest.popFirst() {
            switch first {
            case "\\":
                let letters = rest.prefix { $0.isASCII && $0.isLetter }
                let name = letters.isEmpty ? rest.prefix(1) : letters
                rest = rest.dropFirst(name.count)
                tokens.append(.command(String(name)))
            case "{": tokens.append(.open)
            case "}": tokens.append(.close)
            case "_": tokens.append(.subscripted)
            case "^": tokens.append(.superscripted)
            case "&": tokens.append(.ampersand)
            case "'": tokens.append(.prime)
            case _ where first.isWhitespace || first == "~": tokens.append(.space)
            default: tokens.append(.character(first))
            }
        }
        return tokens
    }
}
