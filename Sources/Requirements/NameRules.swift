/// Which names a package may have.
struct NameRules {
    private static let archives = [
        ".whl", ".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tar.xz", ".txz", ".tlz", ".tar.lz",
        ".tar.lzma",
    ]
    /// What installs packages: another version of it would be what installs the rest.
    private static let reserved: Set<String> = ["pip", "setuptools", "wheel", "distribute", "uv"]

    private let line: RequirementsText.Line
    private let policy: RequirementsPolicy

    init(_ line: RequirementsText.Line, _ policy: RequirementsPolicy) {
        self.line = line
        self.policy = policy
    }

    /// Begins and ends with a letter or digit.
    static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.first, let last = text.last, text.utf8.count <= RequirementLine.maxNameBytes else {
            return false
        }
        func isInner(_ sign: Character) -> Bool { sign.isASCII && (sign.isLetter || sign.isNumber) }
        return isInner(first) && isInner(last) && text.allSatisfy { isInner($0) || "._-".contains($0) }
    }

    func check(_ written: Substring, _ name: String) throws(RequirementsFault) {
        func fault(_ rule: RequirementsRule, _ what: String, fix: String) -> RequirementsFault {
            RequirementsFault(rule, line: line.number, what, fix: fix)
        }
        let lower = written.lowercased()
        if Self.archives.contains(where: lower.hasSuffix) {
            let what = "'\(shown(written))' is the name of an archive"
            throw fault(.archive, what, fix: "write the package's name and version")
        }
        guard Self.isName(written) else {
            let what = "'\(shown(written))' is no package's name"
            throw fault(
                .form,
                what,
                fix: "names begin and end with a letter or digit and have at most \(RequirementLine.maxNameBytes)"
            )
        }
        if name == "python" {
            let fix = "take the line out; the problem's image has one Python"
            throw fault(.standardLibrary, "'python' is not a package", fix: fix)
        }
        if Self.reserved.contains(name) {
            throw fault(.reserved, "'\(name)' installs packages and is the judge's own", fix: "take the line out")
        }
        if let package = KnownNames.packages[lower] {
            let fix = "write \(package)"
            throw fault(.importName, "'\(shown(written))' is what is imported, and not the package's name", fix: fix)
        }
        if KnownNames.standardLibrary.contains(lower) {
            throw fault(.standardLibrary, "'\(shown(written))' comes with Python", fix: "take the line out")
        }
        if let allowed = policy.allowed, !allowed.contains(name) {
            let fix = "use one of: \(allowed.sorted().joined(separator: ", "))"
            throw fault(.notListed, "'\(name)' is not among the packages of this problem", fix: fix)
        }
    }
}
