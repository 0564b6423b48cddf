import ContestModel
import Foundation
import Intake
import Testing

@testable import BatchJudge

@Suite struct IncludedCopyTests {
    private let folder = URL.temporaryDirectory.resolvingSymlinksInPath().appending(path: "included-\(UUID())")

    private func write(_ text: String, to file: String) throws {
        let place = folder.appending(path: file)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: place)
    }

    /// Whatever a team calls its files, the problem's take their place.
    @Test(arguments: [
        (["grader.h", "main.c"], ["main.c"]), (["grader.h/x/main.c", "a.c"], ["a.c"]), (["lib", "a.c"], ["a.c"]),
        (["lib/deep", "lib/a.c"], ["lib/a.c"]), (["lib/deep/own.h"], ["lib/deep/own.h"]),
    ])
    func goesOverATeamsFiles(theirs: [String], stay: [String]) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in theirs { try write("theirs", to: "source/\(file)") }
        for file in ["grader.h", "lib/deep/tool.h"] { try write("ours", to: "include/\(file)") }
        let root = folder.path(percentEncoded: false)
        let includes = [IncludedFiles(language: nil, folder: "\(root)/include")]
        let all = try IncludedCopy(includes, for: JuryPackage.language("c", 1))
            .put(over: theirs.map { UnpackedFile(path: $0, size: 6) }, in: "\(root)/source")
        #expect(all.map(\.path) == (stay + ["grader.h", "lib/deep/tool.h"]).sorted())
        for file in all {
            let text = try String(contentsOf: folder.appending(path: "source/\(file.path)"), encoding: .utf8)
            #expect(text == (stay.contains(file.path) ? "theirs" : "ours"), "\(file.path)")
        }
    }
}
