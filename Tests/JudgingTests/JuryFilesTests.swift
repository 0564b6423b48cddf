import ContestModel
import Foundation
import Sandbox
import Testing

@testable import Judging

/// What the problem's own programs read, and what they leave.
@Suite struct JuryFilesTests {
    private let folder = URL.temporaryDirectory.resolvingSymlinksInPath().appending(path: "jury-files-\(UUID())")

    private var path: String { folder.path(percentEncoded: false) }

    private func write(_ file: String, mode: Int = 0o644) throws {
        let place = folder.appending(path: file)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data("1".utf8).write(to: place)
        try change(file, to: mode)
    }

    private func change(_ file: String, to mode: Int) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode],
            ofItemAtPath: folder.appending(path: file).path(percentEncoded: false)
        )
    }

    private func package() throws -> JuryPackage {
        JuryPackage(
            Problem(
                id: try ProblemID("p"),
                name: "P",
                kind: .program(ProgramRules()),
                limits: ProblemLimits(cpuTime: .seconds(1), memory: 1, output: 1),
                languages: nil,
                statement: "",
                tests: [],
                folder: path
            )
        )
    }

    @Test(arguments: [
        ("v/check.c", 0o600), ("data/secret", 0o700), ("data/secret", 0o744), ("", 0o700), ("data/secret/1.in", 0o640),
    ])
    func namesWhatIsNotOpenToAll(place: String, mode: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in ["v/check.c", "data/secret/1.in", "data/secret/1.files/a"] { try write(file) }
        try FileManager.default.createSymbolicLink(atPath: "\(path)/v/linked.c", withDestinationPath: "check.c")
        let files = ["v/linked.c", "data/secret/1.in", "data/secret/1.files/a"].map { "\(path)/\($0)" }
        for file in files { try package().mustBeReadable(file) }
        try package().mustBeReadable(all: "\(path)/data/secret/1.files")
        try change(place, to: mode)
        let error = #expect(throws: JudgingError.self) {
            for file in files { try package().mustBeReadable(file) }
        }
        let words = "\(try #require(error))"
        #expect((place.isEmpty || words.contains(place)) && words.hasSuffix("chmod -R o+rX \(path)"))
    }

    @Test func namesWhatIsNotOpenToAllInAFolder() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("1.files/deep/er/a", mode: 0o600)
        #expect(throws: JudgingError.self) { try package().mustBeReadable(all: "\(path)/1.files") }
    }

    @Test(arguments: ["judgemessage.txt", "teammessage.txt", "score.txt", "score_multiplier.txt", "nextpass.in"])
    func aFolderIsNoFeedback(name: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("\(name)/a")
        let error = #expect(throws: JudgingError.self) { _ = try report() }
        #expect("\(try #require(error))" == "problems/p/v.c made a folder of \(name) on secret/1")
    }

    @Test(arguments: [
        ("nan", Double?.none), ("1e400", nil), ("-1e400", nil), ("1 2", nil), ("", nil), ("0x10", nil), ("inf", nil),
        ("1\0", nil), ("-0", 0), ("1.5\r\n", 1.5), (" 7\n\n", 7),
    ])
    func readsOneNumber(text: String, score: Double?) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("score.txt")
        try Data(text.utf8).write(to: folder.appending(path: "score.txt"))
        guard let score else {
            #expect(throws: JudgingError.self) { _ = try report() }
            return
        }
        #expect(try report().score == score)
    }

    @Test func aNextInputIsForSeveralPassesAlone() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("nextpass.in")
        #expect(try report().nextInput == "\(path)/nextpass.in")
        #expect(try report(isRepeated: false).nextInput == nil)
    }

    private func report(isRepeated: Bool = true) throws -> ValidatorReport {
        let outcome = RunOutcome(
            ending: .exit(42),
            limit: nil,
            cpuTime: nil,
            wallTime: .zero,
            peakMemory: nil,
            output: Data(),
            outputBytes: 0,
            errors: Data(),
            errorBytes: 0,
            harvested: .tree(files: 1, bytes: 1)
        )
        return try ValidatorReport(outcome, of: "p/v.c", test: "secret/1", isRepeated: isRepeated, feedback: path)
    }
}
