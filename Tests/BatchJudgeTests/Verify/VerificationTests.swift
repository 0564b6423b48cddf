import ContestModel
import Foundation
import Testing

@testable import BatchJudge

@Suite struct VerificationTests {
    private static let cases = ["sample/1", "secret/1", "secret/2"]

    @Test func takesExpectationsFromFoldersCommentsAndYAML() throws {
        let package = try JuryPackage(
            [
                "submissions/accepted/a.c": "", "submissions/mixed/b.c": "// @EXPECTED_RESULTS@: WRONG-ANSWER\n",
                "submissions/own/d/main.c": "", "submissions/own/d/part.c": "/* @EXPECTED_SCORE@: 3 */",
                "submissions/wrong-answer/e.c": "",
                "submissions/submissions.yaml": "own: {secret/9: {permitted: [AC]}}\n",
                "submissions/README": "", "submissions/accepted/.hidden": "",
            ],
            tests: Self.cases
        )
        let submissions = try package.submissions()
        #expect(submissions.map(\.path) == ["accepted/a.c", "mixed/b.c", "own/d", "wrong-answer/e.c"])
        let claims = submissions.map { $0.expectations.map(\.claim) }
        #expect(claims[0...1] == [[.verdict([.accepted])], [.verdict([.wrongAnswer])]])
        #expect(claims[2] == [.permitted([.accepted]), .score(3...3)])
        #expect(submissions[0...1].allSatisfy { $0.troubles.isEmpty })
        #expect(submissions[2].troubles == ["submissions.yaml: no test case or group is called secret/9"])
        #expect(submissions[3].troubles[0].hasPrefix("no expected verdict: folder wrong-answer is none of accepted, "))
        #expect(submissions.map(\.isWrong) == [false, true, false, false])
        #expect(submissions.map(\.needsEveryTest) == [false, true, true, false])
    }

    @Test func refusesSourcesThatLieOutsideOfThePackage() throws {
        let package = try JuryPackage([:], tests: Self.cases)
        let folder = "\(package.folder)/submissions/accepted"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/a.c", withDestinationPath: "/etc/passwd")
        #expect(throws: Failure.self) { try package.submissions() }
    }

