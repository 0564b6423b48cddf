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
            try rig.judge("disqualify", "1", "--because", "shared code").check()
            #expect(try solved() == 0)
            #expect(try rig.submissions().map(\.state) == ["disqualified"])
            #expect(try rig.judge("requeue", "1").code == 64)
            #expect(try rig.judge("withdraw", "99").code == 1)
        }
    }
}
