import Foundation
import Sandbox
import Testing

/// The caps, each met on purpose; after each but memory the container still works.
@Suite struct CapTests {
    private func run(
        _ container: RunContainer,
        _ words: [String],
        cpu: Duration = .seconds(5),
        wall: Duration = .seconds(10),
        output: Int64 = 1 << 20
    ) throws -> RunOutcome {
        var request = RunRequest.ordinary(["/probe"] + words)
        request.caps = RunCaps(cpuTime: cpu, wallTime: wall, output: output)
        let outcome = try container.run(request)
        if outcome.limit != .memory { #expect(try container.run(.probe("hello")).text == "hello\n") }
        return outcome
    }

    @Test(arguments: ["burn", "threads"]) func endsAtItsCPUTime(what: String) throws {
        try TestContainer.with { container throws in
            let outcome = try run(container, [what], cpu: .milliseconds(300))
            #expect(outcome.limit == .cpuTime)
            #expect(outcome.ending == .signal(SIGKILL))
            #expect((.milliseconds(300)...(.milliseconds(1500))).contains(try #require(outcome.cpuTime)))
        }
    }

    @Test func findsAPassedCPUTimeAfterTheEnd() throws {
        try TestContainer.with { container throws in
            let outcome = try run(container, ["burn-for", "5"], cpu: .milliseconds(2))
            #expect(outcome.limit == .cpuTime)
        }
    }

    @Test(arguments: [["sleep", "20"], ["stop"]]) func endsAtItsWallTime(words: [String]) throws {
        try TestContainer.with { container throws in
            let outcome = try run(container, words, wall: .milliseconds(300))
            #expect(outcome.limit == .wallTime)
            #expect((.milliseconds(300)...(.seconds(5))).contains(outcome.wallTime))
            #expect(try #require(outcome.cpuTime) < .milliseconds(100))
        }
    }

    @Test(arguments: [["hog", "500"], ["many-hogs"], ["recurse"]]) func endsAtItsMemory(words: [String]) throws {
        try TestContainer.with(try TestContainer.plan(memory: 64 << 20)) { container throws in
            let outcome = try run(container, words, wall: .seconds(4))
            #expect(outcome.limit == .memory)
            let peak = try #require(outcome.peakMemory)
            #expect(peak >= 18 << 20)
        }
    }

    /// Else whoever killed process 1 from outside would make this a matter of memory: the engine never forgets the first kill.
    @Test func blamesNoProgramForTheMemoryOfAnEarlierOne() throws {
        try TestContainer.with(try TestContainer.plan(memory: 64 << 20)) { container throws in
            #expect(try run(container, ["hog", "500"]).limit == .memory)
            #expect(!container.isReady)
            let killer = Process()
            killer.executableURL = URL(filePath: "/bin/sh")
            killer.arguments = ["-c", "sleep 0.5; exec docker kill \(container.id) >/dev/null"]
            try killer.run()
            #expect(throws: SandboxError.self) { try container.run(.probe("sleep", "9")) }
            killer.waitUntilExit()
        }
    }

    @Test func seesThatOnlyAChildWasKilledForMemory() throws {
        try TestContainer.with(try TestContainer.plan(memory: 64 << 20)) { container throws in
            let outcome = try run(container, ["hog-child"])
            #expect(outcome.ending == .exit(0))
            #expect(outcome.text == "answer\n")
            #expect(outcome.limit == .memory)
        }
    }

    @Test func survivesScratchSpaceThatUsesUpTheMemory() throws {
        var plan = try TestContainer.plan(memory: 64 << 20)
        plan.scratchBytes = 64 << 20
        try TestContainer.with(plan) { container throws in
            let outcome = try run(container, ["fill"])
            #expect(outcome.limit == .memory)
        }
    }

    @Test func callsItMemoryWhenProcess1IsEndedForIt() throws {
        var plan = try TestContainer.plan(memory: 64 << 20)
        plan.scratchBytes = 128 << 20
        try TestContainer.with(plan) { container throws in
            let outcome = try container.run(.probe("fill-as-process-1"))
            #expect(outcome.limit == .memory)
            // Nobody is left who measured it.
            #expect(outcome.cpuTime == nil && outcome.cpuMeans == nil && outcome.peakMemory == nil)
            #expect(!container.isReady)
            #expect(throws: SandboxError.self) { try container.run(.probe("hello")) }
        }
    }

    @Test func endsAForkBomb() throws {
        try TestContainer.with { container throws in
            let outcome = try run(container, ["fork-bomb"], cpu: .milliseconds(500), wall: .seconds(3))
            #expect(outcome.limit == .cpuTime || outcome.limit == .wallTime)
        }
    }

    @Test func endsAFloodAndCountsIt() throws {
        try TestContainer.with { container throws in
            let endless = try run(container, ["flood"], output: 100_000)
            #expect(endless.limit == .output)
            #expect(endless.output.count == 100_000)
            #expect(endless.outputBytes > 100_000)
            #expect(endless.output.allSatisfy { $0 == UInt8(ascii: "y") })
            // Just the cap is not beyond it.
            let exact = try run(container, ["flood", "2"], output: 131_072)
            #expect(exact.limit == nil)
            #expect(exact.outputBytes == 131_072)
        }
    }

    @Test func keepsTheFrontAndTheEndOfStandardError() throws {
        try TestContainer.with { container throws in
            let flood = "i=100000; while [ $i -lt 140000 ]; do echo $i; i=$((i+1)); done >&2"
            let outcome = try container.run(.shell(flood))
            #expect(outcome.limit == nil)
            #expect(outcome.ending == .exit(0))
            #expect(outcome.errorBytes == 280_000)
            #expect(outcome.outputBytes == 0)
            #expect(outcome.errors.count == 64 << 10)
            #expect(outcome.errors.prefix(32 << 10).starts(with: Data("100000\n100001\n".utf8)))
            // 32,768 bytes are 4,681 lines of seven bytes and one byte.
            let end = (135_319...139_999).map { "\($0)\n" }.joined()
            #expect(Data(outcome.errors.dropFirst(32 << 10)) == Data("\n\(end)".utf8))
        }
    }

    @Test(arguments: [10, 11, 12, 13, 100]) func leavesOutOnlyWhatIsBeyondTheCap(length: Int) throws {
        let text = String((0..<length).map { Character(UnicodeScalar(UInt8(33 + $0 % 90))) })
        var request = RunRequest.ordinary(["sh", "-c", "printf %s \"$1\" >&2", "sh", text])
        request.caps.errors = 12
        let outcome = try TestContainer.with { try $0.run(request) }
        #expect(outcome.errorBytes == Int64(length))
        #expect(outcome.complaint == (length <= 12 ? text : String(text.prefix(6) + text.suffix(6))))
    }

    @Test func endsAFileThatGrowsTooLarge() throws {
        try TestContainer.with { container throws in
            var request = RunRequest.shell("dd if=/dev/zero of=big bs=1M count=20 2>/dev/null")
            request.caps.fileSize = 1 << 20
            let small = try container.run(request)
            #expect(small.ending != .exit(0))
            let ordinary = try container.run(.shell("dd if=/dev/zero of=big bs=1M count=20"))
            #expect(ordinary.ending == .exit(0))
        }
    }

    @Test func capsTheNumberOfFiles() throws {
        var plan = try TestContainer.plan()
        plan.scratchFiles = 50
        try TestContainer.with(plan) { container throws in
            let outcome = try container.run(.shell("i=0; while true > f$i; do i=$((i+1)); done; echo $i"))
            let made = try #require(Int(outcome.text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? nil)
            #expect((40..<50).contains(made))
        }
    }
}
