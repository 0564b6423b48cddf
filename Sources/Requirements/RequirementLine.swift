/// Takes one line of a `requirements.txt` apart, from its beginning.
struct RequirementLine {
    static let maxNameBytes = 100

    let line: RequirementsText.Line
    let policy: RequirementsPolicy
    private var rest: Substring

    init(_ line: RequirementsText.Line, _ policy: RequirementsPolicy) {
        self.line = line
        self.policy = policy
        rest = line.text.replacing("\t", with: " ")[...]
    }

    /// Nil: the line says nothing that counts.
    mutating func requirement() throws(RequirementsFault) -> Requirement? {
        if rest.first == "-" {
            guard isOurIndex else { throw option() }
            return nil
        }
        try refuseOtherForms()
        let written = take { $0.isLetter || $0.isNumber || "._-".contains($0) }
        let name = Requirement.canonical(written)
        try NameRules(line, policy).check(written, name)
        let extras = try extras()
        let specifiers = try specifiers(name)
        let marker = try marker()
        let hashes = try hashes()
        let requirement = Requirement(
            name: name,
            extras: extras,
            specifiers: specifiers,
            marker: marker,
            hashes: hashes,
            line: line.number
        )
        guard requirement.isPinned || (hashes.isEmpty && !policy.isStrict) else { throw unpinned(name, hashes) }
        return requirement
    }

    private func fault(_ rule: RequirementsRule, _ what: String, fix: String) -> RequirementsFault {
        RequirementsFault(rule, line: line.number, what, fix: fix)
    }

    // MARK: What is not a package by its name

    /// Exactly the index that is used in any case: tools write that line themselves.
    private var isOurIndex: Bool {
        let words = line.text.split { $0 == " " || $0 == "\t" || $0 == "=" }
        return words.count == 2 && ["-i", "--index-url"].contains(words[0])
            && [policy.index, policy.index + "/"].contains(String(words[1]))
    }

    private func option() -> RequirementsFault {
        let word = line.text.prefix { !" =\t".contains($0) }
        guard !["-e", "--editable"].contains(word) else {
            return fault(
                .freeze,
                "'\(shown(line.text))' installs from a folder or a repository",
                fix: "write a package's name and version, such as numpy==1.26.4"
            )
        }
        return fault(
            .option,
            "'\(shown(line.text))' is an option of pip, and only packages are read",
            fix: "take the line out; what is installed from where is the contest's to say"
        )
    }

    private func refuseOtherForms() throws(RequirementsFault) {
        let text = line.text
        guard !text.contains("$") else {
            throw fault(.variable, "'\(shown(text))' has a '$'", fix: "write out what the variable stands for")
        }
        let part = rest.prefix { $0 != ";" }
        // What follows is another rule's.
        let head = part[..<(part.firstRange(of: " -")?.lowerBound ?? part.endIndex)]
        if head.contains("@") {
            throw fault(
                .freeze,
                "'\(shown(text))' names a place to install from",
                fix: "write the name and version alone, as `pip list --format=freeze` prints them"
            )
        }
        if head.contains("://") || head.contains("/") || head.contains("\\") || head.first == "." {
            throw fault(.form, "'\(shown(text))' is a path or an address", fix: "write a package's name and version")
        }
        guard let first = head.first, first.isLetter || first.isNumber else {
            throw fault(.form, "'\(shown(text))' does not begin with a package's name", fix: Self.example)
        }
    }

    private static let example = "write lines such as numpy==1.26.4 or pandas>=2,<3"

    // MARK: Parts

    private mutating func take(_ belongs: (Character) -> Bool) -> Substring {
        let taken = rest.prefix(while: belongs)
        rest = rest[taken.endIndex...]
        return taken
    }

    private mutating func skipBlanks() { _ = take { $0 == " " } }

