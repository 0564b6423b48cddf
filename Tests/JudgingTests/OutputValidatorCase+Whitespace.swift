/// The six bytes that are whitespace, and others that look like it.
extension OutputValidatorCase {
    static let whitespace = between + around + sensitive + lookalikes

    private static let blanks = [" ", "\n", "\t", "\r", "\u{b}", "\u{c}"]

    private static let between: [Self] = blanks.flatMap { blank in
        [
            Self(output: "1\(blank)2", answer: "1 \n2", flags: "", accepts: true),
            Self(output: "1\(blank)2", answer: "12", flags: "", accepts: false),
            Self(output: "12", answer: "1\(blank)2", flags: "", accepts: false),
        ]
    }

    private static let around: [Self] = blanks.flatMap { blank in
        [
            Self(output: "\(blank)12", answer: "12", flags: "case_sensitive", accepts: true),
            Self(output: "12\(blank)", answer: "12", flags: "case_sensitive", accepts: true),
            Self(output: "12", answer: "\(blank)\(blank)12\(blank)", flags: "case_sensitive", accepts: true),
            Self(output: blank, answer: "", flags: "case_sensitive", accepts: true),
        ]
    }

    /// Type and amount count, at the beginning and the end too.
    private static let sensitive: [Self] = blanks.flatMap { blank in
        let other = blank == " " ? "\n" : " "
        let pairs: [(String, String, Bool)] = [
            ("1\(blank)2", "1\(blank)2", true), ("1\(blank)2", "1\(other)2", false),
            ("1\(blank)\(blank)2", "1\(blank)2", false),
            ("1\(blank)2", "1\(blank)\(other)2", false), ("\(blank)12", "12", false), ("12\(blank)", "12", false),
            ("12", "\(blank)12", false),
            ("12", "12\(blank)", false), (blank, "", false), ("", blank, false), (blank, blank, true),
            ("A\(blank)", "a\(blank)", true),
        ]
        return pairs.map { Self(output: $0, answer: $1, flags: "space_change_sensitive", accepts: $2) }
    }

    /// What some libraries take for whitespace. Each is a part of a token, and never nothing.
    private static let lookalikes: [Self] = [
        "\0", "\u{1}", "\u{8}", "\u{e}", "\u{1b}", "\u{1c}", "\u{1f}", "\u{7f}", "\u{85}", "\u{a0}", "\u{1680}",
        "\u{2003}", "\u{200b}", "\u{2028}",
        "\u{3000}", "\u{feff}",
    ].flatMap { byte in
        [
            Self(output: "1\(byte)2", answer: "1 2", flags: "", accepts: false),
            Self(output: "1\(byte)2", answer: "1\(byte)2", flags: "", accepts: true),
            Self(output: "12\(byte)", answer: "12", flags: "", accepts: false),
            Self(output: "\(byte)12", answer: "12", flags: "float_tolerance 1", accepts: false),
            Self(output: byte, answer: "", flags: "", accepts: false),
        ]
    }
}
