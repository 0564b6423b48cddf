import ContestModel
import Foundation
import SiteGen
import Testing

/// The files of the Contest API agree with its schemas, with each other, and with the leaderboard.
@Suite struct ContestAPITests {
    /// A contest at a moment.
    struct Case: Sendable {
        var minute: Int
        var type = Contest.ScoreboardType.passFail
        var isBlind = false
        var isAnonymous = false
        var isLowerBetter = false
        var thawed: Int?
        var finalized: Int?

        func contest(_ bench: Workbench) throws -> SampleContest {
            var contest = try bench.contest()
            contest.type = type
            contest.isBlind = isBlind
            contest.isAnonymous = isAnonymous
            contest.isLowerBetter = isLowerBetter
            let medals = MedalCounts(gold: 1, silver: 1, bronze: 2)
            contest.ranking = RankingRules(penalizesCompileErrors: isBlind, medals: medals)
            contest.release = ReleaseState(
                thawed: thawed.map(SampleContest.minute),
                finalized: finalized.map(SampleContest.minute)
            )
            return contest
        }
    }

    static let cases: [String: Case] = [
        "before": Case(minute: -10),
        "empty": Case(minute: 0),
        "running": Case(minute: 100),
        "frozen": Case(minute: 270),
        "blind": Case(minute: 270, isBlind: true),
        "anonymous": Case(minute: 270, isAnonymous: true),
        "ended": Case(minute: 310),
        "thawed": Case(minute: 320, thawed: 315),
        "final": Case(minute: 330, thawed: 315, finalized: 325),
        "final-frozen": Case(minute: 330, finalized: 325),
        "score": Case(minute: 200, type: .score),
        "score-frozen": Case(minute: 270, type: .score, isBlind: true, isAnonymous: true),
        "score-final": Case(minute: 330, type: .score, thawed: 315, finalized: 325),
        "lower": Case(minute: 330, type: .score, isLowerBetter: true, thawed: 315, finalized: 325),
    ]

