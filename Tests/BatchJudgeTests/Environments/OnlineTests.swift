import Foundation
import Testing

extension RealEngine {
    /// Packages from an index, which here is a server of the test's own.
    @Suite struct OnlineTests {
        /// Serves the wheels of a folder until it goes away.
        private final class Index {
            let port: String
            let trust: String
            private let process = Process()
            private let input = Pipe()

            init(wheels: URL, in folder: URL) throws {
                let script = Rig.tree.appending(path: "Tests/BatchJudgeTests/Environments/index.py").path()
                let output = Pipe()
                process.executableURL = URL(filePath: "/usr/bin/python3")
                process.arguments = [script, wheels.path(), folder.path()]
                process.standardInput = input
                process.standardOutput = output
                try process.run()
                let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
                port = said.trimmingCharacters(in: .newlines)
                trust = folder.appending(path: "trust.pem").path()
            }

            /// It ends with its input.
            deinit { try? input.fileHandleForWriting.close() }
        }

        @Test func installsFromOneIndexAndReachesNothingElse() throws {
            let rig = try Rig(replacing: ["per_team": "{accepted: 200, per_day: 200}"])
            defer { rig.remove() }
            let house = rig.folder.appending(path: "house")
            try rig.wheel(
                "greeter",
                "1.0",
                ["greeter.py": Data("WORD = 'hello'\n".utf8)],
                requires: ["inner"],
                in: house
            )
            try rig.wheel("inner", "2.0", ["inner.py": Data()], in: house)
            let index = try Index(wheels: house, in: rig.folder)
            try rig.allowPackages("requirements: online, index: 'https://localhost:\(index.port)/simple'")
            let look = """
                import greeter, inner, socket
                assert greeter.WORD == 'hello'
                for address in ('127.0.0.1', \(index.port)), ('203.0.113.1', 443):
                    try:
                        socket.create_connection(address, 2)
                    except OSError:
                        continue
                    raise SystemExit('connected')
                """
            try rig.model(look, "greeter\n", to: "beavers/petals-has.zip")
            try rig.model("", "elsewhere\n", to: "beavers/petals-lacks.zip")
            try rig.settle()
            let trusting = Rig(rig, environment: ["SSL_CERT_FILE": index.trust])
            try trusting.judge("run").check()
            let found = try rig.submissions().map { ($0.file, $0.reason ?? $0.verdict ?? $0.state) }
            #expect(
                Dictionary(uniqueKeysWithValues: found) == ["petals-has.zip": "AC", "petals-lacks.zip": "packages"]
            )
            #expect(try rig.environments().count == 1)
        }

        @Test func whoseIndexIsDownWaits() throws {
            let rig = try Rig(replacing: ["per_team": "{accepted: 200, per_day: 200}"])
            defer { rig.remove() }
            let house = rig.folder.appending(path: "house")
            try rig.wheel("greeter", "1.0", ["greeter.py": Data()], in: house)
            let port = try UploadRig.freePort()
            try rig.allowPackages("requirements: online, index: 'https://localhost:\(port)/simple'")
            try rig.model("import greeter", "greeter\n", to: "beavers/petals-1.zip")
            try rig.settle()
            let run = try rig.judge("run")
            #expect(run.errors.contains("package index https://localhost:\(port)/simple does not answer"), "\(run)")
            #expect(try rig.submissions().map(\.state) == ["queued"])
        }

        @Test func theProxyConnectsToWhatItIsToldAndNothingElse() throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-test-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let script = """
                import socket, subprocess, sys, threading
                listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
                ports = [one.getsockname()[1] for one in listeners]
                def echo():
                    while True:
                        with listeners[0].accept()[0] as other:
                            other.sendall(other.recv(100).upper())
                threading.Thread(target=echo, daemon=True).start()
                proxy = subprocess.Popen([sys.argv[1], "index-proxy", "socket", "100000", "localhost:%d" % ports[0]],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                assert proxy.stdout.readline() == b"ready\\n"
                def ask(request):
                    with socket.socket(socket.AF_UNIX) as one:
                        one.connect("socket")
                        one.sendall(request)
                        answer = one.recv(1000)
                        if b" 200 " in answer.split(b"\\r\\n")[0]:
                            one.sendall(b"hello")
                            answer = one.recv(1000)
                        return answer.split(b"\\r\\n")[0].decode()
                for target in ["localhost:%d" % ports[0], "LOCALHOST:%d" % ports[0], "127.0.0.1:%d" % ports[0],
                               "localhost:%d" % ports[1], "localhost", "203.0.113.1:443", "localhost.:%d" % ports[0]]:
                    print(ask(("CONNECT %s HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n" % target).encode()))
                print(ask(b"GET http://localhost:%d/ HTTP/1.1\\r\\n\\r\\n" % ports[0]))
                print(repr(ask(b"x" * 9000)))
                proxy.stdin.close()
                print(proxy.wait(10))
                """
            let file = folder.appending(path: "ask.py")
            try Data(script.utf8).write(to: file)
            let words = ["-C", folder.path(), "python3", file.path(), Rig.program.path()]
            let run = try Rig.run(URL(filePath: "/usr/bin/env"), words)
            let refused = "HTTP/1.1 403 Forbidden"
            let expected = ["HELLO", "HELLO"] + Array(repeating: refused, count: 6) + ["''", "0"]
            #expect(run.output.split(separator: "\n").map(String.init) == expected, "\(run)")
        }
    }
}
