/// What can be wrong with a `requirements.txt`, each with its word for programs.
package enum RequirementsRule: String, Sendable, Hashable, CaseIterable {
    // Of the file as a whole.
    case size, encoding
    case controlCharacter = "control-character"
    case nonASCII = "non-ascii"
    case notAFile = "not-a-file"
    // Of one line.
    case tooLong = "too-long"
    case option, form, archive, variable, marker, hash, reserved, unpinned, conflict, conda, freeze
    case lineOption = "line-option"
    case notListed = "not-listed"
    case standardLibrary = "standard-library"
    case importName = "import-name"
    // Of what can be had where an environment is made.
    case missing, version
}

/// One thing that is wrong with a `requirements.txt`: the rule, the line, and what to do.
package struct RequirementsFault: Error, Hashable {
    package let rule: RequirementsRule
    /// From 1, of the first of several that are one by backslashes; nil: it is about the file.
    package let line: Int?
    /// Plain text of printable ASCII.
    package let what: String
    package let fix: String

    init(_ rule: RequirementsRule, line: Int? = nil, _ what: String, fix: String) {
        self.rule = rule
        self.line = line
        self.what = what
        self.fix = fix
    }

    /// One sentence: the place, what is wrong, and the fix.
    package var sentence: String { "\(line.map { "line \($0)" } ?? "the file"): \(what); \(fix)." }
}

/// Text of a team in a message: printable ASCII, cut.
func shown(_ text: some StringProtocol, limit: Int = 80) -> String {
    let plain = text.unicodeScalars.map { (" "..."~").contains($0) ? Character($0) : "?" }
    return plain.count <= limit ? String(plain) : String(plain.prefix(limit)) + "..."
}
