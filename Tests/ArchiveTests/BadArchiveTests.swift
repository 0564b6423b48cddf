import Foundation
import Testing

@testable import Archive

/// Archives that are damaged or hostile: an error that says where, and nothing outside of the folder.
@Suite struct BadArchiveTests {
    private let scratch = Scratch()

    /// Every bit that could be another way of saying the same is damage too.
    @Test func noticesAFlippedBitWhereverItIs() throws {
        let archive = try scratch.small()
        for index in stride(from: 0, to: archive.count, by: 5) {
            var bad = archive
            bad[index] ^= UInt8(1 << (index % 8))
            #expect(throws: ArchiveError.self, "byte \(index)") { try scratch.restore(bad) }
        }
    }

    @Test func noticesWhereverItIsCutShort() throws {
        let archive = try scratch.small()
        for length in stride(from: 0, to: archive.count, by: 61) {
            #expect(throws: ArchiveError.self, "\(length) bytes") { try scratch.restore(archive.prefix(length)) }
        }
        let error = #expect(throws: ArchiveError.self) { try scratch.restore(archive.prefix(512 * 6 + 3)) }
        #expect("\(try #require(error))".contains("files/contest"))
    }

    @Test func noticesWhatFollowsTheEnd() throws {
        #expect(throws: ArchiveError.self) { try scratch.restore(scratch.small() + Data([0])) }
    }

    @Test func namesTheMemberThatIsMissing() throws {
        var archive = try scratch.small()
        let header = TarHeader(path: "files/contest/a", kind: .file(size: 4), mode: 0o644).encoded
        let place = try #require(archive.range(of: Data(header)))
        archive.removeSubrange(place.lowerBound..<place.lowerBound + 1024)
        #expect(throws: ArchiveError.missing(member: "files/contest/a")) { try scratch.restore(archive) }
    }

    @Test func refusesWhatIsNotAnArchiveAndWhatIsNewer() throws {
        for other in [Data(), Data("hello".utf8), Data(count: 10_240), Data(repeating: 65, count: 4096)] {
            #expect(throws: ArchiveError.notAnArchive) { try scratch.restore(other) }
        }
        var newer = try scratch.small()
        newer[512] = UInt8(ascii: "2")
        #expect(throws: ArchiveError.newerFormat(2)) { try scratch.restore(newer) }
    }

    /// Each is a well-formed archive up to the member in question.
    @Test(arguments: [
        "files/../../out", "/tmp/batch-judge-out", "files/../out", "files//out", "out", "files/a/.",
        "files/a/new\nline",
    ]) func refusesNamesThatLeadOut(name: String) throws {
        for kind in [TarHeader.Kind.folder, .file(size: 0)] {
            let member = TarHeader(path: name, kind: kind, mode: 0o755)
            #expect(throws: ArchiveError.badName(name)) { try restore(member) }
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "out").path()))
    }

    @Test(arguments: [
        ("files/link", "/etc"), ("files/link", "../out"), ("files/a/link", "../../out"),
        ("files/a/link", "b/../../../out"),
    ]) func refusesLinksThatLeadOut(name: String, target: String) throws {
        let member = TarHeader(path: name, kind: .link(target: target), mode: 0o777)
        #expect(throws: ArchiveError.badLink(member: name, target: target)) { try restore(member) }
    }

    @Test func refusesMembersWithoutTheirFolderAndTwins() throws {
        let orphan = TarHeader(path: "files/nowhere/a", kind: .file(size: 0), mode: 0o644)
        #expect(throws: ArchiveError.missing(member: "files/nowhere")) { try restore(orphan) }
        let twin = TarHeader(path: "files/a", kind: .link(target: "b"), mode: 0o777)
        #expect(throws: ArchiveError.damaged(member: "files/a", what: "it comes twice")) { try restore(twin) }
    }

    private func restore(_ member: TarHeader) throws {
        try scratch.restore(scratch.start(with: ["files", "files/a"]) + Data(member.encoded))
    }

    @Test func writesThroughNoLink() throws {
        var bytes = try scratch.start(with: ["files", "files/a"])
        bytes += TarHeader(path: "files/link", kind: .link(target: "a"), mode: 0o777).encoded
        bytes += TarHeader(path: "files/link/b", kind: .file(size: 0), mode: 0o644).encoded
        #expect(throws: ArchiveError.missing(member: "files/link")) { try scratch.restore(bytes) }
    }

    @Test func believesNoSize() throws {
        let huge = TarHeader(path: "files/a/huge", kind: .file(size: 1 << 50), mode: 0o644).encoded
        let bytes = try scratch.start(with: ["files", "files/a"]) + Data(huge) + Data(count: 4096)
        let error = #expect(throws: ArchiveError.self) { try scratch.restore(bytes) }
        #expect("\(try #require(error))".contains("huge"))
    }

    @Test func takesNoSpecialRights() throws {
        let (writer, file) = try scratch.writer()
        var copy = writer
        let input = try scratch.file("a\n")
        try copy.file("a", from: input, size: 2, mode: 0o6777)
        try scratch.finish(&copy, contestFile: "a")
        _ = try scratch.restore(Data(contentsOf: file))
        let facts = try FileManager.default.attributesOfItem(atPath: scratch.restored.appending(path: "a").path())
        #expect(facts[.posixPermissions] as? Int == 0o755)
    }
}
