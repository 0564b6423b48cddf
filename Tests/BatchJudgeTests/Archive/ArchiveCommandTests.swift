import Foundation
import GRDB
import Testing

/// `export archive` and `restore`, without judging anything.
@Suite struct ArchiveCommandTests {
    private func sqlite(_ rig: Rig, _ sql: SQL) throws {
        try DatabaseQueue(path: rig.state.appending(path: "results.sqlite").path()).write {
            try $0.execute(literal: sql)
        }
    }

    /// A contest whose store holds one submission that is being judged, and whose spool holds its zip and a stray one.
    private func prepared(replacing: [String: String] = [:]) throws -> Rig {
        let rig = try Rig(replacing: replacing)
        try rig.judge("export", "submissions").check()
        let spool = rig.state.appending(path: "spool")
        try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
        let digest = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
        try Data("foo".utf8).write(to: spool.appending(path: "\(digest).zip"))
        try Data("later".utf8).write(to: spool.appending(path: "later.zip"))
        try Data("secret".utf8).write(to: rig.state.appending(path: "signing-key"))
        try sqlite(
            rig,
            """
            INSERT INTO submission (team, problem, file, sha256, size, received, smoke, state, phase, told, charged) \
            VALUES ('t1', 'hello', 'hello.zip', \(digest), 3, 7, 0, 'judging', 'running', 1, 1)
            """
        )
        return rig
    }

    private func restore(_ rig: Rig, _ archive: String, into name: String = "there") throws -> Rig.Run {
        try Rig.run(Rig.program, ["restore", archive, rig.folder.appending(path: name).path()])
    }

