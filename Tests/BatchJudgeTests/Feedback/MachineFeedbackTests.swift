import ContestModel
import Foundation
import ResultStore
import Testing

/// A server of a language model that behaves as it is told, in a process of its own.
private final class ModelServer {
    let port: String
    private let process: Process

    private static let program = """
        import http.server, json, sys, time, os
        way, log = sys.argv[1], sys.argv[2]
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                open(log, "ab").write(self.path.encode() + b" " + body + b"\\n")
                if way == "hang": time.sleep(60)
                if way == "die": os._exit(1)
                text = "<script>alert(1)</script>\\u001b[31m\\u202eLook at line 1.\\n\\nHints: none"
                answer = json.dumps({"response": text, "done": True}).encode()
                if way == "garbage": answer = b"\\xff\\xfe not json"
                if way == "empty": answer = b'{"response": "  "}'
                if way == "refuse": return self.send_error(500)
                self.send_response(200)
                if way != "huge": self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                try:
                    if way == "huge":
                        for _ in range(100): self.wfile.write(b"x" * (1 << 20))
                    self.wfile.write(answer)
                except OSError: pass
            def log_message(self, *_): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_port, flush=True)
        server.serve_forever()
        """

    init(_ way: String, log: URL) throws {
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", Self.program, way, log.path()]
        let pipe = Pipe()
        process.standardOutput = pipe
        // Whoever reads what the tests say waits until nobody has their output open any more.
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        port = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self).trimmingCharacters(
            in: .whitespacesAndNewlines
        )
    }

    /// Started by a thread that holds back all other signals, it holds them back as well.
    deinit { kill(process.processIdentifier, SIGKILL) }
}

/// What a language model says of failed submissions, and that it holds up nothing.
@Suite struct MachineFeedbackTests {
    private let rig: Rig
    private let log: URL

    init() throws {
        rig = try Rig(environment: ["DOCKER_HOST": "unix:///nowhere/docker.sock"])
        log = rig.folder.appending(path: "asked")
    }

