import ContestModel
import Foundation
import SiteGen
import Testing

/// What a report tells, and that page, text and JSON tell the same.
@Suite struct ReportTests {
    private static let hostile = "</pre><script>alert(1)</script>"

    private static func run(
        _ verdict: Verdict,
        isSample: Bool = true,
        exit: Int32? = 0,
        signal: Int32? = nil,
        errors: String = "",
        output: String = "7\n",
        cpu: Int64 = 120
    ) -> TestRun {
        TestRun(
            name: isSample ? "sample/1" : "secret/hidden-name",
            group: isSample ? "sample" : "secret",
            isSample: isSample,
            verdict: verdict,
            cpuMilliseconds: cpu,
            wallMilliseconds: cpu + 30,
            memoryKiB: 9000,
            outputBytes: isSample ? 77 : nil,
            exit: exit,
            signal: signal,
            feedback: isSample
                ? SampleFeedback(
                    input: "3 4 \(hostile)\n",
                    expected: "7\n",
                    output: output,
                    errors: errors,
                    difference: verdict == .wrongAnswer ? "line 1\n  expected: 7\n  got: 8" : ""
                ) : nil,
            teamMessage: verdict == .wrongAnswer ? "closer \(hostile)" : nil
        )
    }

    private static func judgement(_ kind: String) -> Judgement {
        let start = SampleContest.minute(10)
        var judgement = Judgement(verdict: .accepted, image: "sha256:0123", started: start, ended: start + .seconds(9))
        judgement.limits = AppliedLimits(cpuMilliseconds: 4000, memory: 256 << 20, output: 8 << 20)
        let excerpt = SourceExcerpt(
            place: SourcePlace(file: "main.py", line: 3),
            first: 2,
            lines: ["x = input()", "y = z[5] # \(hostile)", "print(y)"]
        )
        switch kind {
        case "compile error":
            judgement.verdict = .compileError
            judgement.reason = .compiler
            judgement.message = "The compiler ended with exit code 1."
            judgement.log = "$ python3 main.py\nIndentationError: unexpected indent \(hostile)"
            judgement.excerpts = [excerpt]
            judgement.limits = nil
        case "crash":
            judgement.verdict = .runTimeError
            judgement.reason = .exitCode
            judgement.message = "On a sample, the program ended with exit code 1."
            let errors = """
                Traceback (most recent call last):
                  File "/source/main.py", line 3, in <module>
                IndexError: list index out of range

                """
            judgement.runs = [run(.runTimeError, exit: 1, errors: errors), run(.accepted, isSample: false, cpu: 900)]
            judgement.excerpts = [excerpt]
        case "signal":
            judgement.verdict = .runTimeError
            judgement.reason = .signal
            judgement.runs = [run(.runTimeError, exit: nil, signal: 11), run(.timeLimit, isSample: false, cpu: 4100)]
        case "wrong answer":
            judgement.verdict = .wrongAnswer
            judgement.reason = .differs
            judgement.runs = [run(.wrongAnswer, output: "7 8 \(hostile)\n")]
        case "rejected":
            judgement.verdict = .submissionError
            judgement.reason = .pathTraversal
            judgement.message = "The entry '../x \(hostile)' leads out of the folder."
            judgement.limits = nil
        default: judgement.runs = [run(.accepted), run(.accepted, isSample: false)]
        }
        return judgement
    }

    private static let kinds = ["accepted", "compile error", "crash", "signal", "wrong answer", "rejected"]

    private func report(_ kind: String) throws -> (page: String, text: String, json: [String: Any]) {
        let bench = try Workbench()
        var contest = try bench.contest()
        let state: SubmissionState = kind == "rejected" ? .rejected : .judged
        let entry = SampleContest.Entry(team: "t1", minute: 10, state: state)
        let submission = try SampleContest.judged(entry, id: 1).submission
        contest.submissions = [JudgedSubmission(submission: submission, judgement: Self.judgement(kind))]
        let view = TeamView(of: try contest.record, team: try TeamID("t1"), at: SampleContest.minute(200))
        let files = try SiteBuilder(templates: Workbench.templates).report(view, submission: 1)
        let json = try #require(files.first { $0.path == "report.json" }).contents
        return (
            Workbench.text("report.html", in: files), Workbench.text("report.txt", in: files),
            try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        )
    }

