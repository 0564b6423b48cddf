import Foundation
import GRDB
import Testing

/// An archive that is made while uploads arrive and a sweep takes them.
@Suite struct ArchiveDuringSweepTests {
    /// No engine answers, so that the sweeps take and do not judge.
    @Test func holdsAZipForEachSubmissionThatItHolds() throws {
        let rig = try Rig(replacing: ["settle": "1ms"], environment: ["DOCKER_HOST": "unix:///nonexistent/socket"])
        defer { rig.remove() }
        var last = 0
        for round in 0..<5 {
            try upload(60, round, to: rig)
            let sweep = try rig.start("run")
            let archive = rig.folder.appending(path: "\(round).tar").path()
            let run = try rig.judge("export", "archive", "--to", archive)
            #expect(run.code == 0 && !run.errors.contains("missing"), "\(run)")
            sweep.waitUntilExit()
            let there = rig.folder.appending(path: "there-\(round)")
            try Rig.run(Rig.program, ["restore", archive, there.path()]).check()
            let count = try submissions(in: there.appending(path: "var"))
            #expect(count >= last)
            last = count
        }
        #expect(last >= 240)
        #expect(try submissions(in: rig.state) == 300)
    }

    private func upload(_ count: Int, _ round: Int, to rig: Rig) throws {
        let script = """
            import os, sys, zipfile
            os.makedirs(sys.argv[1], exist_ok=True)
            for number in range(int(sys.argv[3])):
                name = f"{sys.argv[1]}/hello-{sys.argv[2]}-{number}.zip"
                with zipfile.ZipFile(name, "w") as zip: zip.writestr("hello.py", f"print({name!r})\\n" + "#" * 2000)
            """
        let team = rig.inbox.appending(path: round % 2 == 0 ? "oshea" : "loewen").path()
        try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, team, "\(round)", "\(count)"]).check()
    }

    /// How many submissions a state holds, all of them with their zips.
    private func submissions(in state: URL) throws -> Int {
        let digests = try DatabaseQueue(path: state.appending(path: "results.sqlite").path()).read { db in
            try SQLRequest<String>("SELECT sha256 FROM submission").fetchAll(db)
        }
        for digest in digests {
            #expect(FileManager.default.fileExists(atPath: state.appending(path: "spool/\(digest).zip").path()))
        }
        return digests.count
    }
}
