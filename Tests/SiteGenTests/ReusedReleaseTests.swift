import ContestModel
import Foundation
import Testing

@testable import SiteGen

/// The oldest release becomes the new one; whatever was before, the tree is what was asked for.
@Suite struct ReusedReleaseTests {
    private let bench: Workbench
    private let site: String
    private static let now = Timestamp(milliseconds: 1_795_000_000_500)

    init() throws {
        bench = try Workbench()
        site = "\(bench.folder)/public"
    }

    private func publish(_ parts: [SitePart]) throws -> Bool {
        try Publisher(site: site).publish(Site(parts: parts) { SiteFile(path: "version", text: $0) }, now: Self.now)
    }

    /// By path from the web root; of folders only those that are empty.
    private func tree() throws -> [String: Data] {
        let root = "\(site)/\(try FileManager.default.destinationOfSymbolicLink(atPath: "\(site)/current"))"
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            if let contents = FileManager.default.contents(atPath: "\(root)/\(path)") {
                found[path] = contents
            } else if try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)").isEmpty {
                found[path] = Data()
            }
        }
        return found
    }

    private func facts(_ path: String) throws -> (inode: Int, seconds: Int) {
        let facts = try FileManager.default.attributesOfItem(atPath: "\(site)/\(path)")
        let modified = try #require(facts[.modificationDate] as? Date)
        return (try #require(facts[.systemFileNumber] as? Int), Int(modified.timeIntervalSince1970))
    }

    private func text(_ words: Int, _ seed: Int) -> String {
        (0..<words).map { "\(($0 &* 7919 &+ seed) % 97) " }.joined()
    }

    /// A site of some parts, each with some files, small ones and such as have twins; `seed` decides which.
    private func parts(_ random: inout some RandomNumberGenerator) -> [SitePart] {
        (0..<5).compactMap { part in
            guard Int.random(in: 0..<6, using: &random) > 0 else { return nil }
            let versions = (0..<4).map { _ in Int.random(in: 0..<3, using: &random) }
            let files = versions.enumerated().filter { $1 > 0 }.map { number, version in
                let folder = part == 0 ? "assets" : "p\(part)/\(number % 2)"
                return SiteFile(
                    path: "\(folder)/\(number).\(part == 0 ? version : 0).html",
                    text: text(version * 300, version)
                )
            }
            return SitePart("part/\(part)", inputs: "\(versions)") { files }
        }
    }

    @Test(arguments: 0..<4)
    func theTreeIsWhatWasAskedForAfterAnyHistory(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var times: [String: (contents: Data, seconds: Int)] = [:]
        for _ in 0..<30 {
            let parts = parts(&random)
            let isNew = try publish(parts)
            #expect(try !publish(parts), "nothing is new the second time")
            let files = try Site(parts: parts) { SiteFile(path: "version", text: $0) }.files()
            let gzip = Gzip()
            let wanted = Dictionary(
                uniqueKeysWithValues: files.flatMap { [$0] + [gzip.twin(of: $0)].compactMap { $0 } }
                    .map { ($0.path, $0.contents) }
            )
            let found = try tree()
            // Earlier releases' assets stay for a while.
            #expect(found.filter { wanted[$0.key] != nil || !$0.key.hasPrefix("assets/") } == wanted)
            for (path, contents) in found {
                let seconds = try facts("current/\(path)").seconds
                if let old = times[path] {
                    #expect(old.contents == contents ? seconds >= old.seconds : seconds > old.seconds, "\(path)")
                }
                times[path] = (contents, seconds)
            }
            // What a killed one leaves in the way of the next.
            if isNew, Int.random(in: 0..<5, using: &random) == 0 {
                let kept = try FileManager.default.contentsOfDirectory(atPath: "\(site)/releases")
                for name in kept.sorted() where Int.random(in: 0..<4, using: &random) == 0 {
                    let isCurrent =
                        try FileManager.default.destinationOfSymbolicLink(atPath: "\(site)/current")
                        == "releases/\(name)"
                    if !isCurrent { try FileManager.default.removeItem(atPath: "\(site)/releases/\(name)") }
                }
            }
        }
    }

    @Test func theOldestReleaseBecomesTheNewOne() throws {
        func publish(_ number: Int) throws {
            let same = SitePart("same", inputs: "1") { [SiteFile(path: "a/same.html", text: "same")] }
            #expect(
                try self.publish([
                    same, SitePart("new", inputs: "\(number)") { [SiteFile(path: "new", text: "\(number)")] },
                ])
            )
        }
        try publish(1)
        let (folder, file) = try (facts("releases/1").inode, facts("current/a/same.html"))
        for number in 2...9 { try publish(number) }
        #expect(try facts("releases/7").inode == folder)
        for release in 7...9 { #expect(try facts("releases/\(release)/a/same.html") == file) }
        #expect(try String(contentsOfFile: "\(site)/releases/7/new", encoding: .utf8) == "7")
    }

    @Test func onlyPartsWithOtherInputsAreMade() throws {
        var made: [String] = []
        func part(_ name: String, _ inputs: String?, _ text: String) -> SitePart {
            SitePart(name, inputs: inputs) {
                made.append(name)
                return [SiteFile(path: name, text: text)]
            }
        }
        #expect(try publish([part("a", "1", "a"), part("b", "1", "b"), part("c", nil, "c")]))
        #expect(made == ["a", "b", "c"])
        made = []
        #expect(try !publish([part("a", "1", "a"), part("b", "1", "b"), part("c", nil, "c")]))
        #expect(made == ["c"])
        made = []
        // Made anew and the same: no release, and it is remembered.
        #expect(
            try !publish(
                [part("a", "2", "a"), part("b", "1", "b")].prefix(1) + [part("b", "1", "b"), part("c", nil, "c")]
            )
        )
        #expect(try !publish([part("a", "2", "a"), part("b", "1", "b"), part("c", nil, "c")]))
        #expect(made == ["a", "c", "c"])
        let version = try tree()["version"]
        #expect(try publish([part("a", "3", "A"), part("b", "1", "b"), part("c", nil, "c")]))
        #expect(try tree()["version"] != version)
    }

    /// Whatever was lost beside a release, the next publishing makes everything and compares it.
    @Test(arguments: ["2.index", "2.changes", "1.changes", "1.index", "parts/a.2", "parts", "1"])
    func mendsWhatIsKnownOfReleases(lost: String) throws {
        func parts(_ text: String) -> [SitePart] {
            [
                SitePart("a", inputs: text) { [SiteFile(path: "\(text)/a", text: text)] },
                SitePart("b", inputs: "b") { [SiteFile(path: "b", text: "b")] },
            ]
        }
        for text in ["1", "2"] { #expect(try publish(parts(text))) }
        try FileManager.default.removeItem(atPath: "\(site)/releases/\(lost)")
        #expect(try publish(parts("3")))
        #expect(try Set(tree().keys) == ["3/a", "b", "version"])
        for text in ["4", "5", "6"] { #expect(try publish(parts(text))) }
        #expect(try Set(tree().keys) == ["6/a", "b", "version"])
    }

    /// A private link that was renewed leads nowhere, also not into the releases that are kept behind.
    @Test func withdrawsPrivatePagesFromEarlierReleasesToo() throws {
        func part(_ token: String) -> SitePart {
            SitePart("r/\(token)", inputs: "1", isPublic: false) {
                [SiteFile(path: "r/\(token)/index.html", text: "x")]
            }
        }
        #expect(try publish([part("old"), part("stays")]))
        #expect(try publish([part("new"), part("stays")]))
        for release in ["1", "2"] {
            #expect(FileManager.default.fileExists(atPath: "\(site)/releases/\(release)/r/stays/index.html"))
            #expect(!FileManager.default.fileExists(atPath: "\(site)/releases/\(release)/r/old"))
        }
        #expect(FileManager.default.fileExists(atPath: "\(site)/current/r/new/index.html"))
    }
}

/// The same numbers in every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
