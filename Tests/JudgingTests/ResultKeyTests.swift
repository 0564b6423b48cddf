import ContestModel
import Sandbox
import Testing

@testable import Judging

@Suite struct ResultKeyTests {
    /// What a job is made of, each thing changeable alone.
    private struct Facts {
        var image = "sha256:1"
        var digests = [
            "/work": "sources", "/in/1": "input 1", "/ans/1": "answer 1", "/in/2": "input 2", "/ans/2": "answer 2",
            "/validator": "validator", "/include": "include",
        ]
        var limits = ProblemLimits(cpuTime: .seconds(1), memory: 1 << 20, output: 1 << 10)
        var kind = ProblemKind.program(ProgramRules(validation: .program(JuryProgram(path: "/validator"))))
        var run = ["/program/main"]
        var environment = ["A": "1", "B": "2"]
        var comparison = OutputComparison.tokens(ComparisonFlags())
        var arguments: [String] = []
        var juryTools = ["cpp sha256:1"]
        var name = "secret/1"
        var isSmoke = false
        var timeBand = 0.1

        func job() throws -> JudgingJob {
            let test = TestCase(
                name: name,
                isSample: false,
                inputFile: "/in/1",
                answerFile: "/ans/1",
                comparison: comparison,
                arguments: arguments
            )
            let other = TestCase(name: "secret/2", isSample: false, inputFile: "/in/2", answerFile: "/ans/2")
            let language = Language(
                id: try LanguageID("c"),
                name: "C",
                extensions: ["c"],
                image: "c",
                compile: ["cc"],
                run: run,
                entryPoint: .none,
                version: [],
                timeFactor: 1,
                memoryOverhead: 0,
                environment: environment
            )
            return JudgingJob(
                submission: 1,
                problem: Problem(
                    id: try ProblemID("p"),
                    name: "P",
                    kind: kind,
                    limits: limits,
                    languages: nil,
                    statement: "",
                    tests: [test, other],
                    includes: [IncludedFiles(language: nil, folder: "/include")],
                    folder: "/p"
                ),
                language: language,
                folder: "/work",
                files: ["main.c"],
                sources: ["main.c"],
                entryPoint: nil,
                image: image,
                isSmoke: isSmoke,
                stopsAtFirstFailure: true,
                slot: 0,
                cores: nil,
                timeBand: timeBand,
                seat: Seat()
            )
        }

        func keys(knowing runs: [TestRun] = []) throws -> [String] {
            var job = try job()
            job.recall(runs, digests: digests, juryTools: juryTools)
            return job.keys
        }
    }

    @Test func needsADigestOfEverythingThatAResultHangsOn() throws {
        #expect(ResultKey.paths(of: try Facts().job()) == Set(Facts().digests.keys))
    }

    @Test func changesForOneTestCaseAlone() throws {
        let before = try Facts().keys()
        #expect(before.allSatisfy { $0.count == 64 } && Set(before).count == 2)
        var facts = Facts()
        facts.digests["/in/2"] = "another"
        #expect(try facts.keys()[0] == before[0] && facts.keys()[1] != before[1])
        facts = Facts()
        facts.digests["/ans/1"] = "another"
        #expect(try facts.keys()[0] != before[0] && facts.keys()[1] == before[1])
        facts = Facts()
        facts.comparison = .tokens(ComparisonFlags(isCaseSensitive: true))
        #expect(try facts.keys()[0] != before[0] && facts.keys()[1] == before[1])
        facts = Facts()
        facts.arguments = ["--fast"]
        #expect(try facts.keys()[0] != before[0] && facts.keys()[1] == before[1])
    }

