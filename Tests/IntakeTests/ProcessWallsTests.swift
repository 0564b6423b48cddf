import ContestModel
import Foundation
import Glibc
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
        let paths = try place("landlock_restrict_self(")
        let filter = try place("prctl(PR_SET_SECCOMP")
        let first = try #require(calls.firstIndex { $0.contains("PK") })
        #expect(spaces < root && root < rights && rights < paths && paths < filter && filter < first)
        // From there on no path from the root leads anywhere.
        let others = calls[rights...].filter { $0.hasPrefix("open(\"/") || $0.contains("openat(AT_FDCWD, \"/") }
        #expect(others.allSatisfy { $0.contains("ENOENT") }, "\(others)")
        #expect(FileManager.default.contents(atPath: "\(out)/main.py") == Data("x".utf8))
    }

    /// A process that a zip has taken over is of the judge's account: what it tries all the same.
    @Test func nothingElseIsInReach() async throws {
        let scratch = try Scratch()
        let out = try scratch.folder("out")
        await #expect(processExitsWith: .success) { [out = out as String] in
            let folder = try Descriptor.folder(out)
            let parent = getppid()
            guard kill(parent, 0) == 0 else { _exit(2) }
            _ = try ProcessWalls.raise(around: out, folder)
            if kill(parent, 0) == 0 { _exit(3) }
            if socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0 { _exit(4) }
            if (try? Descriptor.file("/etc/passwd")) != nil || (try? folder.upload(Array("/etc/passwd".utf8))) != nil {
                _exit(5)
            }
            if setpriority(Int32(PRIO_PROCESS.rawValue), id_t(parent), 19) == 0 { _exit(6) }
            if (try? folder.create(Array("new".utf8), mode: 0o644)) == nil { _exit(7) }
            _exit(0)
        }
    }

    /// An account that gets no namespaces: fewer walls, and each file but those of the folder is out of reach.
    @Test func landlockStandsWhereThereAreNoNamespaces() throws {
        let scratch = try Scratch()
        let zip = try scratch.write("a.zip", ZipMaker(MadeEntry("main.py")).bytes)
        let (out, trace) = (try scratch.folder("out"), "\(scratch.path)/trace")
        let limits = String(decoding: try JSONEncoder().encode(ZipLimits.usual), as: UTF8.self)
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "batch-judge")
        let script = "echo 0 >/proc/sys/user/max_user_namespaces; exec strace -s 4096 -o \"$@\""
        try scratch.run(
            "/usr/bin/unshare",
            "-Ur",
            "sh",
            "-c",
            script,
            "sh",
            trace,
            program.path(),
            "unpack",
            zip,
            out,
            limits
        )
        let calls = try String(contentsOfFile: trace, encoding: .utf8)
        #expect(
            calls.contains(#"\"namespaces\":false"#) && calls.contains(#"\"oneFolder\":true"#),
            "\(calls.suffix(2000))"
        )
        #expect(FileManager.default.contents(atPath: "\(out)/main.py") == Data("x".utf8))
    }
}
