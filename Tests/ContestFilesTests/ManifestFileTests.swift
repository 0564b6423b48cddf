import ContestModel
import Testing

@testable import ContestFiles

struct ManifestFileTests {
    private typealias Manifest = SubmissionManifest

    @Test(
        arguments: [
            ("", SubmissionManifest()),
            (
                "problem: hello\nlanguage: python3\nentry_point: src/main.py\n",
                SubmissionManifest(problem: "hello", language: "python3", entryPoint: "src/main.py")
            ),
            ("---\r\n# a comment\r\n\r\nlanguage: c   # the old one\r\n", SubmissionManifest(language: "c")),
            ("\u{FEFF}language: 'c'\n", SubmissionManifest(language: "c")),
            ("entry_point: \"my main.py\" # here", SubmissionManifest(entryPoint: "my main.py")),
            ("entry_point: a#b.py", SubmissionManifest(entryPoint: "a#b.py")),
            ("entry_point:\torg.example.Main", SubmissionManifest(entryPoint: "org.example.Main")),
        ]
    )
    func readsPlainLines(text: String, manifest: SubmissionManifest) throws {
        #expect(try ManifestFile.read(text).get() == manifest)
    }

    @Test(
        arguments: [
            "problem: &a hello", "problem: *a", "problem: !!str hello", "problem: |\n  hello", "problem: >\n  hello",
            "{problem: hello}", "problem: {a: b}", "problem: [a]", "problem:", "problem: null", "problem: ~",
            "problem:hello",
            "problem", "- problem: hello", "? problem", " problem: hello", "problem : hello", "\"problem\": hello",
            "team: t1", "Problem: hello", "problem: a\nproblem: a", "problem: a: b", "problem: \"a\\n\"",
            "problem: \"a\" b",
            "problem: \"a", "problem: \"\"", "problem: a\u{0}b", "problem: a\u{1B}[31m", "<<: x",
            "---\n---\nproblem: a",
            "problem: a\n  b", "%YAML 1.1\n---\nproblem: a", "problem: @a", "problem: `a`",
        ]
    )
    func refusesEverythingElse(text: String) throws {
        guard case .failure(let rejection) = ManifestFile.read(text) else {
            Issue.record("accepted")
            return
        }
        #expect(rejection.reason == .badManifest)
        #expect(rejection.message.contains("submission.yaml"))
        #expect(!rejection.message.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }

    @Test func saysWhichLineItWas() {
        #expect(
            ManifestFile.read("problem: a\nteam: b\n")
                == .failure(
                    Rejection(
                        .badManifest,
                        "line 2 of submission.yaml has another key than problem, language and entry_point"
                    )
                )
        )
        #expect(
            ManifestFile.read("language: c\nlanguage: d\n")
                == .failure(Rejection(.badManifest, "line 2 of submission.yaml gives language a second time"))
        )
    }

    @Test func refusesMoreThanFourKibibytes() {
        let comment = "#" + String(repeating: "x", count: 4094)
        #expect(ManifestFile.read(comment + "\n") == .success(SubmissionManifest()))
        #expect(
            ManifestFile.read(comment + "x\n")
                == .failure(Rejection(.badManifest, "submission.yaml is larger than 4096 bytes"))
        )
    }
}
