import ContestModel
import Foundation
import ResultStore
import Testing

/// Whatever happened since the last publishing, what it makes of that is byte for byte what a build of everything gives.
@Suite struct IncrementalTests {
    private func tree(_ folder: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path != "data/pulse.json" {
            found[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
        }
        return found
    }

    private func compare(_ rig: Rig, _ what: String) throws {
        let copy = rig.folder.appending(path: "copy-\(UUID().uuidString)").path()
        try rig.judge("site", "--to", copy).check()
        let site = rig.folder.appending(path: "public").path()
        let current = try FileManager.default.destinationOfSymbolicLink(atPath: "\(site)/current")
        let (made, wanted) = (try tree("\(site)/\(current)"), try tree(copy))
        let differing = Set(made.keys).union(wanted.keys).filter { made[$0] != wanted[$0] }.sorted()
        #expect(differing == [], "\(what)")
        try FileManager.default.removeItem(atPath: copy)
    }

    /// One thing that can happen; its name.
    private func happen(
        in store: SubmissionStore,
        _ random: inout some RandomNumberGenerator,
        _ number: UInt64
    ) async throws -> String {
        let all = try await store.submissions()
        let some = all.randomElement(using: &random)?.submission
        switch (Int.random(in: 0..<6, using: &random), some) {
        case (0...1, _), (_, nil):
            let team = try TeamID(["beavers", "loewen", "oshea"].randomElement(using: &random) ?? "")
            let new = NewSubmission(
                key: UploadKey(device: 1, inode: number, changed: 1, size: 1),
                team: team,
                problem: try ProblemID(["hello", "rain"].randomElement(using: &random) ?? ""),
                file: "\(number).zip",
                sha256: String(repeating: String(number % 10), count: 60) + String(number + 1000),
                size: 1,
                received: Timestamp(Date()),
                isSmoke: Int.random(in: 0..<6, using: &random) == 0,
                rejection: nil
            )
            return "add \(String(describing: try await store.add(new, quota: TeamQuota())?.id))"
        case (2...3, let some?) where some.state == .queued:
            _ = try await store.claim(some.id)
            let verdict = Verdict.allCases.randomElement(using: &random) ?? .accepted
            let now = Timestamp(Date())
            let run = TestRun(
                name: "secret/1",
                group: "secret",
                isSample: false,
                verdict: verdict,
                cpuMilliseconds: 12,
                wallMilliseconds: 15,
                memoryKiB: 1000,
                exit: 0,
                signal: nil,
                feedback: nil
            )
            let judgement = Judgement(
                verdict: verdict,
                message: "m",
                log: "<l>",
                started: now,
                ended: now,
                runs: [run, run]
            )
            try await store.finish(some.id, with: judgement)
            return "finish \(some.id) \(verdict)"
        case (4, let some?) where [.judged, .failed, .rejected].contains(some.state):
            return "requeue \(try await store.requeue([some.id]))"
        case (5, let some?) where some.state != .judging:
            try await store.strike(some.id, as: .withdrawn, because: "")
            return "withdraw \(some.id)"
        case (_, let some?):
            _ = try await store.claim(some.id)
            return "claim \(some.id)"
        }
    }

    @Test(arguments: ["private", "public"]) func isTheFullBuildWhateverHappened(reports: String) async throws {
        let rig = try Rig(replacing: [
            "scoreboard_freeze_duration": "\"0:30:00\"", "duration": "\"0:50:00\"", "reports": reports,
        ])
        defer { rig.remove() }
        try rig.judge("site").check()
        let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
        var random = SystemRandomNumberGenerator()
        var steps: [String] = []
        for round in 0..<8 {
            for step in 0..<Int.random(in: 1...3, using: &random) {
                steps.append(try await happen(in: store, &random, UInt64(round * 10 + step + 1)))
            }
            try rig.judge("site").check()
            try compare(rig, "\(steps)")
        }
        // A backup that is put back, or a cache of something else.
        try Data("nonsense".utf8).write(to: rig.state.appending(path: "site/history"))
        steps.append(try await happen(in: store, &random, 1000))
        try rig.judge("site").check()
        try compare(rig, "\(steps)")
    }
}
