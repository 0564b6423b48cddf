import ContestModel
import Foundation
import Testing

@testable import Intake

/// Files in which teams name their final entries, hostile ones included.
@Suite struct SelectionScanTests {
    private let scratch: Scratch
    private let team: TeamID
    private let iris: ProblemID

    init() throws {
        scratch = try Scratch()
        team = try TeamID("t1")
        iris = try ProblemID("iris")
        _ = try scratch.folder("t1")
    }

    private func found(
        settle: Duration = .zero,
        at moment: Timestamp = Timestamp(Date()) + .seconds(3600)
    ) -> [SelectionFile] {
        Inbox(folderOf: [team: "\(scratch.path)/t1"], problems: [iris], settle: settle)
            .selections(to: [iris], now: moment) { _, _ in false }
    }

    private func contents(_ bytes: [UInt8]) throws -> SelectionFile.Contents? {
        try scratch.write("t1/iris.select", bytes)
        return found().first?.contents
    }

    @Test func readsOneLine() throws {
        for text in ["17", "  17 \r\n", "\u{FEFF}17\n\n", "\n\n17"] {
            #expect(try contents(Array(text.utf8)) == .name("17"), "\(text)")
        }
        #expect(try contents(Array("iris-7.zip".utf8)) == .name("iris-7.zip"))
    }

    @Test func looksForTwoNamesAndNoOther() throws {
        for name in [
            "iris.select", "select-iris.txt", "other.select", "iris.select.txt", "IRIS.select", "iris/iris.select",
        ] {
            try scratch.write("t1/\(name)", Array("1".utf8))
        }
        #expect(Set(found().map(\.name)) == ["iris.select", "select-iris.txt"])
        let uploads = try Inbox(folderOf: [team: "\(scratch.path)/t1"], problems: [iris], settle: .zero)
            .scan(now: Timestamp(Date()) + .seconds(3600)) { _, _ in false }
        #expect(uploads.arrivals.isEmpty && uploads.oddities.isEmpty)
    }

    @Test(arguments: [
        ([], "it is empty"), (Array("  \n ".utf8), "it is empty"), ([0xFF, 0xFE], "it is not text in UTF-8"),
        (Array("1\n2".utf8), "it has 2 lines"), ([UInt8](repeating: 0x31, count: 1025), "it is larger than 1024 bytes"),
        (Array("a\u{202E}b".utf8), "it has characters that cannot be shown"), ([0x31, 0], "it has characters"),
    ])
    func saysWhatCannotBeUsed(bytes: [UInt8], why: String) throws {
        guard case .unusable(let message) = try contents(bytes) else {
            Issue.record("taken")
            return
        }
        #expect(message.hasPrefix(why), "\(message)")
    }

    @Test func followsNoLinkAndWaitsForNothing() throws {
        try scratch.write("secret", Array("17".utf8))
        let place = "\(scratch.path)/t1/iris.select"
        try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: "../secret")
        #expect(found().map(\.contents) == [.unusable("it is a symbolic link: upload the file itself")])
        try FileManager.default.removeItem(atPath: place)
        try scratch.run("/usr/bin/mkfifo", "t1/iris.select")
        #expect(found().map(\.contents) == [.unusable("it is a FIFO, socket or device")])
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        #expect(found().map(\.contents) == [.unusable("it is a folder: upload a file with one line of text")])
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.linkItem(atPath: "\(scratch.path)/secret", toPath: place)
        #expect(found().map(\.contents) == [.unusable("the file has 2 names (hard links)")])
    }

    @Test func waitsUntilItIsSettled() throws {
        try scratch.write("t1/iris.select", Array("1".utf8))
        #expect(found(settle: .seconds(600), at: Timestamp(Date())).isEmpty)
    }
}
