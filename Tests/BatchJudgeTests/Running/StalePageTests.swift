import Foundation
import Testing

/// The queue page in a browser.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["BATCH_JUDGE_LONG_TESTS"] == "1")) struct StalePageTests {
    /// Serves a folder and prints the page as the browser has it once its script has run.
    private static let browse = """
        import functools, http.server, subprocess, sys, tempfile, threading
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
        handler.log_message = http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = sys.argv[2].format(f"http://127.0.0.1:{server.server_port}")
        with tempfile.TemporaryDirectory() as profile:
            print(subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
                "--virtual-time-budget=4000", "--dump-dom", address], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                stdout=subprocess.PIPE, text=True, timeout=60).stdout)
        """

    /// The warning's element, from its name to its end.
    private func warning(_ rig: Rig, address: String = "{}/queue/index.html") throws -> String {
        let run = try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", Self.browse, rig.site.path(), address])
        try run.check()
        let parts = run.output.split(separator: "id=\"stale\"")
        return String(try #require(parts.last).prefix { $0 != "\n" })
    }

    private func beat(_ rig: Rig, minutesAgo: Double) throws {
        let moment = Date(timeIntervalSinceNow: -60 * minutesAgo).formatted(.iso8601)
        try Data("{\"at\":\"\(moment)\"}\n".utf8).write(to: rig.site.appending(path: "data/pulse.json"))
    }

    @Test func warnsByItselfWhenTheLastStartIsOld() throws {
        let rig = try Rig()
        defer { rig.remove() }
        try rig.judge("run").check()
        #expect(try warning(rig).contains(" hidden=\"\">"), "there is no pulse yet")
        try beat(rig, minutesAgo: 1)
        #expect(try warning(rig).contains(" hidden=\"\">"))
        try beat(rig, minutesAgo: 37.5)
        let words = try warning(rig)
        #expect(
            !words.contains("hidden") && words.contains("for <span>37 minutes</span>, since <time datetime="),
            "\(words)"
        )
        try beat(rig, minutesAgo: 60 * 24 * 3.5)
        #expect(try warning(rig).contains("<span>3 days</span>"))
        #expect(try warning(rig, address: "file://\(rig.site.path())/queue/index.html").contains(" hidden=\"\">"))
    }
}
