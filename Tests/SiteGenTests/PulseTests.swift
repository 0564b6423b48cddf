import ContestModel
import Foundation
import SiteGen
import Testing

/// The word that the judge is alive: new with every start of it, and no change of the site.
@Suite struct PulseTests {
    private let bench: Workbench
    private let site: String
    private static let now = Timestamp(milliseconds: 1_795_000_000_500)

    init() throws {
        bench = try Workbench()
        site = "\(bench.folder)/public"
    }

    private var publisher: Publisher { Publisher(site: site) }

    private func publish(_ text: String, after seconds: Int) throws -> Bool {
        let files = [SiteFile(path: "data/queue.json", text: text), SiteFile(path: "index.html", text: "same")]
        return try publisher.publish(files, now: Self.now + .seconds(seconds))
    }

    private func facts(_ release: String) throws -> (inode: Int, links: Int, seconds: Int, text: String) {
        let path = "\(site)/\(release)/data/pulse.json"
        let found = try FileManager.default.attributesOfItem(atPath: path)
        return (
            try #require(found[.systemFileNumber] as? Int), try #require(found[.referenceCount] as? Int),
            Int(try #require(found[.modificationDate] as? Date).timeIntervalSince1970),
            try String(contentsOfFile: path, encoding: .utf8)
        )
    }

    @Test func aStartWithoutASiteMakesNone() throws {
        try publisher.beat(at: Self.now)
        #expect(!FileManager.default.fileExists(atPath: site))
    }

    @Test func everyStartReplacesItAndNoneIsANewRelease() throws {
        #expect(try publish("1", after: 0))
        try publisher.beat(at: Self.now + .seconds(60))
        let first = try facts("current")
        #expect(first.text == "{\"at\":\"\(Self.now + .seconds(60))\"}\n")
        try publisher.beat(at: Self.now + .seconds(120))
        let second = try facts("current")
        #expect(second.inode != first.inode && second.seconds == first.seconds + 60)
        #expect(try !publish("1", after: 180))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(site)/current") == "releases/1")
        #expect(try facts("current").text == second.text)
    }

    @Test func aReleaseHasAFileOfItsOwn() throws {
        #expect(try publish("1", after: 0))
        try publisher.beat(at: Self.now + .seconds(60))
        #expect(try publish("2", after: 61))
        let (old, new) = (try facts("releases/1"), try facts("current"))
        #expect(new.inode != old.inode && new.links == 1 && old.links == 1)
        #expect(new.text == old.text && new.seconds == old.seconds)
        try publisher.beat(at: Self.now + .seconds(120))
        #expect(try facts("releases/1").text == old.text)
        #expect(try facts("current").text != old.text)
    }

    /// Web servers compare whole seconds, and a clock can be set back.
    @Test func itsTimeAlwaysGrows() throws {
        #expect(try publish("1", after: 0))
        try publisher.beat(at: Self.now)
        let first = try facts("current")
        try publisher.beat(at: Self.now + .milliseconds(400))
        #expect(try facts("current") == first)
        try publisher.beat(at: Self.now - .seconds(3600))
        #expect(try facts("current").seconds == first.seconds + 1)
        #expect(try facts("current").text.contains("\(Self.now - .seconds(3600))"))
    }

    @Test func goesOnAfterOneThatWasKilled() throws {
        #expect(try publish("1", after: 0))
        let part = "\(site)/current/data/.pulse.json.tmp"
        #expect(FileManager.default.createFile(atPath: part, contents: Data("{".utf8)))
        #expect(try !publish("1", after: 1))
        try publisher.beat(at: Self.now + .seconds(60))
        #expect(!FileManager.default.fileExists(atPath: part))
        #expect(FileManager.default.createFile(atPath: part, contents: Data("{".utf8)))
        #expect(try publish("2", after: 120))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(site)/current/data").sorted() == [
                "pulse.json", "queue.json",
            ]
        )
    }
}
