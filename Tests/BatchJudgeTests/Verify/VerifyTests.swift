import Foundation
import Testing

extension RealEngine {
    /// The jury's own submissions, judged as teams' are.
    @Suite struct VerifyTests {
        @Test func findsEveryJurySubmissionOfTheSampleContestAsItsFolderSays() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let run = try rig.judge("verify")
            #expect(run.code == 0, "\(run.output)\(run.errors)")
            let lines = run.output.split(separator: "\n")
            for problem in ["cells", "fence", "hello", "honey", "library", "petals", "rain", "swaps", "words"] {
                #expect(lines.contains { $0.hasPrefix("\(problem) ") && $0.contains(" AC") }, "\(problem)")
            }
            #expect(try rig.containers() == [])
            // Nothing of it is a team's.
            #expect(try rig.submissions().isEmpty)
        }

        @Test func namesFoldersThatExpectNothingAndProblemsWithoutSubmissions() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let problems = rig.folder.appending(path: "contest/problems")
            let hello = problems.appending(path: "hello/submissions")
            for name in ["accepted", "time_limit_exceeded", "run_time_error"] {
                try FileManager.default.removeItem(at: hello.appending(path: name))
            }
            try FileManager.default.moveItem(
                at: hello.appending(path: "wrong_answer"),
                to: hello.appending(path: "wrong-answer")
            )
            try FileManager.default.removeItem(at: problems.appending(path: "words/submissions"))
            let run = try rig.judge("verify", "hello", "words")
            #expect(run.code == 1)
            #expect(run.output.contains("no expected verdict: folder wrong-answer is none of accepted, wrong_answer, "))
            #expect(run.output.contains("words: no jury submissions\n"))
            let none = try rig.judge("verify", "words")
            #expect(none.code == 0 && none.output == "words: no jury submissions\n")
        }

        @Test func aBrokenValidatorStopsNoOtherProblem() throws {
            let (rig, _) = try Rig.ofPackages(["circle", "summands"])
            defer { rig.remove() }
            let problems = rig.folder.appending(path: "contest/problems")
            let yaml = "name: Summands\nvalidation: custom\nbatch_judge: {time_limit: 1}\n"
            try Data(yaml.utf8).write(to: problems.appending(path: "summands/problem.yaml"))
            try Data("int main() { return 1; }\n".utf8)
                .write(to: problems.appending(path: "summands/output_validators/pair.cpp"))
            try Data("int main( {\n".utf8).write(to: problems.appending(path: "circle/submissions/accepted/broken.c"))
            let run = try rig.judge("verify", "circle", "summands")
            #expect(run.code == 1, "\(run)")
            let bad = run.output.split(separator: "\n").filter { $0.contains("<- not as expected") }
            #expect(bad.filter { $0.hasPrefix("circle") }.map { $0.contains("accepted/broken.c ") } == [true])
            let named = "it could not be judged: problems/summands/output_validators/pair.cpp ended with exit code 1"
            #expect(bad.contains { $0.hasPrefix("summands  accepted/") && $0.contains(named) }, "\(run.output)")
            #expect(run.output.contains("accepted/exact.c") && !bad.contains { $0.contains("exact.c") })
        }

        @Test func comparesWithCommentsAndSubmissionsYAMLTestByTest() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let hello = rig.folder.appending(path: "contest/problems/hello/submissions")
            let files = [
                "own/good.py": "# @EXPECTED_RESULTS@: CORRECT\nprint(f\"Hello, {input()}!\")\n",
                "own/odd.py": "# @EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT\nprint(\"Hello!\")\n",
                "submissions.yaml": """
                own/good.*: {language: python3, entrypoint: good.py}
                wrong_answer:
                  sample: {permitted: [WA]}
                  secret/*-short: {required: [WA]}

                """,
            ]
            for (name, text) in files {
                let file = hello.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(text.utf8).write(to: file)
            }
            let run = try rig.judge("verify", "hello", "--json", "--tests", "--runs", "2")
            struct Document: Decodable {
                struct Problem: Decodable {
                    struct Submission: Decodable {
                        let path, verdict: String
                        let complaints: [String]
                        let max_time_ms: [Int64?]
                    }
                    struct Test: Decodable { let catches: [String] }
                    let submissions: [Submission]
                    let tests: [Test]
                }
                let problems: [Problem]
            }
            let problem = try #require(
                JSONDecoder().decode(Document.self, from: Data(run.output.utf8)).problems.first
            )
            let unexpected = problem.submissions.filter { !$0.complaints.isEmpty }
            #expect(run.code == 1 && unexpected.map(\.path) == ["wrong_answer/first_word.cpp"], "\(run.output)")
            #expect(unexpected.first?.complaints.count == 2, "\(unexpected)")
            #expect(problem.submissions.first { $0.path == "own/odd.py" }?.verdict == "WA")
            #expect(problem.submissions.first { $0.path == "own/good.py" }?.max_time_ms.count == 2)
            #expect(problem.tests.count == 7 && problem.tests.allSatisfy { !$0.catches.isEmpty })
        }

        @Test func aProblemWhoseValidatorFailsHidesNoOther() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let contest = rig.folder.appending(path: "contest")
            let files = [
                "problem.yaml": "name: Odd\nvalidation: custom\n",
                "output_validators/check.py": "print('hm')\n",
                "submissions/accepted/a.py": "print(1)\n",
                "data/secret/1.in": "1\n", "data/secret/1.ans": "1\n",
            ]
            for (name, text) in files {
                let file = contest.appending(path: "problems/odd/\(name)")
                let folder = file.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            let yaml = contest.appending(path: "contest.yaml")
            let lines = try String(contentsOf: yaml, encoding: .utf8)
            try Data(lines.replacing("problems:\n", with: "problems:\n  - {id: odd, label: Z}\n").utf8).write(to: yaml)
            let run = try rig.judge("verify", "odd", "hello")
            #expect(run.code == 1, "\(run)")
            #expect(run.errors.contains("odd has no time limit.") && run.errors.contains("1 of 8 are"), "\(run)")
            let said = "problems/odd/output_validators/check.py ended with exit code 0, neither 42 nor 43, on secret/1"
            #expect(run.output.contains(said) && run.output.contains("odd: no time limit, and none follows"), "\(run)")
            #expect(run.output.contains("hello: time limit "), "\(run)")
            #expect(!FileManager.default.fileExists(atPath: contest.appending(path: "problems/odd/.timelimit").path()))
        }

        @Test func namesWhatIsNotAsExpectedAndEndsWith1() throws {
            let rig = try Rig()
            defer { rig.remove() }
            let folder = rig.folder.appending(path: "contest/problems/hello/submissions")
            try FileManager.default.moveItem(
                at: folder.appending(path: "wrong_answer/first_word.cpp"),
                to: folder.appending(path: "accepted/first_word.cpp")
            )
            for name in ["time_limit_exceeded", "run_time_error"] {
                try FileManager.default.removeItem(at: folder.appending(path: name))
            }
            let run = try rig.judge("verify", "hello")
            #expect(run.code == 1)
            let line = run.output.split(separator: "\n").first { $0.contains("accepted/first_word.cpp") }
            #expect(line?.contains("WA") == true && line?.contains("not as expected") == true)
            #expect(run.errors.contains("1 of 5"))
            #expect(try rig.judge("verify", "nonsense").code == 64)
        }
    }
}
