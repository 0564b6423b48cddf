/// One package that a team asks for, in our own words.
package struct Requirement: Sendable, Hashable {
    /// Canonical: lower case, each run of `-`, `_` and `.` one `-`.
    package let name: String
    /// Canonical and sorted.
    package let extras: [String]
    /// Such as `==1.2.3`, sorted; empty: any version.
    package let specifiers: [String]
    /// When it is wanted, as PEP 508 writes it; nil: always.
    package let marker: String?
    /// `sha256:` and hex digits, sorted.
    package let hashes: [String]
    /// Where it stands, from 1.
    package let line: Int

    /// Whether it names one version and no other.
    package var isPinned: Bool {
        specifiers.count == 1 && specifiers[0].hasPrefix("==") && !specifiers[0].hasSuffix("*")
    }

    /// The line that pip reads.
    package var text: String {
        let extras = extras.isEmpty ? "" : "[\(extras.joined(separator: ","))]"
        let marker = marker.map { " ; \($0)" } ?? ""
        return "\(name)\(extras)\(specifiers.joined(separator: ","))\(marker)" + hashes.map { " --hash=\($0)" }.joined()
    }

    /// The same but for the place.
    func isSame(as other: Self) -> Bool { text == other.text }

    package static func canonical(_ name: some StringProtocol) -> String {
        name.lowercased().split { "-_.".contains($0) }.joined(separator: "-")
    }
}

/// What a contest allows, beside what is refused always.
package struct RequirementsPolicy: Sendable, Hashable {
    /// The index whose own line in a file says nothing new.
    package var index: String
    /// Every package must name one version.
    package let isStrict: Bool
    /// Canonical names; nil: any.
    package let allowed: Set<String>?

    package init(index: String = "https://pypi.org/simple", isStrict: Bool = false, allowed: [String]? = nil) {
        self.index = index
        self.isStrict = isStrict
        self.allowed = allowed.map { Set($0.map(Requirement.canonical)) }
    }
}
