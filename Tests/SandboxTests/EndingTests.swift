import Foundation
import Sandbox
import Testing

/// How programs end, and what is measured of them.
@Suite struct EndingTests {
    @Test func saysWhatItPrintedAndHowItEnded() throws {
        try TestContainer.with { container throws in
            let outcome = try container.run(.probe("hello"))
            #expect(outcome.ending == .exit(0))
            #expect(outcome.limit == nil)
            #expect(outcome.text == "hello\n")
            #expect(outcome.outputBytes == 6)
            #expect(outcome.harvested == .nothing)
            let cpuTime = try #require(outcome.cpuTime)
            #expect(cpuTime > .zero && cpuTime < .milliseconds(500))
            #expect(outcome.wallTime > .zero)
            let peak = try #require(outcome.peakMemory)
            #expect((100_000..<8_000_000).contains(peak))
        }
    }

    @Test func tellsExitsFromSignals() throws {
        try TestContainer.with { container throws in
            for code: Int32 in [1, 42, 124, 125, 126, 127, 137, 255] {
                #expect(try container.run(.probe("exit", "\(code)")).ending == .exit(code))
            }
            for signal: Int32 in [SIGKILL, SIGSEGV, SIGABRT, SIGTERM, SIGPIPE] {
                let outcome = try container.run(.probe("signal", "\(signal)"))
                #expect(outcome.ending == .signal(signal))
                #expect(outcome.limit == nil)
            }
        }
    }

    @Test func saysWhyAProgramDidNotStart() throws {
        try TestContainer.with { container throws in
            #expect(try container.run(.ordinary(["/missing"])).ending == .notStarted(ENOENT))
            #expect(try container.run(.ordinary(["no-such-word"])).ending == .notStarted(ENOENT))
            #expect(try container.run(.ordinary(["/etc/passwd"])).ending == .notStarted(EACCES))
            var elsewhere = RunRequest.probe("hello")
            elsewhere.directory = "/missing"
            #expect(try container.run(elsewhere).ending == .notStarted(ENOENT))
            #expect(try container.run(.probe("hello")).text == "hello\n")
        }
    }

    @Test func givesOnlyTheNamedEnvironment() throws {
        try TestContainer.with { container throws in
            var request = RunRequest.ordinary(["env"])
            request.environment = ["BJ_ONE": "1 =2", "HOME": "/tmp"]
            let lines = Set(try container.run(request).text.split(separator: "\n").map(String.init))
            let path = try #require(lines.first { $0.hasPrefix("PATH=") })
            #expect(path.contains("/usr/bin"))
            #expect(lines.subtracting([path]) == ["BJ_ONE=1 =2", "HOME=/tmp", "TMPDIR=/tmp"])
        }
    }

    @Test func startsInTheWantedFolder() throws {
        try TestContainer.with { container throws in
            var request = RunRequest.ordinary(["pwd"])
            #expect(try container.run(request).text == "/work\n")
            request.directory = "/usr"
            #expect(try container.run(request).text == "/usr\n")
        }
    }

    @Test func countsTheTimeOfAllProcesses() throws {
        try TestContainer.with { container throws in
            let one = try container.run(.probe("burn-for", "300"))
            #expect((.milliseconds(295)...(.milliseconds(400))).contains(try #require(one.cpuTime)))
            for kind in ["reaped", "ignored", "killed", "orphaned", "double-forked"] {
                // Four of 100 ms.
                let outcome = try container.run(.probe("children", kind))
                #expect(outcome.ending == .exit(0), "\(kind)")
                let used = try #require(outcome.cpuTime)
                #expect((.milliseconds(395)...(.milliseconds(600))).contains(used), "\(kind): \(used)")
            }
        }
    }

    @Test func saysHowItMeasured() throws {
        let group: Means = try TestContainer.engine().version().cgroups == 2 ? .secondControlGroup : .firstControlGroup
        try TestContainer.with { container throws in
            let abilities = try #require(container.abilities)
            #expect(abilities.cpuTime == group && abilities.memory == group && abilities.countsKills)
            #expect(try container.run(.probe("burn-for", "100")).cpuMeans == group)
            // It ends before the first sample of the group.
            #expect(try container.run(.probe("hello")).memoryMeans == .processes)
            // Five processes of 20 MiB each.
            #expect(try container.run(.probe("some-hogs")).memoryMeans == group)
        }
    }

    @Test func measuresPeakMemory() throws {
        try TestContainer.with { container throws in
            let peak = try #require(try container.run(.probe("touch", "50")).peakMemory)
            #expect((50 << 20..<56 << 20).contains(peak))
            // The peak of one run is not that of the one before.
            let small = try #require(try container.run(.probe("hello")).peakMemory)
            #expect(small < 8 << 20)
        }
    }

    @Test func collectsOrphansWhileItRuns() throws {
        try TestContainer.with { container throws in
            // More dead grandchildren than the cap on processes allows at once.
            let script = "i=0; while [ $i -lt 300 ]; do (true &) || exit 9; i=$((i+1)); done; echo done"
            let outcome = try container.run(.shell(script))
            #expect(outcome.text == "done\n")
            #expect(outcome.ending == .exit(0))
        }
    }
}
