import Foundation
import Sandbox
import Testing

/// The wall time that a busy machine takes away is not the program's.
@Suite struct BusyMachineTests {
    /// Keeps a core busy from outside of every container while `work` runs.
    private func besideHogs<Value>(on core: String, _ work: () throws -> Value) throws -> Value {
        let hogs = try (1...4).map { _ in
            let hog = Process()
            hog.executableURL = URL(filePath: "/usr/bin/taskset")
            hog.arguments = ["-c", core, "sh", "-c", "ulimit -t 20; while :; do :; done"]
            try hog.run()
            return hog
        }
        defer { for hog in hogs { kill(hog.processIdentifier, SIGKILL) } }
        return try work()
    }

    private func run(_ container: RunContainer, _ words: String..., wall: Duration) throws -> RunOutcome {
        var request = RunRequest.ordinary(["/probe"] + words)
        request.caps.wallTime = wall
        return try container.run(request)
    }

    @Test func blamesNoProgramThatGotNoProcessor() throws {
        var plan = try TestContainer.plan()
        plan.cores = "0"
        try TestContainer.with(plan) { container throws in
            try besideHogs(on: "0") {
                func burn() throws -> RunOutcome { try run(container, "burn-for", "400", wall: .milliseconds(600)) }
                var busy = try burn()
                // On a machine that is busy with more the hogs start late, or get little.
                for _ in 0..<10 where busy.wallTime < .milliseconds(700) { busy = try burn() }
                #expect(busy.limit == nil && busy.ending == .exit(0))
                #expect(busy.wallTime > .milliseconds(700))
                #expect(busy.wallTime - busy.starvedTime < .milliseconds(600))
                let idle = try run(container, "sleep", "20", wall: .milliseconds(600))
                #expect(idle.limit == .wallTime)
                #expect(idle.wallTime < .seconds(2))
            }
        }
    }

    @Test func forgivesNoMoreThanItStarved() throws {
        try TestContainer.with { container throws in
            // Short naps, so that it is often found runnable.
            let napping = try run(container, "nap", wall: .milliseconds(800))
            #expect(napping.limit == .wallTime)
            #expect((.milliseconds(800)...(.milliseconds(1100))).contains(napping.wallTime - napping.starvedTime))
        }
    }
}
