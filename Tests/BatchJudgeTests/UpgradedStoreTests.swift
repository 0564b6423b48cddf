import Foundation
import GRDB
import Testing

@testable import ResultStore

/// A new version of the program meets a store of an older one.
@Suite struct UpgradedStoreTests {
    private let rig: Rig

    init() throws { rig = try Rig() }

    private var store: String { rig.state.appending(path: "results.sqlite").path() }

    /// As the first migration left it, with as many submissions, each `size` bytes in its row.
    private func makeOldStore(submissions: Int, size: Int = 10) throws {
        try FileManager.default.createDirectory(at: rig.state, withIntermediateDirectories: true)
        let old = try DatabaseQueue(path: store)
        try Schema.migrator.migrate(old, upTo: "1 uploads, submissions, judgements, sweeps")
        try old.write { db in
            for _ in 0..<submissions {
                try db.execute(
                    literal: """
                        INSERT INTO submission (team, problem, file, sha256, size, received, smoke, state, phase) \
                        VALUES ('t1', 'hello', \(String(repeating: "x", count: size)), 'x', 10, 7, 0, 'judging', 'running')
                        """
                )
            }
        }
        try old.close()
    }

    private func migrations(in file: String) throws -> Int {
        try DatabaseQueue(path: file).read { db in
            try SQLRequest<Int>("SELECT COUNT(*) FROM grdb_migrations").fetchOne(db) ?? 0
        }
    }

    /// Large enough that the copy takes a while.
    @Test func programsThatOpenItAtOnceMigrateItOnce() throws {
        defer { rig.remove() }
        try makeOldStore(submissions: 300, size: 100_000)
        let errors = rig.folder.appending(path: "errors")
        try Data().write(to: errors)
        let commands = try (0..<4).map { _ in
            try rig.start("export", "submissions", errors: FileHandle(forWritingTo: errors))
        }
        for command in commands {
            command.waitUntilExit()
            #expect(command.terminationStatus == 0)
        }
        #expect(try String(contentsOf: errors, encoding: .utf8) == "")
        #expect(try migrations(in: store) > 1)
        #expect(try migrations(in: "\(store).before-migration-2") == 1)
        let names = try FileManager.default.contentsOfDirectory(atPath: rig.state.path())
        #expect(!names.contains { $0.hasSuffix(".part") }, "\(names)")
    }

    /// The state lies on a disk of 3 MiB, of which the store takes up 2.
    @Test func aDiskTooFullForTheCopyLeavesTheStoreAsItWas() throws {
        defer { rig.remove() }
        try makeOldStore(submissions: 20, size: 100_000)
        let contest = rig.folder.appending(path: "contest/contest.yaml").path()
        let script = """
            mkdir "$1/kept" && cp "$1"/var/* "$1/kept" && mount -t tmpfs -o size=3m none "$1/var" && cp "$1"/kept/* "$1/var"
            "$2" export submissions --contest "$3" >/dev/null; code=$?
            cp "$1"/var/results.sqlite "$1/kept/after"; ls -A "$1/var"; exit $code
            """
        let run = try Rig.run(
            URL(filePath: "/usr/bin/unshare"),
            ["--mount", "sh", "-c", script, "sh", rig.folder.path(), Rig.program.path(), contest]
        )
        #expect(run.code == 1 && run.errors.contains("Nothing was changed"), "\(run)")
        #expect(run.output.split(separator: "\n").allSatisfy { !$0.contains("before") }, "\(run.output)")
        #expect(try migrations(in: rig.folder.appending(path: "kept/after").path()) == 1)
    }
}
