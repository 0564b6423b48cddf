/// How near is near enough. Powers of two are used where a distance must be exact.
extension OutputValidatorCase {
    static let tolerances =
        distances("float_absolute_tolerance 0.25", accepts: true, absolute)
        + distances("float_absolute_tolerance 0.25", accepts: false, tooFar)
        + distances("float_relative_tolerance 0.25", accepts: true, relative)
        + distances("float_relative_tolerance 0.25", accepts: false, tooFarForTheAnswer)
        + distances("float_absolute_tolerance 0.25 float_relative_tolerance 0.5", accepts: true, either)
        + distances("float_absolute_tolerance 0.25 float_relative_tolerance 0.5", accepts: false, neither)
        + distances("float_relative_tolerance 0.5 float_absolute_tolerance 0.25", accepts: true, either)
        + distances("float_relative_tolerance 0.5 float_absolute_tolerance 0.25", accepts: false, neither)
        + distances(
            "float_tolerance 0.25",
            accepts: true,
            [("0.25", "0"), ("5", "4"), ("3", "4"), ("10", "8"), ("1.25", "1")]
        )
        + distances("float_tolerance 0.25", accepts: false, [("0.26", "0"), ("5.1", "4"), ("2.9", "4"), ("4", "3")])
        + mixed

    private static func distances(_ flags: String, accepts: Bool, _ pairs: some Sequence<(String, String)>) -> [Self] {
        pairs.map { Self(output: $0.0, answer: $0.1, flags: flags, accepts: accepts) }
    }

    /// At the bound itself, on both sides, of any size and sign.
    private static let absolute = [
        ("0.25", "0"), ("-0.25", "0"), ("0", "0.25"), ("0", "-0.25"), ("1.25", "1"), ("0.75", "1"), ("-1.25", "-1"),
        ("-0.75", "-1"), ("0.125", "-0.125"), ("1000000.25", "1000000"), ("999999.75", "1e6"),
        ("4503599627370496.25", "4503599627370496"),
        ("0.2500000000000000000000000000000", "0"), ("1e-300", "0"), ("0", "1e-300"), ("-0", "0"), ("0", "-0.0"),
    ]

    private static let tooFar = [
        ("0.2500000001", "0"), ("-0.2500000001", "0"), ("0", "0.26"), ("1.26", "1"), ("0.74", "1"), ("-1.26", "-1"),
        ("0.13", "-0.13"),
        ("1", "-1"), ("1000001", "1e6"), ("4503599627370497", "4503599627370496"), ("1e300", "-1e300"), ("1e300", "0"),
    ]

    private static let relative = [
        ("5", "4"), ("3", "4"), ("-5", "-4"), ("-3", "-4"), ("4.9e-300", "4e-300"), ("3.1e300", "4e300"), ("1.25", "1"),
        ("0.75", "1"),
        ("0.000", "-0"), ("1280", "1024"), ("768", "1024"),
    ]

    /// Of the output, 0.25 would be enough in some of them.
    private static let tooFarForTheAnswer = [
        ("5.01", "4"), ("2.99", "4"), ("4", "3"), ("-4", "-3"), ("4", "5.5"), ("1024", "768"), ("-4", "4"),
        ("-1e-300", "0"),
        ("0", "1e-300"), ("0", "4"), ("5.01e-300", "4e-300"), ("2.99e300", "4e300"),
    ]

    private static let either = [
        ("0.25", "0"), ("-0.25", "0"), ("6", "4"), ("2", "4"), ("0.375", "0.25"), ("0.5", "0.25"), ("0", "0.25"),
        ("-6", "-4"),
        ("150", "100"), ("50", "100"),
    ]

    private static let neither = [
        ("0.26", "0"), ("6.01", "4"), ("1.99", "4"), ("0.51", "0.25"), ("-0.01", "0.25"), ("-6.01", "-4"),
        ("151", "100"), ("-100", "100"),
    ]

    /// Beside text, and with the other flags.
    private static let mixed =
        distances(
            "float_tolerance 1e-6",
            accepts: true,
            [
                ("x 1.0000001", "x 1"), ("X 1.0000001 y", "x 1 Y"), ("1.0000001\n2", "1 2.0000001"), ("\t1e0\r\n", "1"),
                ("1.0 two 3.", "1 TWO 3"),
                ("a1.0", "A1.0"), ("x=1", "x=1"), ("1.0;", "1.0;"),
            ]
        )
        + distances(
            "float_tolerance 1e-6",
            accepts: false,
            [
                ("x 1.1", "x 1"), ("y 1.0", "x 1"), ("1.0 1.0", "1"), ("1.0", "1 1"), ("a1.0", "a1"), ("x=1.0", "x=1"),
                ("1.0;", "1;"), ("one", "1"),
                ("1", "one"), ("1 .0", "1.0"), ("1. 0", "1.0"),
            ]
        )
        + distances(
            "space_change_sensitive float_tolerance 1e-6",
            accepts: true,
            [("1.0\t2\n", "1\t2.0\n"), (" 1.0", " 1"), ("1.0", "1")]
        )
        + distances(
            "space_change_sensitive float_tolerance 1e-6",
            accepts: false,
            [("1.0 2\n", "1\t2.0\n"), ("1.0", "1\n"), (" 1.0", "1"), ("1.0\r\n", "1\n")]
        )
        + distances("case_sensitive float_tolerance 1e-6", accepts: true, [("1E0 x", "1 x"), ("1e0 X", "1E0 X")])
        + distances(
            "case_sensitive float_tolerance 1e-6",
            accepts: false,
            [("1E0 x", "1 X"), ("INF", "inf"), ("1E", "1e")]
        )
}
