import Foundation
import Testing

/// Private links, on a real site without any submission.
@Suite struct LinksCommandTests {
    private func tokens(_ rig: Rig, _ arguments: String...) throws -> [String: String] {
        let run = try rig.judge(["links"] + arguments)
        #expect(run.code == 0 && run.errors == "", "\(run)")
        let lines = run.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        return try Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let page = try #require(line.last?.wholeMatch(of: /r\/([A-Za-z0-9_-]{22})\/index.html/), "\(line)")
                return (line[0], String(page.1))
            }
        )
    }

    /// The private folders of every release that lies on the disk.
    private func folders(_ rig: Rig) throws -> Set<String> {
        let releases = rig.folder.appending(path: "public/releases").path()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: releases).map { $0.split(separator: "/") }
        let names = paths.filter { $0.count == 3 && $0[1] == "r" }.map { String($0[2]) }
        return Set(names.filter { !$0.hasPrefix("index.html") })
    }

    @Test func aRenewedLinkReplacesTheOldOneEverywhere() throws {
        let rig = try Rig()
        defer { rig.remove() }
        try rig.judge("site").check()
        let before = try tokens(rig)
        #expect(Set(before.values).count == before.count && before.count > 3)
        #expect(try folders(rig) == Set(before.values))
        let after = try tokens(rig, "--rotate", "beavers")
        #expect(Array(after.keys) == ["beavers"] && after["beavers"] != before["beavers"])
        let now = try tokens(rig)
        #expect(now.merging(after) { _, new in new } == now)
        #expect(now.filter { $0.key != "beavers" } == before.filter { $0.key != "beavers" })
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: rig.folder.appending(path: "public/releases").path())
                .contains("2")
        )
        #expect(try folders(rig) == Set(now.values))
        let all = try tokens(rig, "--rotate", "--all")
        #expect(Set(all.keys) == Set(before.keys) && Set(all.values).isDisjoint(with: now.values))
        #expect(try folders(rig) == Set(all.values))
    }

    @Test func saysWhereTheSiteIsServed() throws {
        let rig = try Rig()
        defer { rig.remove() }
        for base in ["https://judge.example/x", "https://judge.example/x/"] {
            let run = try rig.judge("links", "beavers", "--base-url", base)
            #expect(run.output.hasPrefix("beavers\thttps://judge.example/x/r/"), "\(run)")
        }
    }

    @Test(arguments: [
        (["nobody"], "There is no team 'nobody'"), (["--rotate"], "Say whose link is renewed"),
        (["--all", "beavers"], "not both"),
    ]) func refusesWhatIsNotMeant(arguments: [String], words: String) throws {
        let rig = try Rig()
        defer { rig.remove() }
        let run = try rig.judge(["links"] + arguments)
        #expect(run.code == 64 && run.errors.contains(words), "\(run)")
    }

    /// What is not among the contest's templates comes with the program.
    @Test func templatesAreReplacedOneByOne() throws {
        let rig = try Rig()
        defer { rig.remove() }
        let own = rig.folder.appending(path: "templates")
        try FileManager.default.removeItem(at: own)
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try Data("<p>Nothing here, says {{contestName}}".utf8).write(to: own.appending(path: "missing.mustache"))
        try rig.judge("site").check()
        func page(_ path: String) throws -> String {
            try String(contentsOf: rig.site.appending(path: path), encoding: .utf8)
        }
        #expect(try page("404.html").hasPrefix("<p>Nothing here, says "))
        #expect(try page("index.html").hasPrefix("<!DOCTYPE html>"))
        try Data("one\n{{#open}}\n".utf8).write(to: own.appending(path: "team.mustache"))
        let run = try rig.judge("site")
        #expect(run.code == 1 && run.errors.contains("templates/team.mustache:"), "\(run)")
        #expect(try page("404.html").hasPrefix("<p>Nothing here"))
    }
}
