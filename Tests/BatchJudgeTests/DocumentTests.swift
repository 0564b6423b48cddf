import Foundation
import Testing

/// What the documents say is there.
@Suite struct DocumentTests {
    private static let documents: [URL] = {
        let names = ["README.md", "DESIGN.md", "CHANGELOG.md", "contest/README.md"]
        let folder = Rig.tree.appending(path: "docs")
        let more = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path())) ?? []
        return names.map { Rig.tree.appending(path: $0) }
            + more.filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0) }
    }()

    private func commands() throws -> Set<String> {
        let help = try Rig.run(Rig.program, ["--help"]).output
        let list = try #require(help.split(separator: "SUBCOMMANDS:").last)
        let lines = list.split(separator: "\n").filter { $0.wholeMatch(of: /\s\s[a-z].*/) != nil }
        return Set(lines.compactMap { $0.split(separator: " ").first.map(String.init) })
    }

    @Test(arguments: documents) func namesOnlyCommandsThatExist(document: URL) throws {
        let known = try commands()
        #expect(known.contains("run"))
        let text = try String(contentsOf: document, encoding: .utf8)
        for match in text.matches(of: /`batch-judge ([a-z]+)/) {
            #expect(known.contains(String(match.1)), "\(document.lastPathComponent): batch-judge \(match.1)")
        }
    }

    @Test func describesEveryCommand() throws {
        let texts = try Self.documents.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        for command in try commands() where command != "help" {
            #expect(texts.contains("batch-judge \(command)"), "\(command)")
        }
    }

    @Test(arguments: documents) func linksOnlyToFilesThatExist(document: URL) throws {
        let text = try String(contentsOf: document, encoding: .utf8)
        for match in text.matches(of: /\]\(([^)#: ]+)\)/) {
            let target = document.deletingLastPathComponent().appending(path: String(match.1))
            #expect(FileManager.default.fileExists(atPath: target.path()), "\(document.lastPathComponent): \(match.1)")
        }
    }

    @Test func everyCommandHasHelp() throws {
        for command in try commands() where command != "help" {
            let run = try Rig.run(Rig.program, [command, "--help"])
            #expect(run.code == 0 && run.output.contains("USAGE"), "\(command)")
        }
    }
}
