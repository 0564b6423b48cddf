import ContestModel
import Testing

@testable import ContestFiles

/// Who judges the outputs of a package.
struct ValidatorTests {
    /// The files of `output_validators/`, what `validation` says, and the kind of problem with the program's place.
    static let legacy: [(files: [String], validation: String, expected: String)] = [
        ([], "default", "comparison"),
        (["README.md"], "default", "comparison"),
        (["check.py"], "custom", "program check.py"),
        (["check.cpp", "README.md"], "custom", "program check.cpp"),
        (["check.cc", "testlib.h"], "custom", "program "),
        (["check/check.cpp", "check/testlib.h"], "custom", "program check"),
        (["check/check.cpp", "__pycache__/x.pyc"], "custom", "program check"),
        (["build", "check.cpp", "more.cpp"], "custom", "program "),
        (["check.py"], "custom interactive", "interactive check.py"),
        (["check.py"], "custom multipass", "program check.py x2"),
        (["check.py"], "custom interactive multipass", "interactive check.py x2"),
    ]

    @Test(arguments: legacy)
    func findsTheValidatorOfALegacyPackage(files: [String], validation: String, expected: String) throws {
        let placed = Dictionary(uniqueKeysWithValues: files.map { ("output_validators/" + $0, "x") })
        let scratch = try package(limited + "validation: \(validation)\n", placed)
        #expect(words(try loadPackage(scratch), below: "output_validators") == expected)
    }

    /// The files of `output_validator/`, the type, and the kind of problem with the program's place.
    static let of2025: [(files: [String], type: String, expected: String)] = [
        ([], "pass-fail", "comparison"),
        (["check.py"], "pass-fail", "program check.py"),
        (["one.cpp", "two.cpp"], "pass-fail", "program "),
        (["check/check.cpp"], "pass-fail", "program check"),
        (["__init__.py", "__main__.py", "parts/x.py"], "pass-fail", "program "),
        (["check.py"], "interactive", "interactive check.py"),
        (["check.py"], "[interactive, multi-pass, scoring]", "interactive check.py x2"),
        ([], "submit-answer", "answers comparison"),
        (["check.py"], "[submit-answer]", "answers program check.py"),
    ]

    @Test(arguments: of2025)
    func findsTheValidatorOfA2025Package(files: [String], type: String, expected: String) throws {
        let placed = Dictionary(uniqueKeysWithValues: files.map { ("output_validator/" + $0, "x") })
        let scratch = try package(plain2025 + "type: \(type)\n", placed)
        #expect(words(try loadPackage(scratch), below: "output_validator") == expected)
    }

    /// What `problem.yaml` says, the folder of the other format, and what is said of it.
    static let misnamed: [(yaml: String, folder: String, message: String)] = [
        (
            plain2025, "output_validators/check/",
            "output_validators/ holds a validator, but the 2025-09 format looks for it in output_validator/; rename the folder"
        ),
        (
            plain2025 + "type: interactive\n", "output_validators/",
            "looks for it in output_validator/; rename the folder"
        ),
        (
            limited, "output_validator/",
            "looks for it in output_validators/; rename the folder and write `validation: custom`"
        ),
        (
            limited + "validation: custom\n", "output_validator/",
            "looks for it in output_validators/; rename the folder"
        ),
    ]

    @Test(arguments: misnamed)
    func refusesAValidatorInTheFolderOfTheOtherFormat(yaml: String, folder: String, message: String) throws {
        let scratch = try package(yaml, [folder + "check.py": "x"])
        let error = try #require(throws: ConfigurationError.self) { try loadPackage(scratch) }
        #expect(error.findings.count == 1 && "\(error)".hasSuffix(message), "\(error)")
    }

