import ContestModel
import Foundation
import Testing

@testable import Judging

/// Which file of a submission is the output for which test case.
@Suite struct AnswerFilesTests {
    @Test(arguments: [
        (["secret/1.out"], ["secret/1"]), (["1.out"], ["secret/1"]), (["sample/1.out"], ["sample/1"]),
        (["1.out", "sample/1.ans"], ["sample/1", "secret/1"]), (["2.out"], []),
        (["a/2.txt", "b/2.out"], ["secret/a/2", "secret/b/2"]),
        (["3.out"], ["sample/3"]), (["1.in", "sample", "out"], []), (["a/4.out", "4.ans"], ["secret/a/4"]),
    ])
    func aShortNameStandsForOneTestCase(files: [String], found: [String]) throws {
        let folder = URL.temporaryDirectory.appending(path: "answer-files-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files {
            let place = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data("1".utf8).write(to: place)
        }
        let names = ["sample/1", "sample/3", "secret/1", "secret/a/2", "secret/a/4", "secret/b/2"]
        let tests = names.map {
            TestCase(name: $0, isSample: $0.hasPrefix("sample/"), inputFile: "", answerFile: "")
        }
        let answers = AnswerFiles(files, of: tests, in: folder.path(percentEncoded: false))
        #expect(try tests.filter { try answers.output(of: $0, upTo: 10) != nil }.map(\.name) == found)
    }
}
