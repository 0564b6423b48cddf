import Foundation
import Testing

extension RealEngine {
    /// What judging again runs, and what it takes over.
    @Suite struct RejudgingTests {
        /// It takes another time whenever it runs.
        private static let restless = """
            import random, time
            time.sleep(random.random() / 5)
            print(f"Hello, {input()}!")
            """

        private struct Timed: Decodable, Equatable {
            struct Test: Decodable, Equatable {
                let name, verdict: String
                let wall_ms: Int
            }
            let verdict: String
            let tests: [Test]
        }

        private func judged(_ rig: Rig) throws -> Timed {
            let run = try rig.judge("export", "submissions", "--format", "json")
            try run.check()
            return try #require(JSONDecoder().decode([Timed].self, from: Data(run.output.utf8)).first)
        }

        private func judgeAgain(_ rig: Rig, _ options: String...) throws -> Timed {
            try rig.judge(["rejudge", "--all"] + options).check()
            try rig.judge("run").check()
            return try judged(rig)
        }

        @Test func runsOnlyTheTestCasesWhoseResultMayDiffer() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.zip(["main.py": Data(Self.restless.utf8)], to: "beavers/hello.zip")
            try rig.settle()
            try rig.judge("run").check()
            let first = try judged(rig)
            #expect(first.verdict == "AC" && first.tests.count == 7)
            #expect(try judgeAgain(rig) == first)
            let last = rig.folder.appending(path: "contest/problems/hello/data/secret/05-long.ans")
            try Data("Hello, nobody!\n".utf8).write(to: last)
            let second = try judgeAgain(rig)
            #expect(second.verdict == "WA" && second.tests.last?.verdict == "WA")
            #expect(second.tests.dropLast() == first.tests.dropLast())
            // A failure is taken over like a success.
            #expect(try judgeAgain(rig) == second)
            let fresh = try judgeAgain(rig, "--fresh")
            #expect(fresh.tests.map(\.verdict) == second.tests.map(\.verdict) && fresh.tests != second.tests)
            // What was judged before that is not remembered.
            #expect(try judgeAgain(rig) == fresh)
        }

        @Test func showsTheJuryWhoLosesAsTextJSONAndPage() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello", "loewen/hello"])
            try rig.judge("run").check()
            let before = try rig.submissions()
            let answers = rig.folder.appending(path: "contest/problems/hello/data/secret")
            try Data("another answer\n".utf8).write(to: answers.appending(path: "05-long.ans"))
            let page = rig.folder.appending(path: "jury.html").path()
            let words = ["rejudge", "--problem", "hello", "--dry-run"]
            let text = try rig.judge(words + ["--page", page])
            #expect(text.code == 0, "\(text.errors)")
            #expect(text.output.contains("1 beavers hello: AC -> WA\n"))
            #expect(text.output.contains("loses  beavers"))
            struct Document: Decodable {
                struct Entry: Decodable {
                    struct Result: Decodable { let verdict: String }
                    let id: Int
                    let before, after: Result
                }
                struct Team: Decodable {
                    struct Place: Decodable {
                        let rank: Int?
                        let solved: Int
                    }
                    let id, effect: String
                    let before, after: Place
                }
                let judged: Int
                let submissions: [Entry]
                let teams: [Team]
            }
            let json = try rig.judge(words + ["--json"])
            let document = try JSONDecoder().decode(Document.self, from: Data(json.output.utf8))
            #expect(document.judged == before.count)
            let beavers = try #require(document.teams.first { $0.id == "beavers" })
            #expect(beavers.effect == "loses" && beavers.before.solved == 1 && beavers.after.solved == 0)
            #expect(
                document.submissions.first?.before.verdict == "AC" && document.submissions.first?.after.verdict == "WA"
            )
            let html = try String(contentsOfFile: page, encoding: .utf8)
            #expect(html.contains("loses") && html.contains("wrong answer") && !html.contains("<script"))
            #expect(try rig.submissions() == before)
            #expect(try rig.judge("rejudge", "--all", "--json").code == 64)
        }
    }
}
