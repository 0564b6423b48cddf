import ContestModel
import Foundation
import GRDB
import ResultStore
import Testing

@testable import BatchJudge

/// The site on the disk of a contest whose board is frozen; with no engine, as the test itself says how judging went.
@Suite struct HiddenOnDiskTests {
    /// A file as a web server tells it from what it was before.
    private struct Served: Hashable {
        let inode: Int
        let modified: Date
        let contents: Data
    }

    private let rig: Rig
    private var store: String { rig.state.appending(path: "results.sqlite").path() }

    /// Its last hour began half an hour ago.
    init() throws {
        let start = Date(timeIntervalSinceNow: -4.5 * 3600).formatted(.iso8601)
        rig = try Rig(replacing: ["start_time": start], environment: ["DOCKER_HOST": "unix:///nonexistent.sock"])
        for name in ["beavers/hello", "loewen/hello", "oshea/rain"] {
            try rig.zip(["main.py": Data("print('\(name)')\n".utf8)], to: "\(name).zip")
        }
        try rig.zip(["predict.py": Data("print(1)\n".utf8)], to: "oshea/petals.zip")
        try rig.settle()
        try rig.sweepWithoutEngine()
        try rig.judge("site").check()
    }

    /// What is public: all but teams' own folders, and the pulse, which the clock alone changes.
    private func served(_ isPublic: Bool = true) throws -> [String: Served] {
        let root = rig.site.resolvingSymlinksInPath().path()
        var files: [String: Served] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) where !path.hasPrefix("data/pulse.json") {
            let facts = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
            guard facts[.type] as? FileAttributeType == .typeRegular else { continue }
            let isOwn = path.hasPrefix("r/") && !path.hasPrefix("r/index.html")
            guard isOwn != isPublic else { continue }
            files[path] = Served(
                inode: try #require(facts[.systemFileNumber] as? Int),
                modified: try #require(facts[.modificationDate] as? Date),
                contents: try Data(contentsOf: URL(filePath: "\(root)/\(path)"))
            )
        }
        return files
    }

    private func judge(_ id: Int64, _ verdict: Verdict, _ assessment: ModelAssessment? = nil) async throws {
        let store = try SubmissionStore(path: store)
        #expect(try await store.claim(id))
        try await store.advance(id, to: .running, language: LanguageID("python3"))
        let now = Timestamp.now
        let judgement = Judgement(
            verdict: verdict,
            message: "Three of four.",
            log: "Traceback",
            score: assessment?.shown.score,
            started: now,
            ended: now,
            assessment: assessment
        )
        try await store.finish(id, with: judgement)
    }

    /// Scores of rows that are sealed are in the store, and in no file below the site, teams' own folders included.
    @Test func sealedScoresAreInTheStoreAlone() async throws {
        defer { rig.remove() }
        let sealed = 0.123_456_789
        let split = SplitScore(rows: 5, metrics: [MetricValue(id: "accuracy", value: 0.5)], score: 0.5)
        let hidden = SplitScore(
            rows: 7,
            metrics: [MetricValue(id: "accuracy", value: sealed)],
            score: sealed,
            interval: ScoreInterval(lower: sealed, upper: sealed, standardError: sealed)
        )
        let all = try await SubmissionStore(path: store).submissions()
        let model = try #require(all.first { $0.submission.problem?.text == "petals" }).submission.id
        try await judge(
            model,
            .accepted,
            ModelAssessment(uploadBytes: 1, latency: nil, shown: split, sealed: hidden)
        )
        try rig.judge("site").check()
        let files = try served().merging(served(false)) { one, _ in one }
        let found = files.filter { String(decoding: $0.value.contents, as: UTF8.self).contains("123456") }
        #expect(found.keys.sorted() == [] && files.count > 20)
        let reports = files.filter { $0.key.hasSuffix("/report.json") }
        #expect(reports.contains { String(decoding: $0.value.contents, as: UTF8.self).contains("\"has_sealed_rows\"") })
        let text = try await DatabaseQueue(path: store).read { db in
            try SQLRequest<String>("SELECT assessment FROM judgement").fetchOne(db)
        }
        #expect(text?.contains("0.123456789") == true)
    }

    @Test func nothingIsRewrittenThatSaysNothingNew() async throws {
        defer { rig.remove() }
        let (before, own) = try (served(), served(false))
        #expect(before["index.html"] != nil && before["data/submissions.json"] != nil && own.count > 3)

        try await judge(1, .accepted)
        try await judge(2, .wrongAnswer)
        let store = try SubmissionStore(path: store)
        #expect(try await store.claim(3))
        try await store.fault(3, "The engine is away.", at: .now, retries: 3)
        try await DatabaseQueue(path: self.store).write { db in
            try db.execute(
                sql: "UPDATE submission SET file = 'other.zip', sha256 = 'ff', size = 7, attempts = attempts + 1"
            )
        }
        try rig.edit("teams.yaml", replacing: "members: [Ada Quill", with: "members: [Somebody Else")
        try rig.edit("teams.yaml", replacing: "loewen@example.org", with: "lions@example.org")
        try rig.judge("site").check()
        #expect(try served() == before)
        #expect(try served(false) != own, "the teams themselves see it")

        // Once it may be seen, it is.
        try rig.edit("contest.yaml", replacing: "freeze_duration: \"1:00:00\"", with: "freeze_duration: \"0:01:00\"")
        try rig.judge("site").check()
        let after = try served()
        #expect(after["index.html"] != before["index.html"] && after["version.json"] != before["version.json"])
    }
}
