import Testing

/// An output, an answer, and whether the problem package format's default validator accepts the one for the other.
struct OutputValidatorCase: Sendable, Hashable, CustomTestStringConvertible {
    let output: String
    let answer: String
    let flags: String
    let accepts: Bool

    var testDescription: String { "'\(output)' for '\(answer)' [\(flags)]" }

    static let all = tokens + flagged + numbers + grammar + tolerances + whitespace

    /// Pairs of an output and an answer.
    private static func cases(_ flags: String, accepts: Bool, _ pairs: [(String, String)]) -> [Self] {
        pairs.map { Self(output: $0.0, answer: $0.1, flags: flags, accepts: accepts) }
    }

    private static let tokens =
        cases(
            "",
            accepts: true,
            [
                ("", ""), ("", " \n\t\r\u{b}\u{c}"), (" \n\t\r\u{b}\u{c}", ""), ("\n\n", "  "), ("a", "a\n"),
                ("a\n", "a"),
                ("\n\n a \n\n", "a"), ("a", "\u{c}a\u{b}"), ("a b", "a\nb"), ("a\r\nb\r\n", "a\nb\n"), ("a\tb", "a b"),
                ("a\u{b}b", "a b"), ("a\u{c}b", "a b"), ("a  b", "a b"), ("Yes", "yes"), ("YES", "yes"), ("yEs", "YeS"),
                ("nan", "NaN"), ("1", "1"), ("1 2 3", "1\n2\n3"), ("a\0b", "a\0b"), ("\0", "\0"), ("é", "é"),
                ("ZA", "za"),
                ("a\0B", "A\0b"), ("[\\]^_`", "[\\]^_`"), ("x@y{z", "X@Y{Z"),
            ]
        )
        + cases(
            "",
            accepts: false,
            [
                ("", "a"), ("a", ""), (" ", "a"), ("a", " "), ("a b", "a"), ("a", "a b"), ("a b", "ab"), ("ab", "a b"),
                ("b a", "a b"), ("a a", "a"), ("aa", "a"), ("a", "aa"), ("1.0", "1"), ("01", "1"), ("+1", "1"),
                ("1.", "1"),
                ("-0", "0"), ("0x0", "0"), ("1e0", "1"), ("infinity", "inf"), ("-nan", "nan"), ("a\0", "a"),
                ("a", "a\0"),
                ("", "\0"), ("a\0b", "a b"), ("a\u{a0}b", "a b"), ("a\u{2003}b", "a b"),
                ("a\u{85}b", "a b"), ("\u{feff}a", "a"), ("É", "é"), ("İ", "i"), ("ſ", "s"), ("\u{212a}", "k"),
                ("ß", "SS"),
                ("@", "`"), ("[", "{"), ("\\", "|"), ("]", "}"), ("^", "~"), ("_", "\u{7f}"), ("e\u{301}", "é"),
                ("a\u{1c}b", "a b"), ("a\u{8}b", "a b"), ("a\u{200b}", "a"), ("1,5", "1.5"), ("abc", "abd"), ("ａ", "a"),
            ]
        )

    private static let flagged =
        cases("case_sensitive", accepts: true, [("Yes", "Yes"), (" Yes\n", "Yes"), ("a\nB", "a B")])
        + cases("case_sensitive", accepts: false, [("yes", "Yes"), ("YES", "Yes"), ("a b", "a B")])
        + cases(
            "space_change_sensitive",
            accepts: true,
            [("", ""), ("a b\n", "a b\n"), ("A b\n", "a B\n"), ("\r\n", "\r\n"), ("\u{b} a", "\u{b} a")]
        )
        + cases(
            "space_change_sensitive",
            accepts: false,
            [
                ("a", "a\n"), ("a\n", "a"), (" a", "a"), ("a", " a"), ("a  b", "a b"), ("a b", "a  b"), ("a\tb", "a b"),
                ("a\r\n", "a\n"), ("a\n\n", "a\n"), ("a b", "ab"), ("ab", "a b"), ("a c", "a b"),
                ("a \n", "a\n"), ("a b\n", "a\n"), ("a\n", "a b\n"), ("a\u{b}b", "a\u{c}b"), ("AA b", "a b"),
            ]
        )
        + cases(
            "space_change_sensitive case_sensitive",
            accepts: false,
            [("a B\n", "a b\n"), ("a  b\n", "a b\n")]
        )
        + cases(
            "space_change_sensitive float_tolerance 1e-2",
            accepts: true,
            [("1.001 2\n", "1 2.0\n"), ("1.0000 x\n", "1 X\n")]
        )
        + cases("space_change_sensitive float_tolerance 1e-2", accepts: false, [("1.001  2\n", "1 2.0\n")])