    private mutating func takes(_ text: String) -> Bool {
        skipBlanks()
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    private mutating func extras() throws(RequirementsFault) -> [String] {
        guard takes("[") else { return [] }
        guard let end = rest.firstIndex(of: "]") else {
            throw fault(.form, "'\(shown(line.text))' has no ']' after '['", fix: "write name[extra]==version")
        }
        let names = rest[..<end].replacing(" ", with: "").split(separator: ",", omittingEmptySubsequences: false)
        rest = rest[rest.index(after: end)...]
        guard names != [""] else { return [] }
        guard names.allSatisfy(NameRules.isName) else {
            throw fault(.form, "'\(shown(line.text))' has an extra that is no name", fix: "write name[extra]==version")
        }
        return Set(names.map(Requirement.canonical)).sorted()
    }

    private mutating func specifiers(_ name: String) throws(RequirementsFault) -> [String] {
        let isInBrackets = takes("(")
        var found: Set<String> = []
        skipBlanks()
        while let first = rest.first, "<>=!~".contains(first) {
            let sign = String(take { "<>=!~".contains($0) })
            skipBlanks()
            let version = String(take { $0.isLetter || $0.isNumber || ".!+*_-".contains($0) }).lowercased()
            found.insert(try specifier(name, sign, version))
            guard takes(",") else { break }
            skipBlanks()
        }
        guard !isInBrackets || takes(")") else {
            throw fault(.form, "'\(shown(line.text))' has no ')' after '('", fix: Self.example)
        }
        return found.sorted()
    }

    private func specifier(_ name: String, _ sign: String, _ version: String) throws(RequirementsFault) -> String {
        if sign == "=" {
            let plain = version.prefix { $0 != "=" }
            throw fault(.conda, "'\(shown(line.text))' is written as conda does", fix: "write \(name)==\(shown(plain))")
        }
        guard Version.signs.contains(sign) else {
            throw fault(.form, "'\(shown(sign))' does not compare versions here", fix: Self.example)
        }
        guard Version.isOne(version, after: sign) else {
            throw fault(.form, "'\(shown(version))' is no version after '\(sign)'", fix: Self.example)
        }
        return sign + version
    }

    private mutating func marker() throws(RequirementsFault) -> String? {
        guard takes(";") else { return nil }
        let end = rest.firstRange(of: " -")?.lowerBound ?? rest.endIndex
        let written = rest[..<end]
        rest = rest[end...]
        guard let marker = Marker(written) else {
            throw fault(
                .marker,
                "'\(shown(written))' is no condition as packages write it",
                fix: "write such as python_version < \"3.12\", or leave it out"
            )
        }
        return marker.text
    }

    private mutating func hashes() throws(RequirementsFault) -> [String] {
        skipBlanks()
        var found: Set<String> = []
        while !rest.isEmpty {
            guard takes("--hash") else { throw leftOver() }
            let isGiven = takes("=") || takes(" ")
            skipBlanks()
            let word = take { $0 != " " }.lowercased()
            guard isGiven, Self.isHash(word) else {
                throw fault(
                    .hash,
                    "'\(shown(word))' is no hash",
                    fix: "write --hash=sha256: and 64 hex digits, as `pip hash` prints them"
                )
            }
            found.insert(word)
            skipBlanks()
        }
        return found.sorted()
    }

    private func leftOver() -> RequirementsFault {
        if rest.first == "-" {
            let what = "'\(shown(rest))' is an option of pip"
            return fault(.lineOption, what, fix: "leave it out; only --hash is read after a package")
        }
        if rest.first == "=" {
            return fault(.conda, "'\(shown(line.text))' is written as conda does", fix: "write name==version")
        }
        return fault(.form, "'\(shown(rest))' is left over", fix: Self.example)
    }

    private static func isHash(_ word: String) -> Bool {
        let digits = ["sha256:": 64, "sha384:": 96, "sha512:": 128]
        guard let (start, count) = digits.first(where: { word.hasPrefix($0.key) }) else { return false }
        let rest = word.dropFirst(start.count)
        return rest.utf8.count == count && rest.allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    private func unpinned(_ name: String, _ hashes: [String]) -> RequirementsFault {
        guard hashes.isEmpty else {
            return fault(
                .hash,
                "'\(name)' has a --hash and no one version",
                fix: "write \(name)==VERSION --hash=sha256:DIGITS"
            )
        }
        let fix = "write \(name)==VERSION; `pip freeze` prints what you have"
        return fault(.unpinned, "'\(name)' names no one version, and this problem asks for it", fix: fix)
    }
}
