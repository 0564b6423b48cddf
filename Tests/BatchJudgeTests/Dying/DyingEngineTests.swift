import Foundation
import Testing

extension RealEngine {
    /// The engine goes away in the middle of a sweep: nothing is lost, nobody is charged, and the next sweep ends the work.
    @Suite struct DyingEngineTests {
        private static let uploads = [
            "beavers/hello-a": Programs.accepted, "loewen/hello-b": Programs.waiting, "oshea/hello-c": Programs.waiting,
        ]

        @Test(arguments: Death.due) func isSaidAndTheNextSweepJudgesEverythingOnce(death: Death) async throws {
            let engine = try PrivateEngine(image: "batch-judge/python")
            defer { engine.remove() }
            let contest = try ShortContest(engine)
            defer { contest.remove() }
            for (name, source) in Self.uploads { try contest.upload(source, as: name) }
            let sweep = try contest.sweep()
            try sweep.waitUntil { try engine.running().count > 1 }
            let start = ContinuousClock.now
            try death.strike(engine)
            let end = try sweep.finish()
            let seconds = start.duration(to: .now)
            #expect(seconds < death.bound, "\(seconds)")
            #expect(end.code == 1 && end.errors.contains("docker"), "\(end.errors)")
            let after = try contest.rig.submissions()
            #expect(after.count == 3 && after.allSatisfy { $0.attempts == 0 })
            #expect(after.allSatisfy { $0.state == "queued" || $0.verdict == "AC" })
            try death.mend(engine)
            let next = try contest.rig.judge("run")
            #expect(next.code == 0 && next.errors == "", "\(next.errors)")
            let done = try contest.rig.submissions()
            #expect(done.map(\.verdict) == ["AC", "AC", "AC"] && done.allSatisfy { $0.attempts == 0 && $0.charged })
            #expect(try await contest.judgements() == [1, 1, 1])
            #expect(try contest.rig.containers() == [])
            #expect(try contest.leftovers() == [])
        }
    }

    enum Death: CaseIterable {
        /// At once, with its containerd; their shims live on.
        case killed
        /// It lives, and never answers again.
        case stopped

        /// Giving up an engine that never answers takes a minute: in long tests only.
        static var due: [Death] {
            TestLength.isLong ? allCases : [.killed]
        }

        var bound: Duration { self == .killed ? .seconds(10) : .seconds(120) }

        func strike(_ engine: PrivateEngine) throws {
            switch self {
            case .killed: engine.kill()
            case .stopped: engine.signal(SIGSTOP)
            }
        }

        func mend(_ engine: PrivateEngine) throws {
            switch self {
            case .killed: try engine.start()
            case .stopped: engine.signal(SIGCONT)
            }
        }
    }
}