    @Test func carriesWhatIsNeededAndNothingElse() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let archive = rig.folder.appending(path: "a.tar").path()
        try FileManager.default.createDirectory(
            at: rig.state.appending(path: "work/1"),
            withIntermediateDirectories: true
        )
        for name in ["cache", "environments", "outbox", "advice", "predictions"] {
            let folder = rig.state.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data().write(to: folder.appending(path: "x"))
        }
        let keys = rig.state.appending(path: "keys")
        try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: true)
        try Data("another".utf8).write(to: keys.appending(path: "other"))
        // Left by an export that was killed: no process has that number.
        try Data().write(to: rig.state.appending(path: "export-99999999.sqlite-journal"))
        try Data().write(to: rig.folder.appending(path: ".a.tar.99999999.part"))
        let run = try rig.judge("export", "archive", "--to", archive)
        #expect(run.code == 0 && run.output == "\(archive)\n" && run.errors.contains("hidden tests"), "\(run)")
        #expect(try FileManager.default.attributesOfItem(atPath: archive)[.posixPermissions] as? Int == 0o600)
        try restore(rig, archive).check()
        let there = rig.folder.appending(path: "there")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: there.path()).sorted()
                == ["contest", "images", "templates", "var"]
        )
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: there.appending(path: "var").path()).sorted() == [
                "advice", "advice/x", "keys", "keys/other", "predictions", "predictions/x", "results.sqlite",
                "signing-key", "spool",
                "spool/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae.zip",
            ]
        )
        let status = try Rig.run(
            Rig.program,
            ["export", "submissions", "--format", "tsv", "--contest", there.appending(path: "contest").path()]
        )
        #expect(status.output.contains("\tqueued\t"), "\(status)")
        for path in ["var", "var/signing-key", "var/results.sqlite"] {
            let facts = try FileManager.default.attributesOfItem(atPath: there.appending(path: path).path())
            #expect((facts[.posixPermissions] as? Int ?? 0) & 0o077 == 0, "\(path)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: rig.state.path())
        #expect(!left.contains { $0.hasPrefix("export-") }, "\(left)")
        #expect(!FileManager.default.fileExists(atPath: rig.folder.appending(path: ".a.tar.99999999.part").path()))
    }

    @Test func keepsLinksWithinAProblemAndCarriesWhatOthersLeadTo() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let hello = rig.folder.appending(path: "contest/problems/hello")
        let outside = rig.folder.appending(path: "shared/more")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        try Data("x\n".utf8).write(to: outside.appending(path: "file"))
        try FileManager.default.createSymbolicLink(
            atPath: outside.appending(path: "inner").path(),
            withDestinationPath: "file"
        )
        let links = [
            "data/9.in": "../problem.yaml", "file": "../../../shared/more/file", "folder": outside.path(),
            "none": "/nowhere",
            "loop": "..",
            "circle": rig.folder.path(),
        ]
        for (name, target) in links {
            let link = hello.appending(path: name).path()
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        }
        let archive = rig.folder.appending(path: "a.tar").path()
        let run = try rig.judge("export", "archive", "--to", archive)
        #expect(run.code == 0 && run.errors.contains("/none leads to /nowhere") && run.errors.contains("/circle leads"))
        try restore(rig, archive).check()
        let there = rig.folder.appending(path: "there/contest/problems/hello")
        func target(_ name: String) -> String? {
            try? FileManager.default.destinationOfSymbolicLink(atPath: there.appending(path: name).path())
        }
        #expect(target("data/9.in") == "../problem.yaml" && target("loop") == ".." && target("folder/inner") == "file")
        #expect(target("file") == nil && target("folder") == nil)
        #expect(try String(contentsOf: there.appending(path: "file"), encoding: .utf8) == "x\n")
        #expect(try String(contentsOf: there.appending(path: "folder/inner"), encoding: .utf8) == "x\n")
    }

    @Test func saysWhyTheStateTakesNoCopy() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let script = """
            mount -t tmpfs none "$1/small" && cp -a "$1/var/." "$1/small" && mount -o remount,ro "$1/small" &&
            mount --bind "$1/small" "$1/var" && "$2" export archive --to "$1/a.tar" --contest "$1/contest"
            """
        try FileManager.default.createDirectory(
            at: rig.folder.appending(path: "small"),
            withIntermediateDirectories: true
        )
        let run = try Rig.run(
            URL(filePath: "/usr/bin/unshare"),
            ["--mount", "sh", "-c", script, "sh", rig.folder.path(), Rig.program.path()]
        )
        #expect(run.code == 1 && run.errors.contains("is on a read-only file system"), "\(run)")
        #expect(!run.errors.contains("Domain"), "\(run)")
    }

    /// Linux knows names by their bytes, whatever letters they make.
    @Test func carriesNamesThatDifferInTheFormOfAnAccent() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let names = ["\u{e9}.in", "e\u{301}.in"]
        let hello = "problems/hello/data/secret"
        let script =
            "import sys; [open(f'{sys.argv[1]}/{n}', 'w').write(ascii(n)) for n in ('\\u00e9.in', 'e\\u0301.in')]"
        let folder = rig.folder.appending(path: "contest/\(hello)").path()
        try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, folder]).check()
        let archive = rig.folder.appending(path: "a.tar").path()
        try rig.judge("export", "archive", "--to", archive).check()
        try restore(rig, archive).check()
        let there = rig.folder.appending(path: "there/contest/\(hello)").path()
        let found = try FileManager.default.contentsOfDirectory(atPath: there).map { Array($0.utf8) }
        for name in names { #expect(found.contains(Array(name.utf8))) }
        let same = try Rig.run(URL(filePath: "/usr/bin/diff"), ["-r", folder, there])
        #expect(same.code == 0, "\(same)")
    }

    /// Everything in the contest's own folder, one thing in another.
    @Test func carriesFoldersThatLieInOthersOnce() throws {
        let rig = try Rig(
            replacing: [
                "state": "var", "inbox": "inbox/{team}", "outbox": "var/outbox/{team}", "site": "public",
                "templates": "var/templates",
            ]
        )
        defer { rig.remove() }
        let contest = rig.folder.appending(path: "contest")
        // Then the images are those that came with the program.
        try FileManager.default.removeItem(at: rig.folder.appending(path: "images"))
        let templates = contest.appending(path: "var/templates")
        try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: templates.appending(path: "page.mustache"))
        try FileManager.default.createSymbolicLink(
            atPath: templates.appending(path: "link.mustache").path(),
            withDestinationPath: "page.mustache"
        )
        for folder in ["inbox/t1", "public"] {
            let folder = contest.appending(path: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data().write(to: folder.appending(path: "x"))
        }
        let archive = rig.folder.appending(path: "a.tar").path()
        try rig.judge("export", "archive", "--to", archive).check()
        try restore(rig, archive).check()
        let there = rig.folder.appending(path: "there").path()
        for path in ["contest.yaml", "var/results.sqlite", "var/templates/link.mustache"] {
            #expect(FileManager.default.fileExists(atPath: "\(there)/\(path)"), "\(path)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: there)
        #expect(!names.contains("inbox") && !names.contains("public"), "\(names)")
        #expect(!names.contains("elsewhere") && !names.contains("images"), "\(names)")
    }

    @Test func saysWhatAbsolutePathsLeaveToDo() throws {
        let state = FileManager.default.temporaryDirectory.appending(path: "batch-judge-state-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: state) }
        let rig = try Rig(replacing: ["state": state.path(), "inbox": "/srv/nowhere/{team}/upload"])
        defer { rig.remove() }
        let archive = rig.folder.appending(path: "a.tar").path()
        try rig.judge("export", "archive", "--to", archive).check()
        let run = try restore(rig, archive)
        let there = rig.folder.appending(path: "there").path()
        #expect(run.code == 0 && run.output.contains("`state: \(state.path())`"), "\(run)")
        #expect(run.output.contains("is in \(there)/elsewhere/state: move it there"), "\(run)")
        #expect(run.output.contains("`inbox: /srv/nowhere/{team}/upload`, which is not in the archive"), "\(run)")
        #expect(FileManager.default.fileExists(atPath: "\(there)/elsewhere/state/results.sqlite"))
        #expect(
            try String(contentsOfFile: "\(there)/contest/contest.yaml", encoding: .utf8).contains(
                "state: \(state.path())"
            )
        )
    }

    @Test func aDamagedArchiveLeavesNothingBehind() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let archive = rig.folder.appending(path: "a.tar")
        try rig.judge("export", "archive", "--to", archive.path()).check()
        let whole = try Data(contentsOf: archive)
        let zip = try #require(whole.range(of: Data("foo\0".utf8))).lowerBound
        var flipped = whole
        flipped[zip] ^= 1
        for (bad, said) in [
            (flipped, "2c26b46b68ff"), (whole.prefix(zip), "2c26b46b68ff"), (whole.prefix(5000), "files/contest"),
        ] {
            try bad.write(to: archive)
            let before = try FileManager.default.contentsOfDirectory(atPath: rig.folder.path()).sorted()
            let run = try restore(rig, archive.path())
            #expect(run.code == 1 && run.errors.contains(said) && run.errors.contains("Nothing was restored"), "\(run)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: rig.folder.path()).sorted() == before)
        }
    }

    /// Whenever it dies, the folder is whole or not there, and the next one clears away what is left.
    @Test func aRestoreThatIsKilledLeavesNothingUnderTheName() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let archive = rig.folder.appending(path: "a.tar").path()
        try rig.judge("export", "archive", "--to", archive).check()
        let there = rig.folder.appending(path: "there").path()
        for delay: useconds_t in [5, 50, 100, 200, 300, 400, 600, 900] {
            let restore = Process()
            restore.executableURL = Rig.program
            restore.arguments = ["restore", archive, there]
            (restore.standardOutput, restore.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            try restore.run()
            usleep(delay * 1000)
            kill(restore.processIdentifier, SIGKILL)
            restore.waitUntilExit()
            guard FileManager.default.fileExists(atPath: there) else { continue }
            #expect(FileManager.default.fileExists(atPath: "\(there)/var/results.sqlite"), "after \(delay) ms")
            try FileManager.default.removeItem(atPath: there)
        }
        try restore(rig, archive).check()
        let names = try FileManager.default.contentsOfDirectory(atPath: rig.folder.path())
        #expect(!names.contains { $0.hasSuffix(".part") }, "\(names)")
    }

    /// The disk has room for a part of what is restored, and of what is exported.
    @Test func aFullDiskLeavesNothingBehind() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let archive = rig.folder.appending(path: "a.tar").path()
        try rig.judge("export", "archive", "--to", archive).check()
        try FileManager.default.createDirectory(
            at: rig.folder.appending(path: "small"),
            withIntermediateDirectories: true
        )
        let script = """
            mount -t tmpfs -o size=300k none "$1/small"
            "$2" restore "$1/a.tar" "$1/small/there" 2>&1; echo "restore $?"
            "$2" export archive --to "$1/small/b.tar" --contest "$1/contest" 2>&1; echo "export $?"
            ls -A "$1/small"
            """
        let run = try Rig.run(
            URL(filePath: "/usr/bin/unshare"),
            ["--mount", "sh", "-c", script, "sh", rig.folder.path(), Rig.program.path()]
        )
        #expect(run.output.contains("restore 1\n") && run.output.hasSuffix("export 1\n"), "\(run)")
        let small = rig.folder.appending(path: "small").path()
        #expect(run.output.contains("\(small)/there: nothing was restored: ") && run.output.contains("full"), "\(run)")
        #expect(run.output.contains("\(small)/b.tar: nothing was written: the disk is full"), "\(run)")
    }

    @Test func refusesAFolderThatHoldsSomethingAndTakesAnEmptyOne() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let archive = rig.folder.appending(path: "a.tar").path()
        try rig.judge("export", "archive", "--to", archive).check()
        #expect(try restore(rig, archive, into: "contest").code == 64)
        let empty = rig.folder.appending(path: "empty")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        try restore(rig, archive, into: "empty/").check()
        #expect(FileManager.default.fileExists(atPath: empty.appending(path: "contest/contest.yaml").path()))
    }

    @Test func refusesPlacesThatAreNoneForAnArchive() throws {
        let rig = try prepared()
        defer { rig.remove() }
        for folder in ["contest/pages", "public/current", "submissions-inbox/oshea", "var/outbox/oshea", "var"] {
            let inside = rig.folder.appending(path: folder)
            try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
            let run = try rig.judge("export", "archive", "--to", inside.appending(path: "a.tar").path())
            #expect(run.code == 64 && run.errors.contains("folder of the contest"), "\(folder): \(run)")
        }
        #expect(try rig.judge("export", "submissions", "--to", "x").code == 64)
        let contest = rig.folder.appending(path: "contest").path()
        let command = "\(Rig.program.path()) export archive --to - --contest \(contest)"
        let run = try Rig.run(URL(filePath: "/usr/bin/script"), ["-qec", command, "/dev/null"])
        #expect(run.code == 64 && run.output.contains("terminal"), "\(run)")
        let piped = try Rig.run(URL(filePath: "/bin/sh"), ["-c", "\(command) | tar t"])
        #expect(piped.code == 0 && piped.output.contains("files/contest/contest.yaml"), "\(piped)")
        let full = try rig.judge("export", "archive", "--to", "/dev/full/a.tar")
        #expect(full.code == 1)
    }

    @Test func replacesNothingButAnArchive() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let file = rig.folder.appending(path: "thesis.txt")
        for text in ["mine", ""] {
            try Data(text.utf8).write(to: file)
            let run = try rig.judge("export", "archive", "--to", file.path())
            #expect(run.code == 64 && run.errors.contains("is no archive of batch-judge: remove it"), "\(run)")
            #expect(try Data(contentsOf: file) == Data(text.utf8))
        }
        try FileManager.default.removeItem(at: file)
        for _ in 0..<2 { try rig.judge("export", "archive", "--to", file.path()).check() }
    }

    @Test func saysWhatIsNotThereAndEndsWithItsReader() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let run = try restore(rig, "nope.tar")
        #expect(run.code == 64 && run.errors == "nope.tar: there is no such file.\n", "\(run)")
        let nowhere = try rig.judge("export", "archive", "--to", "/nonexist/x.tar")
        #expect(nowhere.code == 1 && nowhere.errors.hasPrefix("/nonexist/: there is no such folder"), "\(nowhere)")
        for what in ["archive --to -", "submissions", "leaderboard"] {
            let command = "\(Rig.program.path()) export \(what) --contest \(rig.folder.path())/contest | true"
            let piped = try Rig.run(URL(filePath: "/bin/sh"), ["-c", command])
            #expect(!piped.errors.contains("rror"), "\(piped)")
        }
    }

    @Test func twoOfAContestThatRestsAreTheSame() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let archives = ["a.tar", "b.tar"].map { rig.folder.appending(path: $0) }
        for archive in archives { try rig.judge("export", "archive", "--to", archive.path()).check() }
        #expect(try Data(contentsOf: archives[0]) == Data(contentsOf: archives[1]))
    }
}
