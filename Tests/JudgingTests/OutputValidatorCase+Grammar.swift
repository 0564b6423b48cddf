/// Floating-point tokens: what the grammar takes for a number, and what it does not.
///
///     [+-]? (digits* "." digits+ | digits+ "." | digits+) ([Ee] [+-]? digits+)?
extension OutputValidatorCase {
    static let grammar = shapes + noNumbers

    /// Every way to write 250 and -250, for an answer that is written plainly. Without a tolerance none but the plain one is right.
    private static let shapes: [Self] =
        mantissas.flatMap { digits, power in
            exponents(power).flatMap { exponent in
                [("", "250"), ("+", "250"), ("-", "-250")].map { sign, answer in
                    Self(
                        output: sign + digits + exponent,
                        answer: answer,
                        flags: "float_absolute_tolerance 0",
                        accepts: true
                    )
                }
            }
        }

    private static let mantissas = [
        ("250", 0), ("250.", 0), ("250.0", 0), ("0250", 0), ("25", 1), ("25.", 1), ("2.5", 2), (".25", 3), ("0.25", 3),
        ("00.0250", 4), ("2500", -1), ("2500.", -1), ("25000.00", -2),
    ]

    private static func exponents(_ power: Int) -> [String] {
        if power < 0 { return ["e\(power)", "E\(power)", "e-0\(-power)", "E-00\(-power)"] }
        let written = ["e\(power)", "E\(power)", "e+\(power)", "E+\(power)", "e0\(power)", "E+00\(power)"]
        return power == 0 ? written + ["", "e-0", "E-00"] : written
    }

    /// Tokens that libraries of one language or another read as numbers, or nearly. They stand for no number, neither in the output
    /// nor in the answer, where they are compared as text, up to case.
    private static let noNumbers: [Self] = tokens.flatMap { token in
        [
            Self(output: token, answer: "1", flags: tolerance, accepts: false),
            Self(output: "1", answer: token, flags: tolerance, accepts: false),
            Self(output: token.uppercased(), answer: token.lowercased(), flags: tolerance, accepts: true),
        ]
    }

    /// So large that every number is near enough to every other.
    private static let tolerance = "float_absolute_tolerance 1e300"

    private static let tokens = [
        "x", "+", "-", ".", "+.", "-.", "e", "e1", "e+1", ".e1", "+e1", "1e", "1e+", "1e-", "1.e", ".1e", "1e.", "1e1.",
        "1e.5",
        "1e1.5", "1ee1", "1e1e1", "1e+-1", "1e--1", "++1", "--1", "+-1", "-+1", "1+", "1-", "1+1", "1-1", "1..", "..1",
        "1..0",
        "1.0.0", "1.2e3.4", "inf", "+inf", "-inf", "infinity", "-infinity", "nan", "+nan", "-nan", "nan(0)", "snan",
        "1.#inf",
        "1.#qnan", "0x1", "0x1.8", "0x1p3", "0x", "1x0", "0b1", "0o7", "1h", "1f", "1.0f", "1d", "1.5l", "1u", "1i",
        "1j",
        "1_0", "1'0", "1,0", "1,000", "1/2", "1:2", "50%", "$1", "#1", "(1)", "[1]", "{1}", "\"1\"", "'1'", "1;", "1.,",
        "=1",
        "1=", "~1", "!1", "1!", "*1", "1*", "^1", "1^2", "1e^2", "1x10^3", "1e٣",
    ]
}
