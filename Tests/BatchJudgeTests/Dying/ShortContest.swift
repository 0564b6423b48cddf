import ContestModel
import Foundation
import Glibc
import ResultStore

/// A contest of one problem with short limits: what there is to be disturbed.
struct ShortContest {
    let rig: Rig

    /// Nil: judged by the machine's engine.
    init(_ engine: PrivateEngine? = nil) throws {
        let host = engine.map { ["DOCKER_HOST": $0.host] } ?? [:]
        rig = try Rig(replacing: ["settle": "0s"], environment: host)
        let file = rig.folder.appending(path: "contest/contest.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let kept = lines.filter { !$0.contains("- {id:") || $0.contains("id: hello") }
        try Data(kept.joined(separator: "\n").utf8).write(to: file)
        let problem = rig.folder.appending(path: "contest/problems/hello/problem.yaml")
        let keys = try String(contentsOf: problem, encoding: .utf8)
            .replacing("memory: 256", with: "memory: 48").replacing("time_limit: 1", with: "time_limit: 0.2")
        try Data(keys.utf8).write(to: problem)
    }

    func remove() { rig.remove() }

    /// Uploads a Python program, perhaps with a second file; `team/name` as the sample contest has teams.
    func upload(_ source: String, with other: String? = nil, as name: String) throws {
        let folder = rig.folder.appending(path: "zip-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(source.utf8).write(to: folder.appending(path: "main.py"))
        if let other { try Data(other.utf8).write(to: folder.appending(path: "other.py")) }
        let script = "import shutil, sys; shutil.make_archive(sys.argv[1], 'zip', sys.argv[2])"
        let target = rig.inbox.appending(path: name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, target.path(), folder.path()]).check()
    }

    /// Ends the contest, never frozen: what has been uploaded counts as received when it was, whenever it is taken.
    func end() throws {
        let file = rig.folder.appending(path: "contest/contest.yaml")
        let start = Date(timeIntervalSinceNow: 2 - 5 * 3600).formatted(.iso8601)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("scoreboard_freeze_duration:") }
            .map { $0.hasPrefix("start_time:") ? "start_time: \(start)" : $0 }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        sleep(3)
    }

    /// Forgets everything but the uploads: the next sweep is the contest's first.
    func forget() throws {
        for name in ["var", "public"] {
            let folder = rig.folder.appending(path: name)
            if FileManager.default.fileExists(atPath: folder.path()) { try FileManager.default.removeItem(at: folder) }
        }
    }

    /// How many judgements each submission got, by its number.
    func judgements() async throws -> [Int] {
        let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
        var counts: [Int] = []
        for entry in try await store.submissions() {
            counts.append(try await store.history(of: entry.submission.id).count)
        }
        return counts
    }

    /// Half files, wherever they lie.
    func leftovers() throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: rig.folder.path())
        return all.filter { path in
            let name = path.split(separator: "/").last ?? ""
            return name.contains("nosync") || name.hasPrefix("tmp-") || name.hasSuffix(".tmp")
                || path.hasPrefix("var/work/")
        }
    }
}
