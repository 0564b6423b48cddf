package import ContestModel

/// What can be had where an environment is made without an index: the packages of the image, and wheels.
package struct PackageStock: Sendable {
    /// How many names a message offers.
    private static let offered = 3

    /// By canonical name, sorted.
    private let versions: [String: [String]]

    /// - Parameters:
    ///   - installed: names and versions, as the image says them
    ///   - wheels: what can be installed beside them
    package init(installed: [(name: String, version: String)], wheels: [Wheel]) {
        let all = installed + wheels.map { ($0.name, $0.version) }
        versions = Dictionary(grouping: all) { Requirement.canonical($0.name) }.mapValues {
            Set($0.map(\.version)).sorted()
        }
    }

    /// What of a list is not there, line by line; empty: each name is there, and each pinned version.
    package func faults(of file: RequirementsFile) -> [RequirementsFault] {
        file.requirements.sorted { $0.line < $1.line }.compactMap(fault)
    }

    private func fault(_ wanted: Requirement) -> RequirementsFault? {
        guard let known = versions[wanted.name] else {
            let near = near(wanted.name)
            let fix =
                near.isEmpty
                ? "take the line out, or choose from the problem's page of packages" : "write \(Self.words(near))"
            return RequirementsFault(.missing, line: wanted.line, "there is no package '\(wanted.name)' here", fix: fix)
        }
        guard wanted.isPinned, !known.contains(where: { Version.isSame($0, wanted.specifiers[0].dropFirst(2)) }) else {
            return nil
        }
        let versions = known.prefix(Self.offered).map { shown("\(wanted.name)==\($0)") }
        let what = "of '\(wanted.name)' there is no version \(wanted.specifiers[0].dropFirst(2)) here"
        return RequirementsFault(.version, line: wanted.line, what, fix: "write \(Self.words(versions))")
    }

    /// Names that are nearly the same, or have all words of it, or lack some; the nearest first.
    private func near(_ name: String) -> [String] {
        let words = Set(name.split(separator: "-"))
        let ranked = versions.keys.compactMap { other -> (distance: Int, name: String)? in
            let others = Set(other.split(separator: "-"))
            let isPart = words.isSubset(of: others) || others.isSubset(of: words)
            let isNear = Nearest.word(to: name, among: [other]) != nil
            return isPart || isNear ? (Nearest.distance(Array(name.utf8), Array(other.utf8)), other) : nil
        }
        return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(Self.offered).map {
            shown($0.name)
        }
    }

    private static func words(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return "\(names.dropLast().joined(separator: ", ")) or \(last)"
    }
}