    /// Of what is for programs alone, or has other words for people.
    private static let coded: Set<String> = [
        "contest", "team", "problem", "received", "contest_time", "state", "phase", "verdict", "charged_because",
        "kind",
        "unit", "id", "name", "group", "file",
    ]

    /// Every text in JSON, line by line.
    private static func texts(_ value: Any, _ key: String = "") -> [String] {
        switch value {
        case let text as String:
            coded.contains(key) ? [] : text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        case let list as [Any]: list.flatMap { texts($0, key) }
        case let object as [String: Any]: object.flatMap { texts($0.value, $0.key) }
        default: []
        }
    }

    private static func plain(_ page: String) -> String {
        var text = page.replacing(/<style>.*<\/style>/.dotMatchesNewlines(), with: "").replacing(/<[^>]*>/, with: "")
        for (code, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.replacing(code, with: sign)
        }
        return text
    }

    @Test(arguments: kinds) func pageTextAndJSONSayTheSame(kind: String) throws {
        let report = try report(kind)
        let page = Self.plain(report.page)
        let texts = Self.texts(report.json)
        #expect(texts.count > 2)
        for text in texts {
            #expect(page.contains(text), "the page of \(kind) lacks: \(text)")
            #expect(report.text.contains(text), "the text of \(kind) lacks: \(text)")
        }
        let verdict = try #require((report.json["verdict"] as? String).flatMap(Verdict.init(rawValue:)))
        for form in [page, report.text] { #expect(form.contains(verdict.name)) }
        for measure in try #require(report.json["measures"] as? [[String: Any]]) {
            let percent = try #require(measure["percent"] as? Int)
            for form in [page, report.text] { #expect(form.contains("(\(percent) %)"), "\(measure)") }
        }
        #expect(!report.page.contains("<script") && !report.text.contains("\u{1b}"))
    }

    @Test(arguments: [
        (
            "accepted",
            ["CPU time: 120 ms of 4 s (3 %), sample 1", "Output of samples: 77 bytes of 8 MiB (0 %), sample 1"]
        ),
        (
            "compile error",
            ["main.py, line 3:", "      2  x = input()", "    > 3  y = z[5]", "indented by the same blanks"]
        ),
        (
            "crash",
            [
                "sample 1: run-time error, 120 ms of CPU time, 150 ms of wall time, 8.8 MiB of memory, 77 bytes of output, exit code 1",
                "    IndexError: list index out of range\n    main.py, line 3\n", "An index is beyond the end",
                "CPU time: 900 ms of 4 s (22 %), a hidden test", "Hidden tests: 1 accepted",
            ]
        ),
        (
            "signal",
            ["signal 11 (SIGSEGV, a bad memory access", "[##########] CPU time: 4.1 s of 4 s (102 %), a hidden test"]
        ),
        ("wrong answer", ["    −    1 7«»\n    +    1 7« 8·".replacing("« 8", with: "«·8")]),
        ("rejected", ["submission error (path-traversal)", "No name may contain '..'", "The entry '../x"]),
    ])
    func saysWhatWasMeasuredAndWhatToDo(kind: String, parts: [String]) throws {
        let text = try report(kind).text
        for part in parts { #expect(text.contains(part), "\(part) in \(text)") }
    }

    @Test(arguments: kinds) func saysOfHiddenTestsNothingButCounts(kind: String) throws {
        let report = try report(kind)
        let json = String(decoding: try JSONSerialization.data(withJSONObject: report.json), as: UTF8.self)
        for form in [report.page, report.text, json] {
            #expect(!form.contains("hidden-name") && !form.contains("secret"))
        }
    }

    @Test func barsAreForEyesAndWords() throws {
        let page = try report("signal").page
        #expect(
            page.contains(
                "<meter min=\"0\" max=\"100\" low=\"90\" high=\"99.5\" optimum=\"0\" value=\"100\" aria-label=\"CPU time\">102 %</meter>"
            )
        )
    }

    /// What is not said any more which limit applied is compared with the problem's.
    @Test func olderJudgementsGoByTheProblem() throws {
        let text = Workbench.text("report.txt", in: try site())
        #expect(text.contains("CPU time: 120 ms of 2 s (6 %), a hidden test"), "\(text)")
    }

    private func site() throws -> [SiteFile] {
        let bench = try Workbench()
        let view = TeamView(of: try bench.contest().record, team: try TeamID("t1"), at: SampleContest.minute(200))
        return try SiteBuilder(templates: Workbench.templates).report(view, submission: 1)
    }
}
