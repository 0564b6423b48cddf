import Foundation
import Testing

@testable import Archive

/// What was written comes back, from tools that others made too.
@Suite struct ArchiveTests {
    private let scratch = Scratch()

    @Test func bringsBackFilesLinksAndModes() throws {
        let archive = try scratch.sample()
        let manifest = try scratch.restore(archive)
        #expect(manifest.contest == "warmup" && manifest.contestFile == "contest/contest.yaml")
        let files = scratch.restored
        #expect(try Data(contentsOf: files.appending(path: "contest/large")) == Data(repeating: 7, count: 3_000_001))
        let link = files.appending(path: "contest/problems/data/2.in").path()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../1.in")
        #expect(try String(contentsOfFile: link, encoding: .utf8) == "one\n")
        let long = files.appending(path: "contest/\(Scratch.long)")
        #expect(try String(contentsOf: long, encoding: .utf8) == "long\n")
        func mode(_ path: String) throws -> Int? {
            let facts = try FileManager.default.attributesOfItem(atPath: files.appending(path: path).path())
            return facts[.posixPermissions] as? Int
        }
        #expect(try mode("contest/run") == 0o755)
        #expect(try mode("contest/contest.yaml") == 0o600)
        #expect(try mode("contest/problems") == 0o700)
    }

    @Test func writesTheSameBytesForTheSameFiles() throws {
        #expect(try scratch.sample() == scratch.sample())
    }

    @Test(arguments: ["tar", "bsdtar"]) func canBeReadByOthers(tool: String) throws {
        let file = scratch.folder.appending(path: "archive.tar")
        try scratch.sample().write(to: file)
        let target = scratch.folder.appending(path: tool)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool, "-x", "-f", file.path(), "-C", target.path()]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let long = target.appending(path: "files/contest/\(Scratch.long)")
        #expect(try String(contentsOf: long, encoding: .utf8) == "long\n")
    }

    @Test func refusesToWriteWhatItWouldNotRead() throws {
        let (writer, _) = try scratch.writer()
        for name in ["../x", "/x", "a//b", "a/.", "new\nline", String(repeating: "x", count: 256)] {
            var copy = writer
            #expect(throws: ArchiveError.badName(name)) { try copy.folder(name, mode: 0o755) }
        }
        var copy = writer
        #expect(throws: ArchiveError.badLink(member: "a/l", target: "../../x")) { try copy.link("a/l", to: "../../x") }
    }

    @Test(arguments: [
        ("x", 0, true), ("../x", 0, false), ("../x", 1, true), ("../../x", 1, false), ("..", 1, true),
        ("/etc", 5, false),
        ("a/../x", 5, false), ("./x", 1, false), ("", 1, false), ("a//b", 1, false),
    ]) func followsOnlyLinksThatCannotLeadOut(target: String, depth: Int, isFine: Bool) {
        #expect(MemberPath.staysInside(target, depth: depth) == isFine)
    }
}
