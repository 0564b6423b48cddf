import Foundation
import GRDB
import Testing

/// `export clics`, without judging anything.
@Suite struct PackageExportTests {
    /// A contest in which one team has uploaded something; its zip is in the spool.
    private func prepared() throws -> Rig {
        let rig = try Rig()
        try rig.judge("export", "submissions").check()
        let spool = rig.state.appending(path: "spool")
        try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
        let digest = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
        try Data("foo".utf8).write(to: spool.appending(path: "\(digest).zip"))
        let received = Int64(Date.now.timeIntervalSince1970 * 1000) - 600_000
        try DatabaseQueue(path: rig.state.appending(path: "results.sqlite").path()).write {
            try $0.execute(
                literal: """
                    INSERT INTO submission (team, problem, file, sha256, size, received, smoke, state, phase, told, charged) \
                    VALUES ('beavers', 'hello', 'hello.zip', \(digest), 3, \(received), 0, 'failed', 'received', 2, 1)
                    """
            )
        }
        return rig
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// What Python's reader of zips finds.
    private func unpacked(_ zip: String, into folder: String) throws -> Set<String> {
        try Rig.run(URL(filePath: "/usr/bin/python3"), ["-m", "zipfile", "-t", zip]).check()
        try Rig.run(URL(filePath: "/usr/bin/python3"), ["-m", "zipfile", "-e", zip, folder]).check()
        return Set(try FileManager.default.subpathsOfDirectory(atPath: folder))
    }

    @Test func packsWhatEverybodyMaySee() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let (zip, folder) = (rig.folder.appending(path: "a.zip").path(), rig.folder.appending(path: "a").path())
        let run = try rig.judge("export", "clics", "--to", zip)
        #expect(run.code == 0 && run.output == "\(zip)\n" && run.errors == "", "\(run)")
        let names = ["contest.json", "scoreboard.json", "teams.json", "submissions.json", "event-feed.ndjson"]
        let paths = try unpacked(zip, into: folder)
        #expect(paths.isSuperset(of: names.map { "warmup/\($0)" }) && !paths.contains("warmup/submissions"))
        #expect(
            try String(contentsOfFile: "\(folder)/warmup/submissions.json", encoding: .utf8).contains("\"files\":[]")
        )
        // An older package is replaced by the same bytes, another file is not.
        let first = try Data(contentsOf: URL(filePath: zip))
        try rig.judge("export", "clics", "--to", zip, "--audience", "public").check()
        #expect(try Data(contentsOf: URL(filePath: zip)) == first)
        try Data("mine".utf8).write(to: URL(filePath: zip))
        #expect(try rig.judge("export", "clics", "--to", zip).code == 64)
        #expect(try Data(contentsOf: URL(filePath: zip)) == Data("mine".utf8))
    }

    @Test func packsEverythingForTheJury() throws {
        let rig = try prepared()
        defer { rig.remove() }
        let (zip, folder) = (rig.folder.appending(path: "a.zip").path(), rig.folder.appending(path: "a").path())
        let run = try rig.judge("export", "clics", "--audience", "jury", "--to", zip)
        #expect(run.code == 0 && run.errors.contains("keep it where only the jury can read it"), "\(run)")
        #expect(try unpacked(zip, into: folder).contains("warmup/submissions/1/files.zip"))
        #expect(try mode(zip) == 0o600)
        let target = rig.folder.appending(path: "jury").path()
        for _ in 1...2 { try rig.judge("export", "clics", "--audience", "jury", "--to", target).check() }
        let upload = "\(target)/warmup/submissions/1/files.zip"
        #expect(try Data(contentsOf: URL(filePath: upload)) == Data("foo".utf8))
        #expect(try mode("\(target)/warmup") == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["warmup"])
        try FileManager.default.removeItem(atPath: "\(target)/warmup/contest.json")
        #expect(try rig.judge("export", "clics", "--audience", "jury", "--to", target).code == 64)
    }

    @Test func goesIntoNoFolderOfTheContest() throws {
        let rig = try prepared()
        defer { rig.remove() }
        for place in ["public/x.zip", "var/x.zip", "public/x", "contest/x"] {
            let target = rig.folder.appending(path: place).path()
            #expect(try rig.judge("export", "clics", "--audience", "jury", "--to", target).code == 64, "\(place)")
        }
        #expect(try rig.judge("export", "leaderboard", "--audience", "jury").code == 64)
        #expect(try rig.judge("export", "clics", "--format", "json").code == 64)
    }

    @Test func keepsTheJurysInTheStateFolder() throws {
        let rig = try prepared()
        defer { rig.remove() }
        try rig.judge("requeue", "1").check()
        let folder = rig.state.appending(path: "jury").path()
        let submissions = URL(filePath: "\(folder)/warmup/submissions.json")
        #expect(
            try String(contentsOf: submissions, encoding: .utf8).contains("contests/warmup/submissions/1/files.zip")
        )
        let upload = URL(filePath: "\(folder)/warmup/submissions/1/files.zip")
        #expect(try Data(contentsOf: upload) == Data("foo".utf8))
        #expect(try mode(folder) == 0o700)
        let site = try FileManager.default.subpathsOfDirectory(atPath: rig.site.path() + "/")
        #expect(!site.contains { $0.contains("files.zip") } && site.contains("api/contests/warmup/teams.json"))
        try rig.judge("withdraw", "1").check()
        #expect(try Data(contentsOf: submissions) == Data("[]\n".utf8), "what was withdrawn does not count")
        #expect(!FileManager.default.fileExists(atPath: upload.path()))
    }
}
