import ContestModel
import Foundation
import SiteGen
import Testing

@Suite struct PublisherTests {
    private let bench: Workbench
    private let site: String
    private static let now = Timestamp(milliseconds: 1_795_000_000_500)

    init() throws {
        bench = try Workbench()
        site = "\(bench.folder)/public"
    }

    private func publish(_ files: [String: String], now: Timestamp = Self.now) throws -> Bool {
        let files = files.sorted { $0.key < $1.key }.map { SiteFile(path: $0.key, text: $0.value) }
        return try Publisher(site: site).publish(files, now: now)
    }

    private func status(_ path: String) throws -> (inode: Int, seconds: Int, mode: Int) {
        let facts = try FileManager.default.attributesOfItem(atPath: "\(site)/current/\(path)")
        let modified = try #require(facts[.modificationDate] as? Date)
        return (
            try #require(facts[.systemFileNumber] as? Int), Int(modified.timeIntervalSince1970),
            try #require(facts[.posixPermissions] as? Int)
        )
    }

    private func listing(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(site)/\(folder)").sorted()
    }

    private func target() throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "\(site)/current")
    }

    @Test func writesATreeThatEverybodyCanRead() throws {
        #expect(try publish(["index.html": "one", "a/b/c.html": "two"]))
        #expect(try target() == "releases/1")
        #expect(try status("index.html").mode == 0o644)
        #expect(try status("a/b").mode == 0o755)
        #expect(try status("index.html").seconds == 1_795_000_000)
        #expect(try listing("releases/1") == ["a", "a/b", "a/b/c.html", "index.html"])
    }

    @Test func writesNothingWhenNothingChanged() throws {
        #expect(try publish(["index.html": "one", "assets/s.1.css": "s"]))
        #expect(try !publish(["index.html": "one", "assets/s.1.css": "s"]))
        #expect(try target() == "releases/1")
        #expect(
            try listing("releases") == [
                "1", "1.changes", "1.index", "1/assets", "1/assets/s.1.css", "1/index.html", "parts", "parts/all.1",
            ]
        )
    }

    @Test func sharesWhatIsUnchangedAndAgesWhatIsNot() throws {
        #expect(try publish(["same": "one", "other": "97"]))
        let (same, other) = try (status("same"), status("other"))
        #expect(try publish(["same": "one", "other": "98"]))
        #expect(try status("same") == same)
        #expect(try status("other").inode != other.inode)
        #expect(try status("other").seconds == other.seconds + 1)
        // A clock that was set back does not make a file older.
        #expect(try publish(["same": "one", "other": "99"], now: Self.now - .seconds(3600)))
        #expect(try status("other").seconds == other.seconds + 2)
    }

    @Test func removesAndAddsPages() throws {
        #expect(try publish(["a": "1", "b": "2"]))
        #expect(try publish(["b": "2"]))
        #expect(try listing("releases/2") == ["b"])
    }

    @Test func keepsThreeReleasesAndTheirAssets() throws {
        for number in 1...5 {
            #expect(try publish(["index.html": "\(number)", "assets/s.\(number).css": "s\(number)"]))
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(site)/releases").sorted() == [
                "3", "3.changes", "3.index", "4", "4.changes", "4.index", "5", "5.changes", "5.index", "parts",
            ]
        )
        #expect(try listing("releases/5/assets") == ["s.3.css", "s.4.css", "s.5.css"])
        #expect(try publish(["index.html": "6", "assets/s.5.css": "s5"]))
        #expect(try listing("releases/6/assets") == ["s.4.css", "s.5.css"])
        #expect(try publish(["index.html": "7", "assets/s.5.css": "s5"]))
        #expect(try publish(["index.html": "8", "assets/s.5.css": "s5"]))
        #expect(try listing("releases/8/assets") == ["s.5.css"])
    }

    /// A link that was renewed leads nowhere, also not into the releases that are kept behind.
    @Test func keepsNoPrivateFolderBehindThatIsGone() throws {
        let old = ["index.html": "1", "r/index.html": "-", "r/old/index.html": "x", "r/old/1/index.html.gz": "x"]
        #expect(try publish(old.merging(["r/stays/index.html": "y"]) { one, _ in one }))
        #expect(
            try publish(["index.html": "2", "r/index.html": "-", "r/stays/index.html": "y", "r/new/index.html": "x"])
        )
        #expect(try listing("releases/1/r") == ["index.html", "stays", "stays/index.html"])
        #expect(try listing("releases/2/r") == ["index.html", "new", "new/index.html", "stays", "stays/index.html"])
    }

    /// What a killed publishing can leave: half a tree, a whole one that never became public, half a switch.
    @Test(arguments: [
        "releases/2.tmp/half", "releases/2/whole", "releases/2.index", "releases/2.changes", "current.tmp",
        "releases/7.tmp/x", "releases/2.index.tmp", "releases/1.assets", "releases/parts/all.7",
    ])
    func goesOnAfterOneThatWasKilled(leftover: String) throws {
        #expect(try publish(["index.html": "one"]))
        let path = URL(filePath: "\(site)/\(leftover)")
        try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: path)
        #expect(try String(contentsOfFile: "\(site)/current/index.html", encoding: .utf8) == "one")
        #expect(try publish(["index.html": "two"]))
        #expect(try String(contentsOfFile: "\(site)/current/index.html", encoding: .utf8) == "two")
        let entries = try FileManager.default.contentsOfDirectory(atPath: "\(site)/releases").sorted()
        let number = try #require(target().split(separator: "/").last.map(String.init))
        let kept = ["1", number].flatMap { [$0, "\($0).changes", "\($0).index"] }
        #expect(entries == (kept + ["parts"]).sorted())
        #expect(try !FileManager.default.contentsOfDirectory(atPath: site).contains("current.tmp"))
    }

    @Test func leavesTheOldSiteWhenItFails() throws {
        #expect(try publish(["index.html": "one"]))
        #expect(throws: SiteError.self) { try publish(["index.html": "two", "index.html/x": "three"]) }
        #expect(try String(contentsOfFile: "\(site)/current/index.html", encoding: .utf8) == "one")
        #expect(try publish(["index.html": "three"]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(site)/releases").count == 7)
    }

    @Test func saysWhichDiskIsFull() {
        let full = SiteError.system(call: "write", path: "/srv/public/a", code: ENOSPC, why: "No space")
        #expect(full.description.hasSuffix(": make room on the disk of /srv/public"))
    }

    @Test(arguments: ["../x", "/x", "a//b", "a/./b", "", "a/"])
    func refusesPathsThatLeaveTheRoot(path: String) throws {
        #expect(throws: SiteError.badPath(path)) { try publish([path: "x"]) }
    }

    @Test func refusesTwoFilesOfOnePathAndAFolderInTheWay() throws {
        let twice = [SiteFile(path: "a", text: "1"), SiteFile(path: "a", text: "2")]
        #expect(throws: SiteError.twoFiles(path: "a")) { try Publisher(site: site).publish(twice, now: Self.now) }
        try FileManager.default.createDirectory(atPath: "\(site)/current", withIntermediateDirectories: true)
        #expect(throws: SiteError.notASymlink("\(site)/current")) { try publish(["a": "1"]) }
    }

    @Test func readersNeverSeeHalfASite() async throws {
        #expect(try publish(["a": "0", "b": "0"]))
        let root = site
        let (rounds, round) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let reader = Task {
            var torn = 0
            while !Task.isCancelled {
                // One release is opened, as a server with the folder open does.
                guard let release = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/current") else {
                    torn += 1
                    round.yield()
                    continue
                }
                let one = try? String(contentsOfFile: "\(root)/\(release)/a", encoding: .utf8)
                let other = try? String(contentsOfFile: "\(root)/\(release)/b", encoding: .utf8)
                if one == nil || one != other { torn += 1 }
                round.yield()
            }
            return torn
        }
        var waiting = rounds.makeAsyncIterator()
        for number in 1...100 {
            #expect(try publish(["a": "\(number)", "b": "\(number)"]))
            // Who has been reading for three releases finds the one that it began with gone.
            await waiting.next()
        }
        reader.cancel()
        #expect(await reader.value == 0)
    }
}
