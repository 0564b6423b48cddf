import ContestModel
import Foundation
import Testing

@testable import ContestFiles

struct ContestTemplateTests {
    private let now = Timestamp(milliseconds: 1_795_248_000_999)

    @Test(arguments: [(0, "+00:00"), (3600, "+01:00"), (-12_600, "-03:30"), (20_700, "+05:45")])
    func makesAContestThatLoads(offset: Int, written: String) throws {
        let scratch = try Scratch()
        let inboxes = try ContestTemplate.write(into: scratch.path + "/warmup", now: now, offset: offset)
        let folder = try ContestFolder.load(scratch.path + "/warmup/contest.yaml", processors: 2)
        #expect(folder.contest.id.text == "warmup")
        #expect(folder.contest.start == Timestamp(milliseconds: 1_795_248_000_000))
        #expect(folder.teams.map { folder.contest.folders.inbox(of: $0.id) } == inboxes)
        #expect(inboxes.allSatisfy { FileKind($0) == .folder })
        let text = try TextFile.read(scratch.path + "/warmup/contest.yaml", name: "contest.yaml")
        #expect(text.contains("T") && text.contains(written))
    }

    @Test func theProblemIsComplete() throws {
        let scratch = try Scratch()
        try ContestTemplate.write(into: scratch.path + "/c", now: now, offset: 0)
        let folder = try ContestFolder.load(scratch.path + "/c/contest.yaml", processors: 1)
        let place = try #require(folder.contest.problems.first)
        let problem = try ProblemPackage.load(place, in: folder.folder(of: place.id), languages: [])
        #expect(problem.statement.contains("## Output") && problem.limits.cpuTime == .seconds(2))
        #expect(problem.tests.map(\.name) == ["sample/1", "secret/01-one", "secret/02-same", "secret/03-many"])
        for test in problem.tests {
            let input = try TextFile.read(test.inputFile, name: test.name).lines
            let answer = try TextFile.read(test.answerFile, name: test.name)
            let names = input.dropFirst().dropLast()
            #expect(input.first == "\(names.count)")
            #expect(answer == names.map { "Hello, \($0)!\n" }.joined())
        }
        for file in ["pages/rules.md", "problems/hello/submissions/accepted/hello.py"] {
            #expect(FileKind(scratch.path + "/c/" + file) == .file)
        }
        #expect(FileKind(scratch.path + "/c/problems/hello/submissions/wrong_answer/first_only.py") == .file)
    }

    @Test func leavesFilesThatAreThereAlone() throws {
        let scratch = try Scratch(["used/x": "", "file": ""])
        #expect(
            complaints { try ContestTemplate.write(into: scratch.path + "/used", now: now, offset: 0) }
                == ["\(scratch.path)/used: is not empty; name a folder that does not exist yet"]
        )
        #expect(
            complaints { try ContestTemplate.write(into: scratch.path + "/file", now: now, offset: 0) }
                == ["\(scratch.path)/file: is not a folder; name a folder that does not exist yet"]
        )
        #expect(Folder.names(scratch.path + "/used") == ["x"])
    }

    @Test func anEmptyFolderOfAnyNameWillDo() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/Our contest!",
            withIntermediateDirectories: false
        )
        try ContestTemplate.write(into: scratch.path + "/Our contest!", now: now, offset: 0)
        let folder = try ContestFolder.load(scratch.path + "/Our contest!/contest.yaml", processors: 1)
        #expect(folder.contest.id.text == "contest")
    }
}