    private func words(_ problem: Problem, below folder: String) -> String {
        func words(_ validation: OutputValidation) -> String {
            let root = "\(problem.folder)/\(folder)"
            return switch validation {
            case .comparison: "comparison"
            case .program(let program): "program \(program.path.dropFirst(root.count + 1))"
            case .interactive(let program): "interactive \(program.path.dropFirst(root.count + 1))"
            }
        }
        switch problem.kind {
        case .program(let rules): return words(rules.validation) + (rules.passes == 1 ? "" : " x\(rules.passes)")
        case .answers(let rules): return "answers " + words(rules.validation)
        case .sql, .predictions: return "something else"
        }
    }

    @Test func severalValidatorsAreTooMany() throws {
        let scratch = try package(
            limited + "validation: custom\n",
            ["output_validators/a.py": "", "output_validators/b.py": ""]
        )
        #expect(
            complaints { _ = try loadPackage(scratch) } == [
                "problems/hello/output_validators: holds several programs: a.py, b.py; "
                    + "keep one; a program of several files lies in a folder of its own"
            ]
        )
    }

    @Test(arguments: ["output_validators/v", "include/c/x.h", "graders/g.py"])
    func programsDoNotLeadOutOfThePackage(path: String) throws {
        let isValidator = path.hasPrefix("output")
        let scratch = try package(limited + (isValidator ? "validation: custom\n" : ""), ["include/c/y.h": ""])
        try scratch.write("", to: "outside/x")
        let up = path.split(separator: "/").map { _ in ".." }.joined(separator: "/")
        try scratch.link("p/" + path, to: up + "/outside" + (path.contains(".") ? "/x" : ""))
        let found = complaints { _ = try loadPackage(scratch) }
        #expect(found == ["problems/hello/\(path): is a link that leads out of the package; copy it in"])
    }

    @Test func flagsAreWordsForAValidatorOfTheProblemsOwn() throws {
        let scratch = try package(
            limited + "validation: custom\nvalidator_flags: --eps 1e-6\n",
            [
                "output_validators/v.py": "", "data/secret/g/2.in": "", "data/secret/g/2.ans": "",
                "data/secret/g/testdata.yaml": "output_validator_flags: {name: v, flags: big  one}\n",
                "data/secret/h/3.in": "", "data/secret/h/3.ans": "",
                "data/secret/h/testdata.yaml": "output_validator_flags: ''\n",
            ]
        )
        let tests = try loadPackage(scratch).tests
        #expect(tests.map(\.name) == ["secret/1", "secret/g/2", "secret/h/3"])
        #expect(
            tests.map(\.validatorArguments) == [
                ["--eps", "1e-6"], ["--eps", "1e-6", "big", "one"], ["--eps", "1e-6"],
            ]
        )
    }

    @Test(
        arguments: [("tokens", .tokens(ComparisonFlags())), ("lines", .lines), ("exact", .exact)]
            as [(String, OutputComparison)]
    )
    func comparesAsAsked(word: String, comparison: OutputComparison) throws {
        let scratch = try package("batch_judge: {time_limit: 2, comparison: \(word)}\n")
        #expect(try loadPackage(scratch).tests.map(\.comparison) == [comparison])
    }

    @Test func readsIncludedFiles() throws {
        let files = ["include/python3/a.py": "", "include/default/b": "", "include/cpp/c.h": "", "include/README": ""]
        let root = try package(plain2025, files)
        #expect(
            try loadPackage(root).includes == [
                IncludedFiles(language: nil, folder: root.path + "/p/include/default"),
                IncludedFiles(language: "cpp", folder: root.path + "/p/include/cpp"),
                IncludedFiles(language: "python3", folder: root.path + "/p/include/python3"),
            ]
        )
        #expect(try loadPackage(package(limited, files)).includes.map(\.language) == ["cpp", "default", "python3"])
    }

    @Test func countsPasses() throws {
        let scratch = try package(
            "problem_format_version: 2025-09\ntype: multi-pass\nlimits: {time_limit: 1, validation_passes: 7}\n",
            ["output_validator/v.py": ""]
        )
        guard case .program(let rules) = try loadPackage(scratch).kind else {
            Issue.record("no program")
            return
        }
        #expect(rules.passes == 7)
    }
}
