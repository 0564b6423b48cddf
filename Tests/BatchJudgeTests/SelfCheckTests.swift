import Foundation
import Glibc
import Testing

extension RealEngine {
    /// The judge tries out its own sandbox before it lets a submission in.
    @Suite struct SelfCheckTests {
        /// Passes everything on to the real engine, but for the words that keep a container off the network.
        private static let weakener = """
            import socket, sys, threading
            swaps = {b'"NetworkMode":"none"': b'"NetworkMode":"host"', b'"NetworkDisabled":true': b'"NetworkDisabled":null'}
            def pump(source, target):
                try:
                    while data := source.recv(1 << 20):
                        for old, new in swaps.items():
                            data = data.replace(old, new)
                        target.sendall(data)
                    target.shutdown(socket.SHUT_WR)
                except OSError:
                    pass
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(sys.argv[1])
            listener.listen(64)
            while True:
                client, _ = listener.accept()
                engine = socket.socket(socket.AF_UNIX)
                engine.connect(sys.argv[2])
                for pair in ((client, engine), (engine, client)):
                    threading.Thread(target=pump, args=pair, daemon=True).start()
            """

        private func weakEngine(at socket: String) throws -> Process {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/python3")
            process.arguments = ["-c", Self.weakener, socket, "/var/run/docker.sock"]
            // Whoever reads the tests' own output waits for everybody who holds it.
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            while !FileManager.default.fileExists(atPath: socket) { Thread.sleep(forTimeInterval: 0.02) }
            return process
        }

        @Test func aSandboxThatDoesNotHoldJudgesNobody() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            try rig.judge("run").check()
            let before = try String(contentsOf: rig.site.appending(path: "index.html"), encoding: .utf8)

            let socket = "\(FileManager.default.temporaryDirectory.path())weak-\(UUID().uuidString.prefix(8)).sock"
            let weak = try weakEngine(at: socket)
            defer {
                // Foundation's children may have other signals blocked.
                kill(weak.processIdentifier, SIGKILL)
                try? FileManager.default.removeItem(atPath: socket)
            }
            try rig.upload(only: ["oshea/hello-1"])
            // What was found an hour ago does not count any more, as the engine's socket leads elsewhere only in this test.
            try forget(rig)
            let contest = rig.folder.appending(path: "contest/contest.yaml").path()
            let sweep = try Rig.run(
                Rig.program,
                ["run", "--contest", contest],
                environment: ["DOCKER_HOST": "unix://\(socket)"]
            )
            #expect(sweep.code == 1)
            #expect(sweep.errors.contains("'network' must be AC and was WA"), "\(sweep.errors)")
            let submissions = try rig.submissions()
            #expect(submissions.map(\.state) == ["judged", "queued"] && submissions.allSatisfy { $0.attempts == 0 })
            let during = try String(contentsOf: rig.site.appending(path: "index.html"), encoding: .utf8)
            #expect(during.contains("Judging is paused") && !before.contains("Judging is paused"))
            #expect(try rig.judge("status").output.contains("HALTED since"))

            // With the real engine again it goes on by itself.
            try rig.judge("run").check()
            #expect(try rig.submissions().map(\.state) == ["judged", "judged"])
            let after = try String(contentsOf: rig.site.appending(path: "index.html"), encoding: .utf8)
            #expect(!after.contains("Judging is paused"))
            #expect(try rig.containers() == [])
        }

        private func forget(_ rig: Rig) throws {
            let script = """
                import sqlite3, sys
                with sqlite3.connect(sys.argv[1]) as store:
                    store.execute("DELETE FROM setting WHERE key = 'tried'")
                """
            let store = rig.state.appending(path: "results.sqlite").path()
            try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, store]).check()
        }
    }
}
