import ContestFiles
import ContestModel
import Foundation

@testable import BatchJudge

/// A package of a test's own with jury submissions, and what judging them is said to have given.
final class JuryPackage {
    let folder: String
    var languages: [LanguageID]?
    var tests: [TestCase] = []

    /// `files` are relative to the package.
    init(_ files: [String: String], tests names: [String]) throws {
        let temporary = URL.temporaryDirectory.resolvingSymlinksInPath()
        folder = temporary.appending(path: "jury-\(UUID().uuidString)").path(percentEncoded: false)
        for name in names { try write("\(name)\n", to: "data/\(name).in") }
        try write("name: P\n", to: "problem.yaml")
        for (path, text) in files { try write(text, to: path) }
        tests = names.map { test($0, input: "\(folder)/data/\($0).in") }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ text: String, to path: String) throws {
        let target = URL(filePath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: target)
    }

    func test(_ name: String, input: String) -> TestCase {
        TestCase(name: name, isSample: name.hasPrefix("sample"), inputFile: input, answerFile: input)
    }

    func problem() throws -> Problem {
        Problem(
            id: try ProblemID("p"),
            name: "P",
            kind: .program(ProgramRules()),
            limits: ProblemLimits(
                cpuTime: .seconds(2),
                memory: 1 << 28,
                output: 1 << 20,
                times: TimeRules(factor: 3, acceptedMargin: 2, slowMargin: 2)
            ),
            languages: languages,
            statement: "",
            tests: tests,
            folder: folder
        )
    }

    func submissions() throws -> [JurySubmission] {
        let problem = try problem()
        return try JurySubmission.all(of: problem, JuryFile.read(folder, of: problem.id))
    }

    /// Results by path, one for each time: a verdict and milliseconds for each test case, `WA 20`, then what the validator says
    /// to the jury; `-` was not run.
    func verification(_ results: [String: [String]], timeFactor: Double = 1) async throws -> Verification {
        let problem = try problem()
        let subject = Verification.Subject(
            problem: problem,
            duplicates: try await TestDuplicates.find(in: problem, FileDigests())
        )
        var verification = Verification(subjects: [subject])
        for submission in try submissions() {
            for text in results[submission.path] ?? [] {
                let language = try Self.language("c", timeFactor)
                verification.add(
                    JuryTrial(submission: submission, judgement: judgement(text, problem), language: language)
                )
            }
        }
        return verification
    }

    private func judgement(_ text: String, _ problem: Problem) -> Judgement {
        let runs = zip(problem.tests, text.split(separator: ",")).compactMap { test, result -> TestRun? in
            let words = result.split(separator: " ")
            guard let verdict = words.first.flatMap({ Verdict(rawValue: String($0)) }) else { return nil }
            return TestRun(
                name: test.name,
                group: test.group,
                isSample: test.isSample,
                verdict: verdict,
                cpuMilliseconds: words.count > 1 ? Int64(words[1]) : nil,
                wallMilliseconds: 0,
                memoryKiB: nil,
                exit: nil,
                signal: nil,
                feedback: nil,
                juryMessage: words.count > 2 ? words.dropFirst(2).joined(separator: " ") : nil
            )
        }
        let moment = Timestamp(milliseconds: 0)
        let verdict = runs.first { $0.verdict != .accepted }?.verdict ?? .accepted
        return Judgement(verdict: verdict, started: moment, ended: moment, runs: runs)
    }

    static func language(_ id: String, _ timeFactor: Double) throws -> Language {
        Language(
            id: try LanguageID(id),
            name: id,
            extensions: [id],
            image: id,
            compile: nil,
            run: [id],
            entryPoint: .none,
            version: [],
            timeFactor: timeFactor,
            memoryOverhead: 0,
            environment: [:]
        )
    }
}