    @Test func changesForAllTestCases() throws {
        let before = try Facts().keys()
        let changes: [(inout Facts) -> Void] = [
            { $0.image = "sha256:2" },
            { $0.juryTools = ["cpp sha256:2"] },
            { $0.digests["/work"] = "another" },
            { $0.digests["/validator"] = "another" },
            { $0.digests["/include"] = "another" },
            { $0.run.append("--fast") },
            { $0.run = ["/program/ma", "in"] },
            { $0.environment["A"] = "3" },
            { $0.limits = ProblemLimits(cpuTime: .seconds(2), memory: 1 << 20, output: 1 << 10) },
            { $0.kind = .program(ProgramRules(validation: .interactive(JuryProgram(path: "/validator")))) },
        ]
        for (index, change) in changes.enumerated() {
            var facts = Facts()
            change(&facts)
            let after = try facts.keys()
            #expect(after[0] != before[0] && after[1] != before[1], "change \(index)")
        }
    }

    @Test func staysWhereNothingThatMattersChanges() throws {
        let before = try Facts().keys()
        var facts = Facts()
        facts.name = "secret/renamed"
        facts.timeBand = 0.4
        #expect(try facts.keys() == before)
    }

    @Test func recallsRunsUnderTheNameThatTheTestCaseHasNow() throws {
        var facts = Facts()
        let keys = try facts.keys()
        func run(_ verdict: Verdict, key: String?) -> TestRun {
            TestRun(
                name: "secret/old",
                group: "secret",
                isSample: false,
                verdict: verdict,
                cpuMilliseconds: 7,
                wallMilliseconds: 8,
                memoryKiB: nil,
                exit: 0,
                signal: nil,
                feedback: nil,
                reason: verdict == .accepted ? nil : .differs,
                finding: verdict == .accepted ? nil : "printed a wrong answer",
                key: key
            )
        }
        facts.name = "secret/new/1"
        var job = try facts.job()
        func known(_ runs: [TestRun]) -> [TestRun?] {
            job.recall(runs, digests: facts.digests, juryTools: facts.juryTools)
            return job.problem.tests.indices.map { job.knownRun($0, of: job.problem.tests[$0]) }
        }
        let found = known([run(.wrongAnswer, key: keys[0]), run(.accepted, key: nil)])
        #expect(found[0]?.name == "secret/new/1" && found[0]?.group == "secret/new" && found[1] == nil)
        #expect(found[0]?.verdict == .wrongAnswer && found[0]?.cpuMilliseconds == 7)
        let assessment = try RunAssessment(known: #require(found[0]))
        #expect(assessment.verdict == .wrongAnswer && assessment.reason == .differs)
        #expect(assessment.message == "printed a wrong answer")
        // A failure of ours says nothing of the submission; of two results the later one holds.
        #expect(known([run(.judgingError, key: keys[0])])[0] == nil)
        #expect(known([run(.wrongAnswer, key: keys[0]), run(.accepted, key: keys[0])])[0]?.verdict == .accepted)
    }

    /// An output is handed in by the test case's name, or the part of it that no other has.
    @Test func namesCountWhereOutputsAreHandedIn() throws {
        var facts = Facts()
        facts.kind = .answers(AnswerRules(validation: .program(JuryProgram(path: "/validator"))))
        let before = try facts.keys()
        facts.name = "secret/a/2"
        #expect(try facts.keys()[0] != before[0] && facts.keys()[1] != before[1])
    }

    /// A program that does not do the same each time may be right on one of two test cases that are the same.
    @Test func keepsEachResultOfTestCasesThatAreTheSame() throws {
        var facts = Facts()
        facts.digests["/in/2"] = facts.digests["/in/1"]
        facts.digests["/ans/2"] = facts.digests["/ans/1"]
        let keys = try facts.keys()
        #expect(keys[0] == keys[1])
        var job = try facts.job()
        let runs = [("secret/1", Verdict.wrongAnswer), ("secret/2", .accepted)].map { name, verdict in
            TestRun(
                name: name,
                group: "secret",
                isSample: false,
                verdict: verdict,
                cpuMilliseconds: nil,
                wallMilliseconds: 0,
                memoryKiB: nil,
                exit: 0,
                signal: nil,
                feedback: nil,
                key: keys[0]
            )
        }
        job.recall(runs, digests: facts.digests, juryTools: facts.juryTools)
        let found = job.problem.tests.indices.map { job.knownRun($0, of: job.problem.tests[$0])?.verdict }
        #expect(found == [.wrongAnswer, .accepted])
    }
}
