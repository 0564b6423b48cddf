import Foundation
import Testing

/// What `packaging/` has is accepted by the programs that it is for.
@Suite struct PackagingTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-\(UUID().uuidString)")

    private func copy(_ name: String, replacing old: String, with new: String) throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = try String(contentsOf: Rig.tree.appending(path: "packaging/\(name)"), encoding: .utf8)
        #expect(text.contains(old))
        let copy = folder.appending(path: name)
        try Data(text.replacing(old, with: new).utf8).write(to: copy)
        return copy
    }

    @Test func systemdTakesTheUnits() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        // It looks whether the program is there; docker's own unit may not be.
        let service = try copy(
            "batch-judge@.service",
            replacing: "/usr/local/bin/batch-judge",
            with: Rig.program.path()
        )
        let timer = try copy("batch-judge@.timer", replacing: "minutely", with: "minutely")
        let units = [service, timer].map { $0.path().replacing("@.", with: "@srv-a\\x20b-contest.yaml.") }
        for (link, unit) in zip(units, [service, timer]) {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: unit.path())
        }
        let run = try Rig.run(
            URL(filePath: "/usr/bin/env"),
            ["systemd-analyze", "verify", "--man=no"] + units
        )
        let complaints = run.errors.split(separator: "\n").filter { $0.contains("batch-judge") }
        #expect(complaints == [], "\(run)")
    }

    @Test func logrotateTurnsTheLogsOver() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let rules = try copy("batch-judge.logrotate", replacing: "/srv/var", with: folder.path())
        let log = folder.appending(path: "log")
        try FileManager.default.createDirectory(at: log, withIntermediateDirectories: true)
        for name in ["judge.log", "events.jsonl", "cron.log"] {
            try Data("a line\n".utf8).write(to: log.appending(path: name))
        }
        for path in [folder.path(), log.path()] {
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: rules.path())
        let arguments = ["logrotate", "--state", folder.appending(path: "state").path(), rules.path()]
        let trial = try Rig.run(URL(filePath: "/usr/bin/env"), [arguments[0], "-d"] + arguments[1...])
        #expect(trial.code == 0 && !trial.errors.contains("error:"), "\(trial.errors)")
        try Rig.run(URL(filePath: "/usr/bin/env"), [arguments[0], "--force"] + arguments[1...]).check()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: log.path()).sorted() == [
                "cron.log.1", "events.jsonl.1", "judge.log.1",
            ]
        )
    }
}
