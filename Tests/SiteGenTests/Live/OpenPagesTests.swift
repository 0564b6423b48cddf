import ContestModel
import Foundation
import SiteGen
import Testing

/// Pages that lie open in a browser while the site beneath them changes.
@Suite struct OpenPagesTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "open_pages.py")

    /// The one that `make setup` puts Playwright into, where it is there.
    private static var python: String {
        let own = URL(filePath: Workbench.templates).deletingLastPathComponent().appending(
            path: ".build/python/bin/python3"
        )
        return FileManager.default.isExecutableFile(atPath: own.path()) ? own.path() : "python3"
    }

    @Test(.timeLimit(.minutes(30))) func keepUpWithoutBeingLoadedAnew() throws {
        let bench = try Workbench()
        let before = try bench.contest()
        var after = before
        try after.replace({ $0.submission.id == 2 }) { $0.verdict = .runTimeError }
        after.submissions += try Self.news(from: before.submissions.count + 1)
        var final = after
        final.release = ReleaseState(thawed: SampleContest.minute(301), finalized: SampleContest.minute(302))
        for (name, contest, minute) in [("before", before, 150), ("after", after, 160), ("final", final, 310)] {
            let files = try Workbench.site(contest, atMinute: minute, tokens: [TeamID("t2"): "token"])
            let publisher = Publisher(site: "\(bench.folder)/\(name)")
            #expect(try publisher.publish(files, now: SampleContest.minute(minute)))
            try publisher.beat(at: SampleContest.minute(minute))
        }
        let names = SampleContest.hostileNames.filter {
            !$0.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        try JSONEncoder().encode(names).write(to: URL(filePath: "\(bench.folder)/names.json"))
        let (status, output) = try Self.look(at: bench.folder)
        #expect(status == 0, "\(output)")
    }

    /// What `before` has not and `after` has: another leader, a first row for a team, a report with another verdict.
    private static func news(from id: Int) throws -> [JudgedSubmission] {
        let entries = [
            SampleContest.Entry(team: "t2", problem: "rivers", minute: 151),
            SampleContest.Entry(team: "t2", problem: "iris", minute: 152, score: 0.5),
            SampleContest.Entry(team: "t6", minute: 153),
        ]
        return try entries.enumerated().map { try SampleContest.judged($1, id: Int64(id + $0)) }
    }

    private static func look(at folder: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script.path(), folder]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