    @Test func warnsOfNothingWhereAllIsWell() async throws {
        let package = try JuryPackage(
            [
                "submissions/accepted/a.c": "", "submissions/wrong_answer/b.c": "",
                "submissions/time_limit_exceeded/c.c": "",
            ],
            tests: Self.cases
        )
        let verification = try await package.verification([
            "accepted/a.c": ["AC 10,AC 20,AC 300", "AC 10,AC 20,AC 340"],
            "wrong_answer/b.c": ["AC 1,WA 1,WA 1"],
            "time_limit_exceeded/c.c": ["AC 1,TLE 4100"],
        ])
        #expect(verification.unexpected.isEmpty)
        #expect(
            verification.text(showsTests: false) == """
                p  accepted/a.c             AC   300-340 ms
                p  time_limit_exceeded/c.c  TLE  4100 ms
                p  wrong_answer/b.c         WA   1 ms
                p: time limit 2000 ms; the slowest that must not pass it takes 340 ms (accepted/a.c), from which 2000 ms follow; \
                what must be too slow takes at least 4100 ms (time_limit_exceeded/c.c)
                """
        )
    }

    @Test func warnsOfWhatAJuryRegrets() async throws {
        let package = try JuryPackage(
            [
                "submissions/accepted/a.c": "", "submissions/wrong_answer/b.c": "", "submissions/wrong_answer/c.c": "",
                "submissions/time_limit_exceeded/d.c": "",
            ],
            tests: ["secret/1", "secret/2", "secret/3", "secret/4"]
        )
        package.languages = try ["c", "python3", "java"].map { try LanguageID($0) }
        try package.write("secret/1\n", to: "data/secret/3.in")
        // A link to the same file is meant.
        package.tests[3] = package.test("secret/4", input: "\(package.folder)/data/secret/1.in")
        let verification = try await package.verification(
            [
                "accepted/a.c": ["AC 1,AC 1,AC 2200,AC 1"],
                "wrong_answer/b.c": ["WA 1,AC 1,AC 1,WA 1"],
                "wrong_answer/c.c": ["AC 1,AC 1,AC 1,AC 1"],
                "time_limit_exceeded/d.c": ["TLE 7000"],
            ],
            timeFactor: 2
        )
        let subject = try #require(verification.subjects.first)
        let regrets = Regret.all(subject, verification.lines(of: subject))
        #expect(
            regrets.map { "\($0.kind.rawValue): \($0.text)" } == [
                "language-without-accepted: no accepted submission in python3, java",
                "tight-limit: the limit of 2000 ms is near accepted/a.c, which takes 1100 ms and must not be too slow",
                "loose-limit: the limit of 2000 ms is near time_limit_exceeded/d.c, which takes 3500 ms and must be too slow",
                "caught-once: only secret/1 catches wrong_answer/b.c",
                "not-caught: no test case catches wrong_answer/c.c",
                "duplicate-test: secret/3 has the same input as secret/1",
                "no-samples: there are no samples",
            ]
        )
        #expect(verification.unexpected.map(\.submission.path) == ["wrong_answer/c.c"])
        let text = verification.text(showsTests: true)
        #expect(
            text.contains("wrong_answer/c.c         AC  ") && text.contains("folder wrong_answer: AC is not WA or OLE")
        )
        #expect(text.contains("p  secret/1  1 ms     catches 1 of 2\n"))
        #expect(text.contains("p: warning: there are no samples\n"))
    }

    @Test func saysThatNothingIsAccepted() async throws {
        let package = try JuryPackage(["submissions/accepted/a.c": ""], tests: Self.cases)
        let verification = try await package.verification(["accepted/a.c": ["AC 1,AC 1,TLE 2300"]])
        #expect(verification.text(showsTests: false).contains("p: warning: no submission is accepted"))
        #expect(verification.unexpected.count == 1)
    }

    @Test func namesTheTestCaseThatFailsAndWhatItsValidatorSays() async throws {
        let package = try JuryPackage(["submissions/accepted/a.c": ""], tests: Self.cases)
        let verification = try await package.verification(["accepted/a.c": ["AC 1,AC 1,WA 1 sum is 7\nand more"]])
        let text = verification.text(showsTests: false)
        #expect(text.contains("<- not as expected: folder accepted: WA is not AC (secret/2: sum is 7)\n"), "\(text)")
    }

    @Test func saysWhyPointsOfGroupsDoNotCount() async throws {
        let package = try JuryPackage(["submissions/partially_accepted/a.c": ""], tests: Self.cases)
        let submission = try #require(package.submissions().first)
        let moment = Timestamp(milliseconds: 0)
        func kinds(_ score: Double, _ verdict: Verdict) async throws -> [Regret.Kind] {
            var verification = try await package.verification([:])
            var judgement = Judgement(verdict: verdict, started: moment, ended: moment)
            judgement.score = score
            judgement.groups = [
                GroupResult(name: "", verdict: verdict, score: score, maxScore: 100),
                GroupResult(name: "secret/1", verdict: .accepted, score: 40, maxScore: 40),
            ]
            verification.add(JuryTrial(submission: submission, judgement: judgement, language: nil))
            let subject = try #require(verification.subjects.first)
            return Regret.all(subject, verification.lines).map(\.kind).filter { $0 == .pointsLost }
        }
        #expect(try await kinds(0, .wrongAnswer) == [.pointsLost])
        #expect(try await kinds(40, .accepted) == [])
    }

    @Test func noticesWhatIsWrongOnlyOnce() async throws {
        let package = try JuryPackage(["submissions/accepted/a.c": ""], tests: Self.cases)
        let verification = try await package.verification(["accepted/a.c": ["AC 1,AC 1,AC 1", "AC 1,WA 1"]])
        #expect(verification.unexpected.map(\.complaints) == [["folder accepted: WA is not AC"]])
    }

    @Test func saysTheSameAsJSON() async throws {
        let package = try JuryPackage(
            ["submissions/accepted/a.c": "", "submissions/wrong_answer/b.c": ""],
            tests: Self.cases
        )
        let verification = try await package.verification([
            "accepted/a.c": ["AC 10,AC 20,AC 300"], "wrong_answer/b.c": ["AC 1,AC 1,AC 1"],
        ])
        struct Document: Decodable {
            struct Problem: Decodable {
                struct Submission: Decodable {
                    let path, verdict: String
                    let as_expected: Bool
                    let complaints: [String]
                    let max_time_ms: [Int64?]
                    let total_time_ms: Int64
                }
                struct Warning: Decodable { let kind: String }
                struct Test: Decodable {
                    let name: String
                    let catches: [String]
                }
                let id: String
                let time_limit_ms, suggested_time_limit_ms: Int64
                let submissions: [Submission]
                let warnings: [Warning]
                let tests: [Test]?
            }
            let problems: [Problem]
        }
        let text = try verification.json(showsTests: true)
        let problem = try #require(JSONDecoder().decode(Document.self, from: Data(text.utf8)).problems.first)
        #expect(problem.id == "p" && problem.time_limit_ms == 2000 && problem.suggested_time_limit_ms == 1000)
        #expect(problem.submissions.map(\.as_expected) == [true, false])
        #expect(problem.submissions[1].complaints == ["folder wrong_answer: AC is not WA or OLE"])
        #expect(problem.submissions[0].max_time_ms == [300] && problem.submissions[0].total_time_ms == 330)
        #expect(problem.warnings.map(\.kind) == ["not-caught"])
        #expect(problem.tests?.map(\.name) == Self.cases)
        #expect(try !verification.json(showsTests: false).contains("\"tests\""))
    }

    @Test func copiesSourcesWhateverTheyAreCalled() throws {
        let package = try JuryPackage(["submissions/accepted/my own 100%.c": "x"], tests: Self.cases)
        let copy = package.folder + "/copy"
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for submission in try package.submissions() { _ = try submission.copy(into: copy) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: copy) == ["my own 100%.c"])
    }

    /// Not even where anything but AC is expected.
    @Test func nothingIsAsExpectedThatCouldNotBeJudged() async throws {
        let package = try JuryPackage(["submissions/rejected/a.c": ""], tests: Self.cases)
        var verification = try await package.verification([:])
        for submission in try package.submissions() {
            verification.add(JuryTrial(submission: submission, failure: "problems/p/v.c\nended badly"))
        }
        let complaint = "it could not be judged: problems/p/v.c\\nended badly"
        #expect(verification.unexpected.map(\.complaints) == [[complaint]])
        #expect(verification.text(showsTests: false).hasPrefix("p  rejected/a.c  JE  "))
        #expect(verification.text(showsTests: false).contains("  <- not as expected: \(complaint)\n"))
        #expect(verification.text(showsTests: false).contains("\np: error: problems/p/v.c\nended badly"))
    }
}
