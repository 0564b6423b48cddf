import Foundation
import Testing

/// A competition of the sample contest's ML problems, hours of it in minutes: a clock that jumps from sweep to sweep.
struct CompetitionRig {
    let rig: Rig
    let expected: Expected
    private let start: Date

    /// What must come of it, as `competition.py` computed it.
    struct Expected: Decodable {
        struct Upload: Decodable {
            let wave: Int
            let team, file, verdict: String
            let problem, reason, fault: String?
            /// By the public rows, and by the private ones.
            let score, sealed: Double?
        }

        struct Row: Decodable {
            let rank: Int
            let team: String
            let score: Double
            let cells: [String: Double?]
        }

        /// Seconds from the start at which a sweep takes each wave.
        let waves: [Int]
        /// How many of them come before the last hour, in which the board stands still.
        let openWaves: Int
        let uploads: [Upload]
        /// What each file `<team>/<name>` that names a final entry named last: a zip, or nothing that can be one.
        let answers: [String: String?]
        /// The board without the last hour, by the public scores of all, and by the private ones of final entries.
        let open, `public`, final: [Row]
    }

    struct Size {
        let teams, submissions, hours, interval: Int
    }

    init(_ size: Size) throws {
        // A contest's start is a whole second.
        start = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 - 60).rounded(.down))
        rig = try Rig(replacing: [
            "start_time": start.formatted(.iso8601), "duration": "\"\(size.hours):00:00\"", "scoreboard_type": "score",
            "blind": "true", "settle": "0s", "max_zip": "1 MiB",
            "per_team": "{accepted: 1000, per_day: 1000, min_gap: 0s}",
        ])
        let file = rig.folder.appending(path: "contest/contest.yaml")
        let programs = ["hello", "rain", "fence", "words", "swaps", "library"]
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let kept = lines.filter { line in !programs.contains { line.contains("{id: \($0),") } }
        try Data(kept.joined(separator: "\n").utf8).write(to: file)
        expected = try Self.generate(size, rig)
    }

    private static func generate(_ size: Size, _ rig: Rig) throws -> Expected {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "competition.py")
        let waves = rig.folder.appending(path: "waves")
        let words = [
            script.path(), rig.folder.appending(path: "contest").path(), waves.path(), "--teams", "\(size.teams)",
            "--submissions", "\(size.submissions)", "--hours", "\(size.hours)", "--interval", "\(size.interval)",
        ]
        try Rig.run(URL(filePath: "/usr/bin/python3"), words).check()
        return try JSONDecoder().decode(Expected.self, from: Data(contentsOf: waves.appending(path: "expected.json")))
    }

    /// Puts the uploads of a wave into the inbox.
    func upload(wave: Int) throws {
        let folder = rig.folder.appending(path: "waves/\(wave < 10 ? "0" : "")\(wave)")
        try FileManager.default.createDirectory(at: rig.inbox, withIntermediateDirectories: true)
        try Rig.run(URL(filePath: "/bin/cp"), ["-r", "\(folder.path())/.", rig.inbox.path()]).check()
    }

    /// Runs a command so many seconds after the start. File systems keep the right time, which is always earlier.
    func judge(at second: Int, _ arguments: String...) throws -> Rig.Run {
        let ahead = start.addingTimeInterval(Double(second)).timeIntervalSinceNow
        let contest = rig.folder.appending(path: "contest/contest.yaml").path()
        return try Rig.run(
            URL(filePath: "/usr/bin/faketime"),
            ["-f", "+\(Int(ahead.rounded(.up)))s", Rig.program.path()] + arguments + ["--contest", contest],
            environment: ["NO_FAKE_STAT": "1", "DONT_FAKE_MONOTONIC": "1"]
        )
    }

    /// What anybody can fetch: all but the teams' own pages, and the pulse, which hangs on the clock alone.
    func published() throws -> [String: Data] {
        let root = rig.site.resolvingSymlinksInPath().path()
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            let isOwn = path.hasPrefix("r/") && !path.hasPrefix("r/index.html")
            guard !isOwn, !path.hasPrefix("data/pulse.json") else { continue }
            files[path] = FileManager.default.contents(atPath: "\(root)/\(path)")
        }
        return files
    }
}
