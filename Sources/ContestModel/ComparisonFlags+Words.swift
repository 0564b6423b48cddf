extension ComparisonFlags {
    /// What is wrong with the flags of an output validator: an error of the problem, never of a team.
    package enum WordError: Error, Sendable, Hashable, CustomStringConvertible {
        case unknown(String)
        case missingTolerance(after: String)
        case badTolerance(String, after: String)
        /// The kind of tolerance was set already, by the same word or by `float_tolerance`.
        case repeatedTolerance(String)

        package var description: String {
            switch self {
            case .unknown(let word):
                "unknown flag '\(Excerpt.line(word, maxBytes: 60))' of the default output validator; it knows "
                    + ComparisonFlags.knownWords.joined(separator: ", ")
            case .missingTolerance(let flag):
                "\(flag) needs a number after it, such as 1e-6"
            case .badTolerance(let text, let flag):
                "'\(Excerpt.line(text, maxBytes: 60))' after \(flag) is not a tolerance: a decimal number of zero or more, such as 1e-6"
            case .repeatedTolerance(let flag):
                "\(flag) sets a tolerance that is set already; each can be given once"
            }
        }
    }

    /// As the problem package format names them, in the order of its table.
    package static let knownWords = [
        "case_sensitive", "space_change_sensitive", "float_relative_tolerance", "float_absolute_tolerance",
        "float_tolerance",
    ]

    /// The flags as a package's `validator_flags` or a command line gives them, split at blanks.
    package init(words: [String]) throws(WordError) {
        self.init()
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "case_sensitive": isCaseSensitive = true
            case "space_change_sensitive": isSpaceChangeSensitive = true
            case "float_relative_tolerance", "float_absolute_tolerance", "float_tolerance":
                try setTolerance(Self.tolerance(rest.popFirst(), after: word), by: word)
            default: throw .unknown(word)
            }
        }
    }

    private static func tolerance(_ text: String?, after flag: String) throws(WordError) -> Double {
        guard let text else { throw .missingTolerance(after: flag) }
        guard let value = Double(decimal: text), value.isFinite, value >= 0 else {
            throw .badTolerance(text, after: flag)
        }
        return value
    }

    private mutating func setTolerance(_ value: Double, by flag: String) throws(WordError) {
        if flag != "float_absolute_tolerance" {
            guard relativeTolerance == nil else { throw .repeatedTolerance(flag) }
            relativeTolerance = value
        }
        if flag != "float_relative_tolerance" {
            guard absoluteTolerance == nil else { throw .repeatedTolerance(flag) }
            absoluteTolerance = value
        }
    }
}
