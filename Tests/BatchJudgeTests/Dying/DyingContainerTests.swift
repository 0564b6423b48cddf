import Foundation
import Glibc
import Testing

extension RealEngine {
    /// A container goes away, or stands still, in the middle of a build or a run: the same sweep does it once more.
    @Suite struct DyingContainerTests {
        @Test(arguments: Blow.due, ["build", "run"])
        func isJudgedInAFreshOneByTheSameSweep(blow: Blow, purpose: String) async throws {
            let engine = MachineEngine()
            let contest = try ShortContest()
            defer { contest.remove() }
            try contest.upload(Programs.waiting, with: purpose == "build" ? Programs.long : nil, as: "beavers/hello")
            let sweep = try contest.sweep()
            var first: [String] = []
            try sweep.waitUntil {
                first = try engine.running(purpose, of: contest)
                return first.count == 1
            }
            let start = ContinuousClock.now
            try blow.strike(try #require(first.first), engine)
            let end = try sweep.finish()
            // Half a minute without a word, and as long again for removing what hangs and for the second trial.
            #expect(start.duration(to: .now) < .seconds(90))
            #expect(end.code == 0 && end.errors == "", "\(end.errors)")
            let found = try contest.rig.submissions()
            #expect(found.map(\.verdict) == ["AC"] && found.allSatisfy { $0.attempts == 0 && $0.charged })
            #expect(try await contest.judgements() == [1])
            #expect(try contest.rig.containers() == [])
            #expect(try contest.leftovers() == [])
        }

        @Test func isOursWhenItHappensAgainAndAgain() async throws {
            let engine = MachineEngine()
            let contest = try ShortContest()
            defer { contest.remove() }
            try contest.upload(Programs.waiting, as: "beavers/hello")
            let sweep = try contest.sweep()
            for _ in 0..<2 {
                try sweep.waitUntil { try !engine.running("run", of: contest).isEmpty }
                for id in try engine.running("run", of: contest) { try Blow.killed.strike(id, engine) }
                usleep(100_000)
            }
            let end = try sweep.finish()
            #expect(end.code == 1 && end.errors.contains("exit code 137"), "\(end.errors)")
            let found = try contest.rig.submissions()
            #expect(found.map(\.state) == ["queued"] && found.map(\.attempts) == [1])
            #expect(try await contest.judgements() == [0])
            #expect(try contest.rig.containers() == [])
        }
    }

    enum Blow: CaseIterable {
        case killed, removed
        /// From outside, by the machine's root: process 1 itself.
        case supervisorKilled
        case paused, supervisorStopped

        /// What stands still is given up after its longest possible time: in long tests only.
        static var due: [Blow] {
            TestLength.isLong
                ? allCases : [.killed, .removed, .supervisorKilled]
        }

        func strike(_ container: String, _ engine: MachineEngine) throws {
            switch self {
            case .killed: try engine.docker("kill", container).check()
            case .removed: try engine.docker("rm", "-f", container).check()
            case .paused: try engine.docker("pause", container).check()
            case .supervisorKilled: kill(try engine.firstProcess(of: container), SIGKILL)
            case .supervisorStopped: kill(try engine.firstProcess(of: container), SIGSTOP)
            }
        }
    }
}
