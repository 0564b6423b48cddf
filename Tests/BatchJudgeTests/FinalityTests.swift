import Foundation
import Testing

/// What the jury cannot overlook or undo by accident; with no engine, as nothing is judged.
@Suite struct FinalityTests {
    private func rig() throws -> Rig { try Rig(environment: ["DOCKER_HOST": "unix:///nonexistent.sock"]) }

    private func state(_ rig: Rig) throws -> [String] { try rig.submissions().map(\.state) }

    @Test func aDisqualificationCannotBeWithdrawn() throws {
        let rig = try rig()
        defer { rig.remove() }
        try rig.upload(only: ["beavers/hello"])
        try rig.sweepWithoutEngine()
        try rig.judge("disqualify", "1", "--because", "shared code").check()
        let run = try rig.judge("withdraw", "1")
        #expect(run.code == 64 && run.errors.contains("Submission 1 is disqualified"), "\(run)")
        #expect(try state(rig) == ["disqualified"])
        #expect(try rig.judge("export", "submissions").output.contains("\"message\":\"shared code\""))
    }

    /// One that was finished in time counts, though no sweep has seen it; one that comes later must hold up nothing.
    @Test func nothingIsFinalBeforeWhatCameInTimeIsTaken() throws {
        let rig = try rig()
        defer { rig.remove() }
        try rig.zip(["main.py": Data("print()\n".utf8)], to: "beavers/hello.zip")
        try Data("petals.zip\n".utf8).write(to: rig.inbox.appending(path: "beavers/petals.select"))
        let contest = rig.folder.appending(path: "contest/contest.yaml")
        let end = Date(timeIntervalSinceNow: 1)
        let text = try String(contentsOf: contest, encoding: .utf8)
        let start = end.addingTimeInterval(-5 * 3600).formatted(.iso8601)
        try text.replacing(/start_time: .*/, with: "start_time: \(start)")
            .write(to: contest, atomically: true, encoding: .utf8)
        try rig.settle()
        try rig.judge("release").check()
        let refused = try rig.judge("finalize")
        #expect(refused.code == 1 && refused.errors.contains("1 uploads came before the end"), "\(refused)")
        #expect(refused.errors.contains("beavers/hello.zip"))
        #expect(
            refused.errors.contains("Final entries") && refused.errors.contains("beavers/petals.select"),
            "\(refused)"
        )

        try rig.sweepWithoutEngine()
        #expect(try state(rig) == ["queued"])
        try rig.judge("withdraw", "1").check()
        try rig.zip(["main.py": Data("print(1)\n".utf8)], to: "beavers/hello.zip")
        let final = try rig.judge("finalize")
        #expect(final.code == 0 && final.output == "The results are final.\n", "\(final)")

        // Not even one that seems to have come in time changes what is final.
        try Data("hello.zip\n".utf8).write(to: rig.inbox.appending(path: "beavers/select-petals.txt"))
        try rig.settle()
        try rig.sweepWithoutEngine()
        let answer = rig.state.appending(path: "outbox/beavers/select-petals.txt.answer.json")
        let said = try String(contentsOf: answer, encoding: .utf8)
        #expect(said.contains("The results are final."), "\(said)")
    }
}
