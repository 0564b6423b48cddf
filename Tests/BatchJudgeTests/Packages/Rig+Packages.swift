import Foundation

extension Rig {
    /// Problem packages, each about one feature of the formats.
    private static let packages = tree.appending(path: "Tests/Packages")

    /// A contest of these packages, imported; none named: all there are. Their names, sorted.
    static func ofPackages(_ chosen: [String] = [], replacing: [String: String] = [:]) throws -> (Rig, [String]) {
        let rig = try Rig(replacing: replacing)
        let manager = FileManager.default
        let names = try manager.contentsOfDirectory(atPath: packages.path()).sorted().filter { name in
            manager.fileExists(atPath: packages.appending(path: "\(name)/problem.yaml").path())
                && (chosen.isEmpty || chosen.contains(name))
        }
        let problems = rig.folder.appending(path: "contest/problems")
        try manager.removeItem(at: problems)
        try manager.createDirectory(at: problems, withIntermediateDirectories: true)
        for name in names { try rig.judge("import", packages.appending(path: name).path()).check() }
        try rig.list(names)
        return (rig, names)
    }

    private func list(_ problems: [String]) throws {
        let file = folder.appending(path: "contest/contest.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let others = lines.filter { !$0.hasPrefix("  - {id:") }
        let own = problems.enumerated().map { "  - {id: \($0.element), label: P\($0.offset)}" }
        let text = others.flatMap { $0 == "problems:" ? ["problems:"] + own : [String($0)] }.joined(separator: "\n")
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
}
