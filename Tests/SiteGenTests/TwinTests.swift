import ContestModel
import Foundation
import Testing

@testable import SiteGen

/// Compressed twins belong to the release that their files belong to.
@Suite struct TwinTests {
    private let bench: Workbench
    private let site: String

    init() throws {
        bench = try Workbench()
        site = "\(bench.folder)/public"
    }

    private func publish(_ files: [String: String]) throws -> Bool {
        let files = files.sorted { $0.key < $1.key }.map { SiteFile(path: $0.key, text: $0.value) }
        return try Publisher(site: site).publish(files, now: Timestamp(milliseconds: 1_795_000_000_000))
    }

    private func text(_ word: String) -> String { String(repeating: "\(word) ", count: 600) }

    private func listing() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(site)/current").sorted()
    }

    private func unpacked(_ path: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "--decompress", "--stdout", "\(site)/current/\(path)"]
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    private func status(_ path: String) throws -> [FileAttributeKey: Int] {
        let facts = try FileManager.default.attributesOfItem(atPath: "\(site)/current/\(path)")
        let modified = try #require(facts[.modificationDate] as? Date).timeIntervalSince1970
        return [.systemFileNumber: try #require(facts[.systemFileNumber] as? Int), .modificationDate: Int(modified)]
    }

    @Test func textsThatGainByItHaveOne() throws {
        #expect(try publish(["a.html": text("a"), "b.json": text("b"), "small.html": "x", "c.pdf": text("c")]))
        #expect(try listing() == ["a.html", "a.html.gz", "b.json", "b.json.gz", "c.pdf", "small.html"])
        #expect(try unpacked("a.html.gz") == text("a"))
        #expect(try status("a.html.gz")[.modificationDate] == status("a.html")[.modificationDate])
    }

    /// No name and no time in the header; so the same contents give the same bytes. Byte 8: neither the slowest method nor the fastest.
    @Test func theHeaderSaysNothing() throws {
        let gzip = Gzip()
        let packed = try #require(gzip.pack(Data(text("a").utf8)))
        #expect(Array(packed.prefix(9)) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0])
        #expect(gzip.pack(Data(text("b").utf8)) != packed)
        #expect(gzip.pack(Data(text("a").utf8)) == packed)
    }

    @Test func whatGainsNothingHasNone() throws {
        var random = SeededRandom(1)
        let noise = SiteFile(
            path: "x.txt",
            contents: Data((0..<4000).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        )
        #expect(Gzip().twin(of: noise) == nil)
    }

    @Test func privatePagesHaveNone() throws {
        #expect(Gzip.mayHaveTwin(SiteFile(path: "rules/x.html", text: text("a"))))
        #expect(!Gzip.mayHaveTwin(SiteFile(path: "r/token/1/index.html", text: text("a"))))
    }

    @Test func followsItsFile() throws {
        #expect(try publish(["a.html": text("a"), "b.html": text("b"), "c.html": text("c")]))
        let same = try status("a.html.gz")
        #expect(try publish(["a.html": text("a"), "b.html": text("new"), "c.html": "small"]))
        #expect(try status("a.html.gz") == same)
        #expect(try unpacked("b.html.gz") == text("new"))
        #expect(try listing() == ["a.html", "a.html.gz", "b.html", "b.html.gz", "c.html"])
        #expect(try publish(["b.html": text("new"), "c.html": text("c")]))
        #expect(try listing() == ["b.html", "b.html.gz", "c.html", "c.html.gz"])
    }

    /// A site of a version that made none.
    @Test func isMadeForFilesThatHadNone() throws {
        #expect(try publish(["a.html": text("a")]))
        try FileManager.default.removeItem(atPath: "\(site)/current/a.html.gz")
        try FileManager.default.removeItem(atPath: "\(site)/releases/1.index")
        let same = try status("a.html")
        #expect(try publish(["a.html": text("a")]))
        #expect(try unpacked("a.html.gz") == text("a"))
        #expect(try status("a.html") == same)
    }
}
