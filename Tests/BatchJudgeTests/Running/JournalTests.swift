import Foundation
import Testing

/// What a sweep leaves in its logs and its metrics; nothing here is judged, so no engine is needed.
@Suite struct JournalTests {
    private let manager = FileManager.default

    private struct Line: Decodable {
        let event: String
        let file, message, reason: String?
    }

    private func events(_ rig: Rig) throws -> [Line] {
        let text = try String(contentsOf: rig.state.appending(path: "log/events.jsonl"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    private func words(_ rig: Rig) throws -> String {
        try String(contentsOf: rig.state.appending(path: "log/judge.log"), encoding: .utf8)
    }

    private func take(_ rig: Rig) throws -> Rig.Run { try rig.judge("run", "--max-time", "0s") }

    /// A name that would begin a line of its own, move the cursor and turn the text around.
    private static let hostile = "hello-\u{202E}\u{9B}31m\u{2028}x.zip"

    @Test func hasALineForEachThingThatHappened() throws {
        let rig = try Rig()
        defer { rig.remove() }
        try rig.upload(only: ["beavers/hello"])
        try rig.zip(["hello.py": Data("1".utf8)], to: "beavers/nothing.zip")
        try rig.settle()
        try take(rig).check()
        #expect(
            try events(rig).map(\.event).sorted() == ["published", "refused", "sweep_begun", "sweep_ended", "taken"]
        )
        let refused = try events(rig).first { $0.event == "refused" }
        #expect(refused?.reason == "unknown-problem" && refused?.file == "nothing.zip")
        #expect(try words(rig).contains(" taken 1 beavers/hello.zip\n"))
        let size = try Data(contentsOf: rig.state.appending(path: "log/events.jsonl")).count
        // One with nothing to do leaves no line; what waits is not taken up again.
        try take(rig).check()
        #expect(try Data(contentsOf: rig.state.appending(path: "log/events.jsonl")).count == size)
    }

    /// It is said each time, and noted once, until it is gone.
    @Test func aTroubleThatStaysIsNotedOnce() throws {
        let rig = try Rig()
        defer { rig.remove() }
        let stray = rig.inbox.appending(path: "MAXSUB.zip")
        try manager.createDirectory(at: rig.inbox, withIntermediateDirectories: true)
        try Data("zip".utf8).write(to: stray)
        func noted() throws -> Int {
            try events(rig).count { $0.message?.contains("MAXSUB.zip is in no team's") == true }
        }
        for _ in 0..<3 {
            let run = try take(rig)
            #expect(run.code == 1 && run.errors.contains("MAXSUB.zip is in no team's folder"), "\(run)")
            #expect(try noted() == 1)
        }
        try manager.removeItem(at: stray)
        try take(rig).check()
        try Data("zip".utf8).write(to: stray)
        #expect(try take(rig).code == 1 && noted() == 2)
    }

    /// As it is said every minute.
    @Test func aFloodOfStraysIsSaidInAFewLines() throws {
        let rig = try Rig()
        defer { rig.remove() }
        for number in 10..<40 {
            let folder = rig.inbox.appending(path: "team\(number)")
            try manager.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in [folder.appending(path: "hello.zip"), rig.inbox.appending(path: "stray\(number).zip")] {
                try Data("zip".utf8).write(to: file)
            }
        }
        let lines = try take(rig).errors.split(separator: "\n").filter { $0.hasPrefix("unknown-team") }
        #expect(lines.count == 11 && lines.last?.contains("and 50 more") == true, "\(lines)")
    }

    @Test func aNameCannotWriteALine() throws {
        let rig = try Rig()
        defer { rig.remove() }
        try rig.upload(only: ["beavers/hello"])
        let inbox = rig.inbox.appending(path: "beavers")
        try manager.moveItem(at: inbox.appending(path: "hello.zip"), to: inbox.appending(path: Self.hostile))
        try Data("x".utf8).write(to: inbox.appending(path: "a\n2026-01-01 judged AC.zip"))
        try rig.settle()
        try take(rig).check()
        let texts = [
            try words(rig), try String(contentsOf: rig.state.appending(path: "log/events.jsonl"), encoding: .utf8),
        ]
        for text in texts {
            #expect(text.contains("u{202e}") && !text.contains(where: { "\u{202E}\u{9B}\u{2028}".contains($0) }))
            #expect(text.split(separator: "\n").count == 5, "\(text)")
        }
        #expect(try events(rig).count == 5)
    }

    @Test func aTornLineIsClosedAndHarmsNoOther() throws {
        let rig = try Rig()
        defer { rig.remove() }
        let log = rig.state.appending(path: "log")
        try manager.createDirectory(at: log, withIntermediateDirectories: true)
        try Data("{\"event\":\"taken\"}\n{\"event\":\"jud".utf8).write(to: log.appending(path: "events.jsonl"))
        try take(rig).check()
        #expect(try events(rig).map(\.event) == ["taken", "sweep_begun", "published", "sweep_ended"])
    }

    /// A link in the place of a log, and a file in the place of its folder.
    @Test(arguments: [true, false]) func noLogFailsASweep(isLink: Bool) throws {
        let rig = try Rig()
        defer { rig.remove() }
        let log = rig.state.appending(path: "log")
        let victim = rig.folder.appending(path: "victim")
        try Data("mine".utf8).write(to: victim)
        try manager.createDirectory(at: isLink ? log : rig.state, withIntermediateDirectories: true)
        if isLink {
            for name in ["events.jsonl", "judge.log"] {
                try manager.createSymbolicLink(at: log.appending(path: name), withDestinationURL: victim)
            }
        } else {
            try Data().write(to: log)
        }
        let run = try take(rig)
        #expect(run.code == 0 && run.errors == "")
        #expect(try Data(contentsOf: victim) == Data("mine".utf8))
        #expect(manager.fileExists(atPath: rig.site.appending(path: "index.html").path()))
    }

    @Test func metricsAreWhatPrometheusReads() throws {
        let rig = try Rig()
        defer { rig.remove() }
        try rig.upload(only: ["beavers/hello"])
        try rig.zip(["hello.py": Data("1".utf8)], to: "beavers/nothing.zip")
        try rig.settle()
        try take(rig).check()
        let script = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            for family in text_string_to_metric_families(open(sys.argv[1]).read()):
                assert family.documentation and family.type in ("gauge", "counter"), family
                for sample in family.samples:
                    labels = dict(sample.labels)
                    assert labels.pop("contest") == "warmup"
                    print(sample.name, *labels.values(), sample.value)
            """
        let path = rig.state.appending(path: "metrics.prom").path()
        let read = try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, path])
        #expect(read.code == 0, "\(read.errors)")
        let samples = read.output.split(separator: "\n").map(String.init)
        for wanted in [
            "batch_judge_queue_length queued 1.0", "batch_judge_queue_length judging 0.0", "batch_judge_halted 0.0",
            "batch_judge_rejected_uploads unknown-problem 1.0", "batch_judge_dead_letters 0.0",
            "batch_judge_faults_total 0.0",
        ] { #expect(samples.contains(wanted), "\(wanted) in \(samples)") }
        for name in ["disk_free_bytes state", "last_sweep_duration_seconds", "last_tick_timestamp_seconds"] {
            #expect(samples.contains { $0.hasPrefix("batch_judge_\(name) ") }, "\(name)")
        }
    }
}