    static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "clics.py").path()
    /// Where the schemas of the Contest API are beside the source tree, or where BATCH_JUDGE_CLICS_SCHEMAS says.
    static let schemas =
        ProcessInfo.processInfo.environment["BATCH_JUDGE_CLICS_SCHEMAS"]
        ?? URL(filePath: Workbench.templates).appending(path: "../../shared/clics-2023-06/json-schema").path()

    private func write(_ files: [SiteFile], below folder: String) throws {
        for file in files {
            let place = URL(filePath: "\(folder)/\(file.path)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try file.contents.write(to: place)
        }
    }

    /// Both trees of a case, and the leaderboard beside the public one.
    private func write(_ name: String, _ one: Case, below folder: String, in bench: Workbench) throws {
        let record = try one.contest(bench).record
        let now = SampleContest.minute(one.minute)
        let view = PublicView(of: record, at: now)
        let board = SiteFile(path: "leaderboard.json", contents: try LeaderboardExport.json(view))
        try write(ContestAPI.files(view) + [board], below: "\(folder)/\(name)/public")
        try write(ContestAPI.files(JuryView(of: record, at: now)), below: "\(folder)/\(name)/jury")
    }

    /// What the script finds.
    private func findings(below folder: String, schemas: String) throws -> [String] {
        let run = try PythonRun(Self.script, [schemas, folder])
        #expect(run.code == 0, "\(run.errors)")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test func filesAgreeWithEachOther() throws {
        let bench = try Workbench()
        for (name, one) in Self.cases { try write(name, one, below: "\(bench.folder)/cases", in: bench) }
        #expect(try findings(below: "\(bench.folder)/cases", schemas: "-") == [])
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: schemas), "the schemas of the Contest API are not here"))
    func filesAgreeWithTheSchemas() throws {
        let bench = try Workbench()
        for (name, one) in Self.cases { try write(name, one, below: "\(bench.folder)/cases", in: bench) }
        #expect(try findings(below: "\(bench.folder)/cases", schemas: Self.schemas) == [])
    }

    /// Faults, each as a text of a file and what takes its place.
    private static let faults = [
        ("teams.json", "{\"id\":\"t2\"", "{\"id\":\"t2 \""),
        ("submissions.json", "\"problem_id\":\"hello\"", "\"problem_id\":\"hallo\""),
        ("event-feed.ndjson", "{\"type\":\"contest\",\"id\":null", "{\"type\":\"contest\",\"id\":\"x\""),
        ("scoreboard.json", "\"rank\":1,", "\"rank\":2,"),
        ("scoreboard.json", "\"num_pending\":0", "\"num_pending\":7"),
        ("state.json", "\"ended\":null", "\"ended\":\"2001-01-01T00:00:00.000Z\""),
        ("access.json", "\"ordinal\"", "\"cardinal\""),
        ("problems/hello.json", "\"label\":\"A\"", "\"label\":\"B\""),
    ]
    /// Those that the schemas alone know of, in files that agree with each other.
    private static let breaches = [
        (".000Z", ".000000Z"), ("\"label\":\"A\"", "\"label\":\"A\",\"motto\":\"B\""),
        ("\"time_limit\":2", "\"time_limit\":2.00001"), ("\"solved\":false", "\"solved\":0"),
    ]

    @Test func faultsAreFound() throws {
        let bench = try Workbench()
        let cases = "\(bench.folder)/cases"
        for (number, fault) in Self.faults.enumerated() {
            let folder = "\(cases)/\(number)"
            try write("frozen", Case(minute: 270), below: folder, in: bench)
            let place = URL(filePath: "\(folder)/frozen/public/api/contests/autumn/\(fault.0)")
            let text = try String(contentsOf: place, encoding: .utf8)
            let range = try #require(text.range(of: fault.1))
            try text.replacingCharacters(in: range, with: fault.2).write(to: place, atomically: true, encoding: .utf8)
        }
        expect(Self.faults.count, try findings(below: cases, schemas: "-"))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: schemas), "the schemas of the Contest API are not here"))
    func breachesOfTheSchemasAreFound() throws {
        let bench = try Workbench()
        let cases = "\(bench.folder)/cases"
        let record = try Case(minute: 270).contest(bench).record
        let files = ContestAPI.files(PublicView(of: record, at: SampleContest.minute(270)))
        for (number, breach) in Self.breaches.enumerated() {
            let changed = files.map { file in
                let text = String(decoding: file.contents, as: UTF8.self).replacing(breach.0, with: breach.1)
                return SiteFile(path: file.path, text: text)
            }
            try write(changed, below: "\(cases)/\(number)/frozen")
        }
        #expect(try findings(below: cases, schemas: "-").filter { !$0.contains("access does not name") } == [])
        expect(Self.breaches.count, try findings(below: cases, schemas: Self.schemas))
    }

    /// Something was found in each of so many folders.
    private func expect(_ count: Int, _ findings: [String]) {
        for number in 0..<count { #expect(findings.contains { $0.hasPrefix("\(number)/") }, "\(number)") }
        #expect(!findings.contains { $0.contains("/jury:") })
    }
}

/// A script that was run with Debian's Python.
struct PythonRun {
    let code: Int32
    let output: String
    let errors: String

    init(_ script: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [script] + arguments
        // Files, not pipes: neither stream can block the other.
        let streams = ["out", "err"].map {
            URL.temporaryDirectory.appending(path: "site-python-\(UUID().uuidString).\($0)")
        }
        defer { for stream in streams { try? FileManager.default.removeItem(at: stream) } }
        for stream in streams { try Data().write(to: stream) }
        process.standardOutput = try FileHandle(forWritingTo: streams[0])
        process.standardError = try FileHandle(forWritingTo: streams[1])
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        code = process.terminationStatus
        output = try String(decoding: Data(contentsOf: streams[0]), as: UTF8.self)
        errors = try String(decoding: Data(contentsOf: streams[1]), as: UTF8.self)
    }
}