    /// `timeout`: long where the answer is waited for, as other tests keep the machine busy.
    private func ask(port: String, timeout: String = "50s") throws {
        let file = rig.folder.appending(path: "contest/contest.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let key = "feedback: {ollama: {url: \"http://127.0.0.1:\(port)\", model: \"<b>tiny\", timeout: \(timeout)}}\n"
        try Data((text + key).utf8).write(to: file)
    }

    /// A judged submission of the Bitwise Beavers, whose upload nobody needs any more.
    private func judged(_ verdict: Verdict, reason: Reason?, log: String, number: UInt64 = 1) async throws -> Int64 {
        let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
        let new = NewSubmission(
            key: UploadKey(device: 1, inode: number, changed: 1, size: 1),
            team: try TeamID("beavers"),
            problem: try ProblemID("petals"),
            file: "petals.zip",
            sha256: String(repeating: "a", count: 63) + "\(number)",
            size: 1,
            received: Timestamp(Date()),
            isSmoke: false,
            rejection: nil
        )
        let id = try #require(try await store.add(new, quota: TeamQuota())?.id)
        _ = try await store.claim(id)
        let now = Timestamp(Date())
        let run = TestRun(
            name: "predictions",
            group: "",
            isSample: false,
            verdict: verdict,
            cpuMilliseconds: 12,
            wallMilliseconds: 15,
            memoryKiB: 1000,
            exit: 1,
            signal: nil,
            feedback: nil,
            juryMessage: "the hidden truth"
        )
        try await store.finish(
            id,
            with: Judgement(verdict: verdict, reason: reason, log: log, started: now, ended: now, runs: [run])
        )
        return id
    }

    private func report(_ id: Int64, _ kind: String) throws -> String {
        let file = rig.folder.appending(path: "var/outbox/beavers/reports/\(id)/report.\(kind)")
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test func showsWhatItSaysUnderAHeadingAndAsPlainText() async throws {
        defer { rig.remove() }
        let server = try ModelServer("answer", log: log)
        try ask(port: server.port)
        try rig.judge("site").check()
        let id = try await judged(.runTimeError, reason: .exitCode, log: "ModuleNotFoundError: No module named 'cv2'")
        _ = try await judged(.accepted, reason: nil, log: "", number: 2)
        try rig.judge("run").check()
        #expect(try !report(id, "txt").contains("machine"))
        try rig.judge("run").check()
        let page = try report(id, "html")
        #expect(page.contains("Written by a machine") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.contains("<script>alert") && !page.contains("\u{1b}") && !page.contains("\u{202e}"))
        let text = try report(id, "txt")
        #expect(
            text.contains("Written by a machine: The language model <b>tiny wrote this")
                && text.contains("    Hints: none")
        )
        #expect(try report(id, "json").contains("\"machine_feedback\""))
        let asked = try String(contentsOf: log, encoding: .utf8)
        #expect(
            asked.hasPrefix("/api/generate ") && asked.contains("No module named 'cv2'") && asked.contains("opencv")
        )
        // Once, of what failed alone, without what the team does not know.
        #expect(
            asked.split(separator: "\n").count == 1 && !asked.contains("hidden truth") && !asked.contains("beavers")
        )
        let pages = try FileManager.default.subpathsOfDirectory(atPath: rig.site.resolvingSymlinksInPath().path())
            .filter {
                $0.hasSuffix(".html")
            }
        let shown = try pages.filter { path in
            try String(contentsOf: rig.site.appending(path: path), encoding: .utf8).contains("Written by a machine")
        }
        #expect(!shown.isEmpty && shown.allSatisfy { $0.hasPrefix("r/") }, "\(shown)")
    }

    @Test func saysNothingOfALaterJudgement() async throws {
        defer { rig.remove() }
        let server = try ModelServer("answer", log: log)
        try ask(port: server.port)
        try rig.judge("site").check()
        let id = try await judged(.runTimeError, reason: .exitCode, log: "x")
        try rig.judge("run").check()
        let file = rig.state.appending(path: "advice/\(id).json")
        var advice = try JSONDecoder().decode(MachineAdvice.self, from: Data(contentsOf: file))
        advice = MachineAdvice(
            text: advice.text,
            model: advice.model,
            judged: advice.judged - .seconds(9),
            asked: advice.asked
        )
        try JSONEncoder().encode(advice).write(to: file)
        try rig.judge("site").check()
        try rig.judge("run").check()
        #expect(try !report(id, "txt").contains("machine"))
    }

    @Test(arguments: ["hang", "die", "garbage", "empty", "refuse", "huge", "nobody"])
    func aBadServerChangesNothing(way: String) async throws {
        defer { rig.remove() }
        let server = try ModelServer(way, log: log)
        try ask(port: way == "nobody" ? "1" : server.port, timeout: "2s")
        try rig.judge("site").check()
        let id = try await judged(.wrongAnswer, reason: .predictions, log: "", number: 1)
        _ = try await judged(.wrongAnswer, reason: .predictions, log: "", number: 2)
        let start = ContinuousClock.now
        let run = try rig.judge("run")
        // One question is one timeout; the second submission is not asked about.
        #expect(run.code == 0 && run.errors == "" && ContinuousClock.now - start < .seconds(50), "\(run)")
        #expect(try rig.submissions().map(\.verdict) == ["WA", "WA"])
        let asked = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        #expect(asked.split(separator: "\n").count == (way == "nobody" ? 0 : 1))
        #expect(FileManager.default.fileExists(atPath: rig.state.appending(path: "advice/failed.txt").path()))
        // Left alone for a while.
        try rig.judge("run").check()
        #expect(((try? String(contentsOf: log, encoding: .utf8)) ?? "") == asked)
        #expect(try !report(id, "txt").contains("machine"))
    }
}
