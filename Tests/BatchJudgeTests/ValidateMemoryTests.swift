import Foundation
import Testing

/// `batch-judge validate` on files that are larger than the memory that it may have.
@Suite struct ValidateMemoryTests {
    private static let line = "0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmn\n"
    private static let megabytes = 100

    /// A folder with an answer, and an output that is the same but for its last line.
    private func folder(ending: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-validate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let block = Data(String(repeating: Self.line, count: 1_000_000 / Self.line.utf8.count).utf8)
        for (name, last) in [("1.ans", "end\n"), ("1.out", ending)] {
            let path = folder.appending(path: name)
            try Data().write(to: path)
            let file = try FileHandle(forWritingTo: path)
            for _ in 0..<Self.megabytes { try file.write(contentsOf: block) }
            try file.write(contentsOf: Data(last.utf8))
            try file.close()
        }
        return folder
    }

    /// The limit is on memory of its own; pages of a mapped file are not counted.
    private func validate(in folder: URL, _ input: String) throws -> Int32 {
        let command =
            "ulimit -c 0; ulimit -d 65536; cd '\(folder.path())'; \(input) '\(Rig.program.path())' validate /dev/null 1.ans ."
        return try Rig.run(URL(filePath: "/bin/sh"), ["-c", command]).code
    }

    @Test func comparesAHundredMegabytesInConstantMemory() throws {
        let folder = try folder(ending: "END\n")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try validate(in: folder, "< 1.out") == 42)
        // What comes through a pipe is held, and does not fit: the limit is a limit.
        #expect(try ![42, 43].contains(validate(in: folder, "cat 1.out |")))
    }

    @Test(arguments: [("", "", 42), ("", "x", 43), ("x", "", 43), ("x\n", "x", 42)])
    func comparesFilesThatAreAlmostNothing(output: String, answer: String, code: Int32) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-validate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(output.utf8).write(to: folder.appending(path: "1.out"))
        try Data(answer.utf8).write(to: folder.appending(path: "1.ans"))
        #expect(try validate(in: folder, "< 1.out") == code)
    }

    @Test func findsADifferenceAtTheEnd() throws {
        let folder = try folder(ending: "and\n")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try validate(in: folder, "< 1.out") == 43)
        let message = try String(contentsOf: folder.appending(path: "judgemessage.txt"), encoding: .utf8)
        #expect(message.hasSuffix("expected 'end', got 'and'\n"))
    }
}
