import Foundation
import Testing

@testable import ContestFiles

/// The tables in `docs/` and the code name the same keys.
struct DocumentationTests {
    /// The first two cells of every row of the tables in a page, without backticks.
    private func rows(_ page: String) throws -> [(key: String, usual: String)] {
        let root = URL(fileURLWithPath: #filePath).appending(path: "../../../docs/\(page)").standardizedFileURL
        return try String(contentsOf: root, encoding: .utf8).lines.compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmed(of: " ") }
            guard line.hasPrefix("| `"), cells.count >= 3 else { return nil }
            return (cells[0].trimmed(of: "`"), cells[1].trimmed(of: "`"))
        }
    }

    @Test func contestKeysWithTheirDefaults() throws {
        let scratch = try Scratch(["c/contest.yaml": minimalContest, "c/teams.csv": "name\n"])
        let settings = try ContestFolder.load(scratch.path + "/c/contest.yaml", processors: 1).settings
        let expected = settings.map { setting in
            let key = setting.key.replacing("[0]", with: "[]")
            let usual = key == "judging.slots" ? "auto" : setting.value.replacing(scratch.path, with: "..")
            return "\(key): \(setting.source == "default" ? usual : "required")"
        }
        #expect(try rows("contest-yaml.md").map { "\($0.key): \($0.usual)" } == expected)
    }

    @Test func problemKeys() throws {
        let documented = Set(try rows("problems.md").map(\.key))
        let sections = ["io", "sql", "submission", "environment", "data", "predictions", "limits", "standing"]
        let programs = try keys(kind: "program", sections: ["io", "sql"])
        let ml = try keys(kind: "ml", sections: sections.filter { !["io", "sql"].contains($0) })
        let known = programs.union(ml).subtracting(sections)
        #expect(known == documented, "\(known.symmetricDifference(documented).sorted())")
    }

    /// All keys that are known below `batch_judge`, as the complaint about one that is not lists them.
    private func keys(kind: String, sections: [String]) throws -> Set<String> {
        let unknown = "qqqqqqqqqqqq: 1"
        let yaml = "batch_judge:\n  kind: \(kind)\n  \(unknown)\n" + sections.map { "  \($0): {\(unknown)}\n" }.joined()
        let scratch = try package(yaml)
        var keys: Set<String> = []
        let shape = /batch_judge\.([a-z_.]*?)q+: .*; known are (.*)/
        for line in complaints({ _ = try loadPackage(scratch) }) {
            guard let match = line.firstMatch(of: shape) else { continue }
            let known = String(match.2).split(separator: ", ")
            keys.formUnion(known.map { String(match.1) + String($0) })
        }
        return keys
    }
}