    private static let numbers =
        cases(
            "float_absolute_tolerance 1e-6",
            accepts: true,
            [
                ("1", "1"), ("1.0", "1"), ("1.", "1"), ("01", "1"), ("+1", "1"), ("1e0", "1"), ("1E+0", "1"),
                ("10e-1", "1"),
                (".1e1", "1"), ("0.1e+01", "1"), ("1.0000009", "1"), ("0.9999991", "1"), ("-0", "0"), ("-0.0", "0"),
                ("0.0000005", "0"), ("000001.000", "1"), ("1e-400", "0"), ("0", "1e-400"), ("100", "1e2"),
                ("+.5", "0.5"),
                ("5.e-1", ".5"), ("nan", "NaN"), ("inf", "INF"), ("0x0", "0X0"), ("1e", "1E"), (".", "."), ("+", "+"),
                ("yes 1.0", "YES 1"), ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
                ("1e400", "1e400"), ("0.1", "0.10000000000000000000000000000000000001"), ("1e0000000000000000000", "1"),
                ("0e99999999999999999999", "0"),
            ]
        )
        + cases(
            "float_absolute_tolerance 1e-6",
            accepts: false,
            [
                ("1.000002", "1"), ("0.999998", "1"), ("-1", "1"), ("1e1", "1"), ("0x0", "0"), ("0x1p0", "1"),
                ("1e", "1"),
                ("100e", "100"), ("1e+", "1"), ("infinity", "inf"), ("-nan", "nan"), ("nan", "0"), ("inf", "1e999"),
                ("nan", "1"), ("1", "nan"), ("inf", "1"), ("1e999", "1"), ("5", "1e999"), ("1e999", "-1e999"),
                ("1\0", "1"),
                ("1f", "1"), ("1.0.0", "1"), ("--1", "1"), ("+-1", "1"), ("1e1.0", "10"), (".", "0"), ("", "0"),
                ("e0", "1"),
                ("-", "0"), ("1_000", "1000"), ("1,0", "1"), ("１", "1"), ("1 ", "1 1"), ("1 1", "1"), ("1e1e1", "1e11"),
                ("0b1", "1"), ("1d", "1"), ("1l", "1"), ("0x10", "16"), ("1/2", "0.5"), ("50%", "50"),
                ("1'000", "1000"),
                ("1e99999999999999999999", "1"), ("1e 5", "1e5"), ("1 e5", "1e5"), ("$1", "1"), ("1\u{a0}", "1"),
            ]
        )
        + cases(
            "float_relative_tolerance 0.25",
            accepts: true,
            [
                ("125", "100"), ("75", "100"), ("-125", "-100"), ("0", "0"), ("-0.0", "0"), ("1.25e300", "1e300"),
                ("80", "100"), ("1.25e-300", "1e-300"),
            ]
        )
        + cases(
            "float_relative_tolerance 0.25",
            accepts: false,
            [
                // 0.25 of 100, the output, would be enough; of 80 and of 75, the answers, it is not.
                ("100", "75"), ("1e-300", "0"), ("126", "100"), ("-100", "100"), ("0", "1"), ("1.26e300", "1e300"),
            ]
        )
        + cases(
            "float_absolute_tolerance 0.5 float_relative_tolerance 0.25",
            accepts: true,
            [("0.5", "0"), ("125", "100"), ("1.5", "1"), ("-0.5", "0")]
        )
        + cases(
            "float_absolute_tolerance 0.5 float_relative_tolerance 0.25",
            accepts: false,
            [("0.75", "0"), ("126", "100"), ("1.75", "1")]
        )
        + cases("float_tolerance 0.5", accepts: true, [("0.5", "0"), ("150", "100"), ("3", "3")])
        + cases("float_tolerance 0.5", accepts: false, [("0.6", "0"), ("151", "100"), ("Three", "3")])
        + cases("float_tolerance 0", accepts: true, [("1.0", "1"), ("1e2", "100"), ("x", "X")])
        + cases("float_tolerance 0", accepts: false, [("1.0000000001", "1"), ("y", "x")])
        + cases("case_sensitive float_tolerance 1e-9", accepts: true, [("1E3 a", "1e3 a")])
        + cases("case_sensitive float_tolerance 1e-9", accepts: false, [("1E3 A", "1e3 a"), ("NaN", "nan")])
}
