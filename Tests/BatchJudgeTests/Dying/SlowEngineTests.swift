import Foundation
import Glibc
import Testing

extension RealEngine {
    /// An engine that stands still for longer than a program may wait.
    @Suite struct SlowEngineTests {
        @Test func costsAProgramNoTime() async throws {
            let engine = try PrivateEngine(image: "batch-judge/python")
            defer { engine.remove() }
            let contest = try ShortContest(engine)
            defer { contest.remove() }
            try contest.upload(Programs.wordy, as: "beavers/hello")
            let sweep = try contest.sweep()
            try sweep.waitUntil { try engine.running("run").count == 1 }
            usleep(300_000)
            engine.signal(SIGSTOP)
            // Beyond the wall limit, which is 5.8 s.
            sleep(9)
            engine.signal(SIGCONT)
            let end = try sweep.finish()
            #expect(end.code == 0 && end.errors == "", "\(end.errors)")
            let found = try contest.rig.submissions()
            #expect(found.map(\.verdict) == ["WA"] && found.allSatisfy { $0.attempts == 0 })
        }
    }
}
