import ContestModel

/// The words after the default output validator's name.
enum ValidatorFlags {
    /// Reads the problem's flags and then those of the test data. Nil after a complaint.
    static func read(
        _ problem: String,
        then data: [String],
        complain: (_ what: String, _ fix: String) -> Void
    ) -> ComparisonFlags? {
        var flags = ComparisonFlags()
        var words = (problem.split(whereSeparator: \.isWhitespace).map(String.init) + data)[...]
        while let word = words.popFirst() {
            switch word {
            case "case_sensitive": flags.isCaseSensitive = true
            case "space_change_sensitive": flags.isSpaceChangeSensitive = true
            case "float_tolerance", "float_absolute_tolerance", "float_relative_tolerance":
                let number = words.popFirst().flatMap(Form.number.read)
                guard let number, set(word, number, &flags) else {
                    complain(
                        number == nil
                            ? "\(word) has no number after it" : "\(word) gives a tolerance that is given already",
                        "write each tolerance once, as in `float_tolerance 1e-6`"
                    )
                    return nil
                }
            default:
                complain("'\(word)' is no flag of the default validator", "known are \(known)")
                return nil
            }
        }
        return flags
    }

    private static let known =
        "case_sensitive, space_change_sensitive, float_tolerance, float_absolute_tolerance, float_relative_tolerance"

    /// False: one of the tolerances is there already.
    private static func set(_ word: String, _ number: Double, _ flags: inout ComparisonFlags) -> Bool {
        if word != "float_relative_tolerance" {
            guard flags.absoluteTolerance == nil else { return false }
            flags.absoluteTolerance = number
        }
        if word != "float_absolute_tolerance" {
            guard flags.relativeTolerance == nil else { return false }
            flags.relativeTolerance = number
        }
        return true
    }
}
