import Foundation
import Testing

extension RealEngine {
    /// Rejudging and taking out, on a real contest.
    @Suite struct JuryTests {
        @Test func judgesAgainOnlyWhatIsAskedForAndShowsWhatWouldChange() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            try rig.judge("run").check()
            #expect(try rig.submissions().map(\.verdict) == ["AC"])
            // The jury corrects an answer: what was right is wrong now.
            let answers = rig.folder.appending(path: "contest/problems/hello/data/secret")
            let names = try FileManager.default.contentsOfDirectory(atPath: answers.path()).filter {
                $0.hasSuffix(".ans")
            }
            for name in names { try Data("another answer\n".utf8).write(to: answers.appending(path: name)) }
            let trial = try rig.judge("rejudge", "--problem", "hello", "--dry-run")
            #expect(trial.code == 0)
            #expect(trial.output.contains("AC -> WA") && trial.output.contains("1 would change"))
            #expect(try rig.submissions().map(\.verdict) == ["AC"])
            try rig.judge("rejudge", "--problem", "hello").check()
            try rig.judge("run").check()
            #expect(try rig.submissions().map(\.verdict) == ["WA"])
        }

        @Test func takesASubmissionOut() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            try rig.judge("run").check()
            func solved() throws -> Int {
                struct Board: Decodable {
                    struct Row: Decodable { let solved: Int }
                    let rows: [Row]
                }
                let data = try Data(contentsOf: rig.site.appending(path: "leaderboard.json"))
                return try JSONDecoder().decode(Board.self, from: data).rows.reduce(0) { $0 + $1.solved }
            }
            #expect(try solved() == 1)
            let disqualified = try rig.judge("disqualify", "1", "--because", "shared code")
            #expect(disqualified.code == 0 && disqualified.output.contains("1 of beavers is disqualified"))
            let again = try rig.judge("disqualify", "1", "--because", "shared code")
            #expect(again.code == 0 && again.output == "Submission 1 was disqualified already.\n")
            #expect(try rig.judge("export", "submissions").output.contains("\"message\":\"shared code\""))
            #expect(try solved() == 0)
            #expect(try rig.submissions().map(\.state) == ["disqualified"])
            #expect(try rig.judge("requeue", "1").code == 64)
            #expect(try rig.judge("withdraw", "99").code == 1)
        }

        @Test func changesNothingThatIsFinal() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            try rig.judge("run").check()
            let file = rig.folder.appending(path: "contest/contest.yaml")
            let running = try String(contentsOf: file, encoding: .utf8)
            let start = Date(timeIntervalSinceNow: -864_000).formatted(.iso8601)
            let over = running.replacing(/start_time: .*/, with: "start_time: \(start)")
            try over.write(to: file, atomically: true, encoding: .utf8)
            #expect(try rig.judge("release").output == "The board is thawed.\n")
            #expect(try rig.judge("release").output.hasPrefix("The board was thawed already"))
            #expect(try rig.judge("finalize").output == "The results are final.\n")
            #expect(try rig.judge("finalize").output.hasPrefix("The results were final already"))
            let changes = [
                ["disqualify", "1", "--because", "late"], ["withdraw", "1"], ["requeue", "1"], ["rejudge", "--all"],
            ]
            for change in changes {
                let run = try rig.judge(change)
                #expect(run.code == 1 && run.errors.contains("`batch-judge finalize --undo` first"), "\(change)")
            }
            #expect(try rig.submissions().map(\.state) == ["judged"])
            #expect(try rig.judge("rejudge", "--all", "--dry-run").code == 0)
            #expect(try rig.judge("finalize", "--undo").output == "The results are not final any more.\n")
            #expect(try rig.judge("finalize", "--undo").output == "The results were not final.\n")
            #expect(try rig.judge("rejudge", "--all").output.contains("1 submissions are queued again"))
            let dry = try rig.judge("rejudge", "--all", "--dry-run")
            #expect(dry.code == 1 && dry.errors.contains("1 skipped, as they are queued"))
            #expect(try rig.judge("finalize").code == 1)
        }

        /// An upload may be seen late, when results are final already: it waits.
        @Test func judgesNothingWhileResultsAreFinal() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            try rig.judge("run").check()
            try rig.judge("rejudge", "--all").check()
            try rig.declareFinal()
            let held = try rig.judge("run")
            #expect(held.code == 1 && held.errors.contains("1 submissions wait, as the results are final"))
            #expect(try rig.submissions().map(\.state) == ["queued"])
            try rig.judge("finalize", "--undo").check()
            try rig.judge("run").check()
            #expect(try rig.submissions().map(\.verdict) == ["AC"])
        }
    }
}

extension Rig {
    /// As `finalize` does where nothing waits.
    fileprivate func declareFinal() throws {
        let words = ["-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"]
        let statement = "INSERT INTO setting (key, value) VALUES ('finalized', '1')"
        let store = state.appending(path: "results.sqlite").path()
        try Self.run(URL(filePath: "/usr/bin/python3"), words + [store, statement]).check()
    }
}
