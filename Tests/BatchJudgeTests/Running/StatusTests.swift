import Foundation
import Glibc
import Testing

/// `status` in bad times: it says what it can, and changes nothing.
@Suite struct StatusTests {
    private struct Status: Decodable {
        struct Entry: Decodable {
            let file: String
            let position: Int?
            let stuck: String?
        }
        struct Uploads: Decodable { let coming, finished: Int }
        struct Room: Decodable { let folder: String }
        let queue: [Entry]
        let uploads: Uploads?
        let disk: [Room]
        let engine_trouble, last_tick: String?
        let sweeping, read_only: Bool
    }

    private func read(_ run: Rig.Run) throws -> Status {
        try run.check()
        return try JSONDecoder().decode(Status.self, from: Data(run.output.utf8))
    }

    /// One submission waits, one upload is not taken yet.
    private func rig(environment: [String: String] = [:]) throws -> Rig {
        let rig = try Rig(environment: environment)
        try rig.upload(only: ["beavers/hello"])
        try rig.judge("run", "--max-time", "0s").check()
        try rig.upload(only: ["beavers/rain-1"])
        return rig
    }

    private func check(_ status: Status) {
        #expect(status.queue.map(\.file) == ["hello.zip"] && status.queue.map(\.position) == [1])
        #expect(status.uploads?.finished == 1 && status.uploads?.coming == 0)
        #expect(status.disk.map(\.folder) == ["state", "inbox", "outbox", "site"])
        #expect(status.last_tick != nil && !status.sweeping)
    }

    /// What runs in a mount namespace of its own, with the state folder as `mount` makes it.
    private func run(_ rig: Rig, mount: String) throws -> Rig.Run {
        let script = """
            set -e; mount --make-rprivate /; \(mount)
            exec "$2" status --json --contest "$1/contest/contest.yaml"
            """
        return try Rig.run(
            URL(filePath: "/usr/bin/unshare"),
            ["-m", "sh", "-c", script, "sh", rig.folder.path().replacing(/\/$/, with: ""), Rig.program.path()]
        )
    }

    @Test func readsAStateThatNobodyCanWrite() throws {
        let rig = try rig()
        defer { rig.remove() }
        let status = try read(
            run(rig, mount: "mount --bind \"$1/var\" \"$1/var\"; mount -o remount,ro,bind \"$1/var\"")
        )
        check(status)
        #expect(status.read_only)
    }

    @Test func readsAStateOnAFullDisk() throws {
        let rig = try rig()
        defer { rig.remove() }
        // A tmpfs that has room for nothing but what is there: the database, whose side files have just been closed.
        let mount = """
            mount -t tmpfs -o size=8m tmpfs /mnt; cp -a "$1/var/." /mnt/; cat /dev/zero >/mnt/fill 2>/dev/null || true
            mount --bind /mnt "$1/var"; ! echo x 2>/dev/null >"$1/var/more" || test ! -s "$1/var/more"
            """
        try check(read(run(rig, mount: mount)))
    }

    @Test func saysThatTheEngineIsDown() throws {
        let rig = try rig(environment: ["DOCKER_HOST": "unix:///nowhere/docker.sock"])
        defer { rig.remove() }
        let status = try read(rig.judge("status", "--json"))
        check(status)
        #expect(status.engine_trouble?.contains("/nowhere/docker.sock") == true)
        #expect(try rig.judge("status").output.contains("\nENGINE: nothing can be judged: "))
    }

    /// An account that sees nothing must not say that there is nothing.
    @Test(.enabled(if: geteuid() == 0, "changes its account")) func saysThatTheStateIsClosed() throws {
        let rig = try rig()
        defer { rig.remove() }
        let contest = rig.folder.appending(path: "contest/contest.yaml").path()
        let account = ["--reuid=65534", "--regid=65534", "--clear-groups", Rig.program.path()]
        for (command, said) in [("status", "cannot be read by this account"), ("run", "this account may not ")] {
            let run = try Rig.run(URL(filePath: "/usr/bin/setpriv"), account + [command, "--contest", contest])
            #expect(run.code == 1 && run.output == "", "\(run)")
            #expect(run.errors.contains("\(rig.state.path())") && run.errors.contains(said), "\(run)")
            #expect(!run.errors.contains("SQLite") && !run.errors.contains("restore"), "\(run)")
        }
    }

    @Test func saysWhetherASweepDiedOrRuns() throws {
        let rig = try rig()
        defer { rig.remove() }
        let database = rig.state.appending(path: "results.sqlite").path()
        func set(_ ended: String) throws -> Rig.Run {
            let change = "UPDATE sweep SET ended = \(ended)"
            return try Rig.run(URL(filePath: "/usr/bin/sqlite3"), [database, change])
        }
        try set("started + 44495").check()
        #expect(try rig.judge("status").output.contains("  took 44 s, "))
        try set("NULL").check()
        #expect(try rig.judge("status").output.contains("  died, "))
        let contest = rig.folder.appending(path: "contest/contest.yaml").path()
        let held = [rig.state.appending(path: "lock").path(), Rig.program.path(), "status", "--contest", contest]
        #expect(try Rig.run(URL(filePath: "/usr/bin/flock"), held).output.contains("  runs, "))
    }

    /// Other commands take the lock of the sweep too.
    @Test func countsOnlySweepsAsStarts() throws {
        let rig = try Rig()
        defer { rig.remove() }
        try rig.judge("site").check()
        #expect(try rig.judge("status").output.contains("No sweep was ever started"))
        try rig.judge("run", "--max-time", "0s").check()
        #expect(try rig.judge("status").output.contains("Last start: "))
    }

    @Test func changesNothing() throws {
        let rig = try rig()
        defer { rig.remove() }
        func facts() throws -> [String] {
            try FileManager.default.subpathsOfDirectory(atPath: rig.state.path()).sorted().map { path in
                let found = try FileManager.default.attributesOfItem(atPath: rig.state.appending(path: path).path())
                return "\(path) \(found[.modificationDate] ?? "") \(found[.size] ?? "")"
            }.filter { !$0.contains("results.sqlite-") && $0.contains(".") && !$0.hasPrefix("log ") }
        }
        let before = try facts()
        #expect(before.contains { $0.hasPrefix("results.sqlite ") })
        try rig.judge("status").check()
        #expect(try facts() == before)
    }
}
