/// What is wrong with the organizer's files, all of it at once.
package struct ConfigurationError: Error, Hashable, CustomStringConvertible {
    package let findings: [Finding]

    package init(_ findings: [Finding]) { self.findings = findings }

    /// One line for each finding.
    package var description: String { findings.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a file, and what to do about it.
package struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// Relative to the contest's folder (of an image: to the folder above its own).
    package let file: String
    /// Counted from 1; nil: the file as a whole.
    package let line: Int?
    /// With the keys around it: `intake.per_team.min_gap`; empty: none.
    package let key: String
    package let what: String
    package let fix: String

    package init(file: String, line: Int? = nil, key: String = "", what: String, fix: String) {
        self.file = file
        self.line = line
        self.key = key
        self.what = what
        self.fix = fix
    }

    /// `contest.yaml:4: duration: 'long' is not a duration; write 10s, …`.
    package var description: String {
        let place = file + (line.map { ":\($0)" } ?? "")
        return "\(place): \(key.isEmpty ? "" : key + ": ")\(what); \(fix)"
    }
}
