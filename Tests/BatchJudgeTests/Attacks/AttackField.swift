import Foundation

/// A contest with secrets planted in it, to be attacked.
struct AttackField {
    let rig: Rig
    /// In hidden answers, labels, another team's source, a file of the host and the judge's environment.
    let canary: String
    let hostFile: URL
    /// Where the judge keeps its temporary files.
    let temporary: URL

    private static let teams = ["lessthan", "longname", "nullptr", "oshea"]

    init() throws {
        canary = "CANARY-\(UUID().uuidString)"
        temporary = FileManager.default.temporaryDirectory.appending(path: "batch-judge-\(UUID().uuidString)")
        rig = try Rig(
            replacing: ["per_team": "{accepted: 1000, per_day: 1000, min_gap: 0s}", "max_unpacked": "32 MiB"],
            environment: ["BATCH_JUDGE_TEST": canary, "TMPDIR": temporary.path()]
        )
        hostFile = rig.folder.appending(path: "host.txt")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        try plant()
    }

    private func plant() throws {
        try Data(canary.utf8).write(to: hostFile)
        let problems = rig.folder.appending(path: "contest/problems")
        for path in ["petals/data/secret/labels.csv", "honey/data/secret/labels.csv", "cells/data/secret/masks.csv"] {
            let labels = problems.appending(path: path)
            let rows = try String(contentsOf: labels, encoding: .utf8).split(separator: "\n")
            let marked = rows.enumerated().map { "\($1),\($0 == 0 ? "note" : canary)\n" }.joined()
            try Data(marked.utf8).write(to: labels)
        }
        let secret = problems.appending(path: "rain/data/secret")
        try FileManager.default.copyItem(at: secret.appending(path: "001.in"), to: secret.appending(path: "999.in"))
        try Data(canary.utf8).write(to: secret.appending(path: "999.ans"))
        // Bombs need not burn for the default minute, nor loops for a second in each test.
        let hello = problems.appending(path: "hello/problem.yaml")
        let keys = try String(contentsOf: hello, encoding: .utf8)
            .replacing("{memory: 256}", with: "{memory: 256, compilation_time: 8}")
            .replacing("time_limit: 1", with: "time_limit: 0.5")
        try Data(keys.utf8).write(to: hello)
    }

    func upload(_ attacks: [Attack]) throws {
        for (number, attack) in attacks.enumerated() {
            let team = Self.teams[number % Self.teams.count]
            try rig.zip(attack.files, to: "\(team)/\(attack.problem)-\(attack.name).zip")
        }
    }

    /// An honest team that is judged among the attacks, and one that meets the planted answer.
    func uploadBystanders() throws {
        try uploadHonest(as: "before")
        try rig.upload(only: ["beavers/rain-2"])
    }

    func uploadHonest(as name: String) throws {
        let source = "# \(canary) \(name)\nprint(f'Hello, {input()}!')\n"
        try rig.zip(["main.py": Data(source.utf8)], to: "loewen/hello-\(name).zip")
        try rig.settle()
    }

    func verdict(_ name: String) throws -> String? {
        try rig.submissions().first { $0.file == "hello-\(name).zip" }?.verdict ?? nil
    }

    /// Milliseconds, of the quickest test.
    func cpuTime(_ name: String) throws -> Int {
        let all = try rig.judge("export", "submissions", "--format", "json")
        try all.check()
        let timed = try JSONDecoder().decode([Timed].self, from: Data(all.output.utf8))
        return timed.first { $0.file == "hello-\(name).zip" }?.tests.compactMap(\.cpu_ms).min() ?? 0
    }

    private struct Timed: Decodable {
        struct Test: Decodable { let cpu_ms: Int? }

        let file: String
        let tests: [Test]
    }

    func sweep() throws -> Rig.Run { try rig.judge("run") }

    /// Every file that a team or the public can see.
    func published() throws -> [URL] {
        let folders = [rig.site.resolvingSymlinksInPath(), rig.state.appending(path: "outbox")]
        return try folders.flatMap { folder in
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
            return names.map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath && isFile($0) }
        }
    }

    private func isFile(_ file: URL) -> Bool {
        (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
}
