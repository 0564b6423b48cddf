import ContestModel

/// Where the entries of a zipped package go.
struct PackagePlan {
    /// Names that the package format gives, which some systems write in upper case.
    private static let known: Set = [
        "problem.yaml", "problem_statement", "statement", "data", "submissions", "input_validators",
        "output_validators", "output_validator", "include", "graders", "attachments", ".timelimit",
        "domjudge-problem.ini", "problem.pdf",
    ]
    /// What other systems and tools leave behind.
    private static let junk: Set = ["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".git"]

    /// The folder that holds `problem.yaml`.
    private let root: [String]

    /// `names` are those of all files.
    init(_ names: [[String]]) throws(PackageZipError) {
        let found = names.filter { $0.last?.lowercased() == "problem.yaml" }
        guard let depth = found.map(\.count).min() else { throw .noPackage }
        let roots = found.filter { $0.count == depth }.map { Array($0.dropLast()) }
        guard roots.count == 1 else { throw .severalPackages(roots.map { $0.joined(separator: "/") }.sorted()) }
        root = roots[0]
    }

    /// The parts of a name; nil: it belongs to no package.
    static func parts(_ name: [UInt8]) throws(PackageZipError) -> [String]? {
        guard let text = String(validating: name, as: UTF8.self) else { return nil }
        // Some zips from Windows separate folders so; the format knows no such letter.
        let path = text.replacing("\\", with: "/")
        let parts = path.split(separator: "/").filter { $0 != "." }.map(String.init)
        guard !path.hasPrefix("/"), !parts.contains(".."), parts.first?.hasSuffix(":") != true else {
            throw .leadsOut(DisplayName.shown(text, limit: 120))
        }
        return parts.isEmpty || parts.contains { junk.contains($0) || $0.hasPrefix("._") } ? nil : parts
    }

    /// The path in the package; nil: it lies outside.
    func place(_ parts: [String]) -> [String]? {
        guard parts.count > root.count, parts.starts(with: root) else { return nil }
        var place = Array(parts.dropFirst(root.count))
        let first = place[0].lowercased()
        if Self.known.contains(first) { place[0] = first }
        guard place[0] == "data", place.count > 1 else { return place }
        if ["sample", "secret"].contains(place[1].lowercased()) { place[1] = place[1].lowercased() }
        let name = place[place.count - 1]
        for ending in [".in", ".ans"] where name.lowercased().hasSuffix(ending) {
            place[place.count - 1] = name.dropLast(ending.count) + ending
        }
        return place
    }

    /// Where a link at `place` leads, if that is in the package, whatever other links there are.
    static func target(_ link: [UInt8], from place: [String]) throws(PackageZipError) -> String {
        let name = place.joined(separator: "/")
        guard let text = String(validating: link, as: UTF8.self), !text.hasPrefix("/") else { throw .leadsOut(name) }
        let target = text.replacing("\\", with: "/")
        var depth = place.count - 1
        var hasDescended = false
        for part in target.split(separator: "/") where part != "." {
            if part == ".." {
                // Behind a name that may be a link itself, `..` leads anywhere.
                guard depth > 0, !hasDescended else { throw .leadsOut(name) }
                depth -= 1
            } else {
                depth += 1
                hasDescended = true
            }
        }
        return target
    }
}
