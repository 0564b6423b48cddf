import Foundation
import Sandbox
import Testing

/// What is taken out of the scratch space.
@Suite struct HarvestTests {
    private func harvest(_ script: String, name: String = "out.txt", maxBytes: Int64 = 1000) throws -> RunOutcome {
        try TestContainer.with { container throws in
            var request = RunRequest.shell(script)
            request.harvest = .file(name, maxBytes: maxBytes)
            return try container.run(request)
        }
    }

    @Test func takesAFileInsteadOfStandardOutput() throws {
        let outcome = try harvest("echo noise; mkdir a; echo 42 > a/out.txt", name: "a/out.txt")
        #expect(outcome.harvested == .file)
        #expect(outcome.text == "42\n")
        #expect(outcome.outputBytes == 6)
        #expect(outcome.limit == nil)
    }

    @Test(arguments: [
        ("true", "is not there"),
        ("ln -s /etc/passwd out.txt", "is not a regular file"),
        ("ln -s missing out.txt", "is not a regular file"),
        ("mkfifo out.txt", "is not a regular file"),
        ("mkdir out.txt", "is not a regular file"),
        ("echo 1 > other; ln other out.txt", "is a hard link"),
        ("echo 1 > out.txt; chmod 000 out.txt", "cannot be read"),
    ]) func refusesWhatIsNoFile(script: String, reason: String) throws {
        let outcome = try harvest(script)
        #expect(outcome.harvested == .refused("out.txt \(reason)"))
        #expect(outcome.output.isEmpty)
        #expect(outcome.limit == nil)
    }

    @Test func refusesAFolderThatIsALink() throws {
        #expect(try harvest("ln -s /etc a", name: "a/passwd").harvested == .refused("a/passwd is not there"))
    }

    @Test(arguments: ["head -c 1001 /dev/zero > out.txt", "truncate -s 30G out.txt"])
    func refusesWhatIsTooBig(script: String) throws {
        var request = RunRequest.shell(script)
        request.caps.fileSize = 1 << 40
        request.harvest = .file("out.txt", maxBytes: 1000)
        let outcome = try TestContainer.with { try $0.run(request) }
        #expect(outcome.harvested == .refused("out.txt is too big"))
        #expect(outcome.limit == .output)
        #expect(outcome.output.isEmpty)
    }

    @Test func takesALargeFile() throws {
        let outcome = try TestContainer.with { container throws in
            var request = RunRequest.shell("head -c 8000000 /dev/zero > out.txt")
            request.harvest = .file("out.txt", maxBytes: 8_000_000)
            request.caps.output = 8_000_000
            return try container.run(request)
        }
        #expect(outcome.output == Data(count: 8_000_000))
    }

    private func tree(_ script: String, maxFiles: Int = 10, maxBytes: Int64 = 1000, into: URL) throws -> RunOutcome {
        try TestContainer.with { container throws in
            var request = RunRequest.shell(script)
            request.harvest = .tree(into: into.path(percentEncoded: false), maxBytes: maxBytes, maxFiles: maxFiles)
            return try container.run(request)
        }
    }

    @Test func takesATree() throws {
        try TestContainer.folder { folder throws in
            let into = folder.appending(path: "result")
            let script = """
                mkdir -p a/b empty; echo one > a/b/one; echo two > two; chmod 7777 two; chmod 000 empty; chmod 755 empty
                echo out; echo Ünïcode > 'a/ü n'
                """
            let outcome = try tree(script, into: into)
            #expect(outcome.harvested == .tree(files: 3, bytes: 18))
            #expect(outcome.text == "out\n")
            #expect(try String(contentsOf: into.appending(path: "a/b/one"), encoding: .utf8) == "one\n")
            #expect(try String(contentsOf: into.appending(path: "a/ü n"), encoding: .utf8) == "Ünïcode\n")
            let mode = { (name: String) in
                try FileManager.default.attributesOfItem(
                    atPath: into.appending(path: name).path(percentEncoded: false)
                )[
                    .posixPermissions
                ] as? Int
            }
            #expect(try mode("two") == 0o755)
            #expect(try mode("a/b/one") == 0o644)
            #expect(try mode("a") == 0o755)
        }
    }

    @Test(arguments: [
        ("ln -s /etc/passwd x", "x is not a regular file"),
        ("mkdir d; mkfifo d/x", "d/x is not a regular file"),
        ("echo 1 > x; ln x y", "is a hard link"),
        ("head -c 1001 /dev/zero > x", "x is too big"),
        ("for i in 1 2 3 4; do head -c 300 /dev/zero > x$i; done", "is too big"),
        ("for i in 1 2 3 4 5 6 7 8 9 10 11; do echo > x$i; done", "is one file too many"),
        ("p=.; i=0; while [ $i -lt 50 ]; do p=$p/d; i=$((i+1)); done; mkdir -p $p", "is nested too deep"),
        ("touch \"$(printf 'a\\377b')\"", "is not UTF-8"),
    ]) func refusesATreeWithAnythingElse(script: String, reason: String) throws {
        try TestContainer.folder { folder throws in
            guard case .refused(let words) = try tree(script, into: folder).harvested else {
                Issue.record("it was not refused")
                return
            }
            #expect(words.contains(reason))
        }
    }
}
