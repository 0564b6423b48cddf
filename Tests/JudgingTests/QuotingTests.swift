import ContestModel
import Foundation
import Testing

@testable import Judging

/// The lines of a team's own files that go into its report.
@Suite final class QuotingTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "quoting-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lines = (1...20).map { "line \($0)\n" }.joined()
        try Data(lines.utf8).write(to: folder.appending(path: "main.c"))
        try Data("secret\n".utf8).write(to: folder.appending(path: "other.c"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func quoted(log: String, runs: [TestRun] = []) throws -> [SourceExcerpt] {
        let moment = Timestamp(milliseconds: 0)
        var judgement = Judgement(verdict: .compileError, log: log, started: moment, ended: moment, runs: runs)
        judgement.quote(try job())
        return judgement.excerpts
    }

    private func job() throws -> JudgingJob {
        let limits = ProblemLimits(cpuTime: .seconds(2), memory: 1 << 28, output: 1 << 20)
        let problem = Problem(
            id: try ProblemID("p"),
            name: "P",
            kind: .program(ProgramRules()),
            limits: limits,
            languages: nil,
            statement: "",
            tests: [],
            folder: "/p"
        )
        return JudgingJob(
            submission: 1,
            problem: problem,
            language: nil,
            folder: folder.path(),
            files: ["main.c"],
            sources: ["main.c"],
            entryPoint: nil,
            image: "",
            isSmoke: false,
            stopsAtFirstFailure: true,
            slot: 0,
            cores: nil,
            timeBand: 0,
            seat: Seat()
        )
    }

    private func run(isSample: Bool, errors: String) -> TestRun {
        TestRun(
            name: "1",
            group: "",
            isSample: isSample,
            verdict: .runTimeError,
            cpuMilliseconds: 1,
            wallMilliseconds: 1,
            memoryKiB: 1,
            exit: 1,
            signal: nil,
            feedback: SampleFeedback(input: "", expected: "", output: "", errors: errors, difference: "")
        )
    }

    @Test func quotesWhatTheCompilerNames() throws {
        let found = try quoted(log: "main.c:5:1: error: x\nmain.c:99:1: error: y\nother.c:1:1: error: z\n")
        #expect(
            found == [
                SourceExcerpt(
                    place: SourcePlace(file: "main.c", line: 5),
                    first: 3,
                    lines: ["line 3", "line 4", "line 5", "line 6", "line 7"]
                )
            ]
        )
    }

    @Test func showsNoLineTwiceAndNotTooMany() throws {
        let log = (1...20).map { "main.c:\($0):1: error: x\n" }.joined()
        #expect(try quoted(log: log).map(\.place.line) == [1, 4, 7])
    }

    @Test func quotesWhatSamplesPrintAndHiddenTestsDoNot() throws {
        let errors = "  File \"/source/main.c\", line 9, in f\n"
        #expect(try quoted(log: "", runs: [run(isSample: true, errors: errors)]).map(\.place.line) == [9])
        #expect(try quoted(log: "", runs: [run(isSample: false, errors: errors)]).isEmpty)
    }

    @Test func saysWhichLimitsApply() throws {
        #expect(try job().appliedLimits == AppliedLimits(cpuMilliseconds: 2000, memory: 1 << 28, output: 1 << 20))
    }
}
