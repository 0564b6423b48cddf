import ContestModel
import Foundation
import Testing

@testable import Intake

struct ProcessWallsTests {
    /// What the process asks the kernel for, in order, as seen from outside.
    @Test func wallsStandBeforeTheZipIsRead() throws {
        let scratch = try Scratch()
        let zip = try scratch.write("a.zip", ZipMaker(MadeEntry("main.py")).bytes)
        let out = try scratch.folder("out"), trace = "\(scratch.path)/trace"
        let limits = String(decoding: try JSONEncoder().encode(ZipLimits.usual), as: UTF8.self)
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "batch-judge")
        try scratch.run("/usr/bin/strace", "-o", trace, program.path(), "unpack", zip, out, limits)
        let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n").map(String.init)
        func place(_ start: String, _ parts: String...) throws -> Int {
            try #require(
                calls.firstIndex { call in
                    call.hasPrefix(start) && parts.allSatisfy(call.contains) && call.hasSuffix("= 0")
                },
                "no \(start)"
            )
        }
        let spaces = try place("unshare(", "CLONE_NEWUSER", "CLONE_NEWNET", "CLONE_NEWNS", "CLONE_NEWIPC")
        let root = try place("chroot(", out)
        let rights = try place("capset(", "effective=0, permitted=0")
        let first = try #require(calls.firstIndex { $0.contains("PK") })
        #expect(spaces < root && root < rights && rights < first)
        // From there on no path from the root leads anywhere.
        let others = calls[rights...].filter { $0.hasPrefix("open(\"/") || $0.contains("openat(AT_FDCWD, \"/") }
        #expect(others.allSatisfy { $0.contains("ENOENT") }, "\(others)")
        #expect(FileManager.default.contents(atPath: "\(out)/main.py") == Data("x".utf8))
    }
}
