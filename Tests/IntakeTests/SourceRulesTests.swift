import ContestModel
import Testing

@testable import Intake

@Suite struct SourceRulesTests {
    private let languages: [Language]

    init() throws {
        languages = try [
            Self.made("c", ["c"], .none), Self.made("cpp", ["cpp", "cc"], .none), Self.made("python3", ["py"], .file),
            Self.made("pypy3", ["py"], .file),
            Self.made("java", ["java"], .pattern(#"\bstatic\s+(public\s+)?void\s+main\s*\("#)),
        ]
    }

    private static func made(_ id: String, _ extensions: [String], _ rule: Language.EntryPointRule) throws -> Language {
        Language(
            id: try LanguageID(id),
            name: id,
            extensions: extensions,
            image: id,
            compile: nil,
            run: ["{entry_point}"],
            entryPoint: rule,
            version: [],
            timeFactor: 1,
            memoryOverhead: 0,
            environment: [:]
        )
    }

    struct Case: Sendable {
        var files: [String]
        var language: String?
        var entryPoint: String?
        var allowed: [String]? = ["c", "cpp", "python3", "java"]
        /// `language entry-point sources` or the reason.
        var expected: String
    }

    @Test(arguments: [
        Case(files: ["a.py"], expected: "python3 a.py a.py"),
        Case(files: ["A.PY", "readme.md"], expected: "python3 A.PY A.PY"),
        Case(files: ["b.py", "a/main.py", "main.py"], expected: "python3 main.py a/main.py,b.py,main.py"),
        Case(files: ["b.py", "x/main.py", "y/main.py"], expected: "ambiguous-language"),
        Case(files: ["b.py", "a.py"], expected: "ambiguous-language"),
        Case(files: ["b.py", "a.py"], entryPoint: "a.py", expected: "python3 a.py a.py,b.py"),
        Case(files: ["b.py", "a.py"], entryPoint: "c.py", expected: "missing-file"),
        Case(files: ["a.c", "b.h", "z.c"], expected: "c - a.c,z.c"),
        Case(files: ["a.c", "b.cc"], expected: "ambiguous-language"),
        Case(files: ["a.c", "b.cc"], language: "cpp", expected: "cpp - b.cc"),
        Case(files: ["a.c", "b.py"], entryPoint: "b.py", expected: "python3 b.py b.py"),
        Case(files: ["a.c", "b.py"], allowed: ["c"], expected: "c - a.c"),
        Case(files: ["a.py"], allowed: ["c"], expected: "language-not-allowed"),
        Case(files: ["a.py"], language: "python3", allowed: ["c"], expected: "language-not-allowed"),
        Case(files: ["a.py"], allowed: nil, expected: "ambiguous-language"),
        Case(files: ["a.py"], language: "pypy3", allowed: nil, expected: "pypy3 a.py a.py"),
        Case(files: ["a.py"], language: "rust", expected: "bad-manifest"),
        Case(files: ["a.py"], language: "c", expected: "no-source"),
        Case(files: ["a.txt", ".py", "py"], expected: "no-source"),
        Case(files: ["b.h"], expected: "no-source"),
        Case(files: [], expected: "no-source"),
        Case(files: ["-o.c"], expected: "bad-name"),
        Case(files: ["@opts.c", "a.c"], expected: "bad-name"),
        Case(files: ["-d/a.c"], expected: "bad-name"),
        Case(files: ["-readme.txt", "a.c"], expected: "c - a.c"),
        Case(files: ["geo/Any.java"], expected: "java geo.Any geo/Any.java"),
        Case(files: ["Main.java", "Start.java"], expected: "java Start Main.java,Start.java"),
        Case(files: ["Start.java", "geo/Start2.java"], expected: "ambiguous-language"),
        Case(files: ["A.java", "B.java"], expected: "no-source"),
        Case(files: ["A.java", "geo/B.java"], entryPoint: "geo.B", expected: "java geo.B A.java,geo/B.java"),
        Case(files: ["A.java", "geo/B.java"], entryPoint: "geo/B.java", expected: "java geo.B A.java,geo/B.java"),
    ])
    func decidesLanguageAndEntryPoint(_ sample: Case) throws {
        let result = SourceRules.entry(
            files: sample.files.map { UnpackedFile(path: $0, size: 1) },
            manifest: SubmissionManifest(language: sample.language, entryPoint: sample.entryPoint),
            languages: languages,
            allowed: try sample.allowed?.map { try LanguageID($0) },
            contentsOf: Self.contents
        )
        switch result {
        case .success(let entry):
            let found = "\(entry.language.id) \(entry.entryPoint ?? "-") \(entry.sources.joined(separator: ","))"
            #expect(found == sample.expected)
        case .failure(let rejection):
            #expect(rejection.reason.rawValue == sample.expected, "\(rejection.message)")
        }
    }

    /// Only files whose name holds `Start` have a main.
    private static func contents(_ path: String) -> String {
        path.contains("Start")
            ? "class X {\r\n  public static  void main(String[] a) {}\r\n}" : "class X { void main() {} }"
    }

    @Test func saysWhatWasFound() throws {
        let result = SourceRules.entry(
            files: ["a.c", "b.py", "c.py"].map { UnpackedFile(path: $0, size: 1) },
            manifest: SubmissionManifest(),
            languages: languages,
            allowed: try [LanguageID("c"), LanguageID("python3")],
            contentsOf: Self.contents
        )
        let expected = "sources of several languages: c ('a.c'), python3 ('b.py', 'c.py')"
        #expect(result == .failure(Rejection(.ambiguousLanguage, expected)))
    }

    /// A pattern may take the square of a line's length, so long lines must not cost that.
    @Test(.timeLimit(.minutes(30))) func searchesLongLinesInBoundedTime() throws {
        let language = try Self.made("java", ["java"], .pattern(#"(a+)+\(main"#))
        let result = SourceRules.entry(
            files: [UnpackedFile(path: "A.java", size: 1), UnpackedFile(path: "B.java", size: 1)],
            manifest: SubmissionManifest(),
            languages: [language],
            allowed: nil
        ) { _ in String(repeating: "static ", count: 100_000) }
        #expect(throws: Rejection.self) { try result.get() }
    }

    /// Nor must many lines.
    @Test func searchesNoMoreThanTwoMebibytes() throws {
        let language = try Self.made("java", ["java"], .pattern("main"))
        var searched = 0
        let result = SourceRules.entry(
            files: (0..<100).map { UnpackedFile(path: "\($0).java", size: 1 << 19) },
            manifest: SubmissionManifest(),
            languages: [language],
            allowed: nil
        ) { _ in
            searched += 1 << 19
            return String(repeating: "static\n", count: (1 << 19) / 7 + 1)
        }
        #expect(throws: Rejection.self) { try result.get() }
        #expect(searched == 2 << 20)
    }

    @Test func checksTheFilesOfAnMLSubmission() {
        let rules = PredictionRules(
            entryPoint: "predict.py",
            requiredFiles: ["predict.py", "model/weights.npz"],
            allowedExtensions: ["py", "npz", "md"],
            image: "python-ml",
            featureFiles: [],
            labelsFile: "",
            idColumn: "id",
            splitColumn: nil,
            predictionsFile: "predictions.csv",
            predictionsColumns: ["label"],
            maxPredictions: 1,
            metrics: []
        )
        func rejection(_ files: [String]) -> Rejection? {
            SourceRules.predictionEntry(files: files.map { UnpackedFile(path: $0, size: 1) }, rules: rules)
        }
        func reason(_ files: String...) -> Reason? { rejection(files)?.reason }
        func message(_ files: String...) -> String { rejection(files)?.message ?? "" }
        #expect(reason("predict.py", "model/weights.npz", "submission.yaml", "README.MD") == nil)
        #expect(reason("predict.py") == .missingFile)
        #expect(reason("x/predict.py", "model/weights.npz") == .missingFile)
        #expect(reason("predict.py", "model/weights.npz", "evil.so") == .fileType)
        #expect(reason("predict.py", "model/weights.npz", "Makefile") == .fileType)
        #expect(message("src/predict.py", "README.md").contains("'src/predict.py' is in the wrong place"))
        #expect(message("predict.py", "weights.npz").hasSuffix("found 'predict.py', 'weights.npz'"))
        #expect(message("Predict.py").contains("rename 'Predict.py'"))
        #expect(message("mine.zip").contains("nobody looks into 'mine.zip'"))
        #expect(message("predict.ipynb").contains("save its code as 'predict.py'"))
        #expect(message("main.py").hasSuffix("found 'main.py'"))
    }
}
