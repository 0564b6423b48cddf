import ContestModel
import Foundation
import Testing

@testable import ContestFiles

/// A language that has nothing but an id.
func language(_ id: String) throws -> Language {
    Language(
        id: try LanguageID(id),
        name: id,
        extensions: [id],
        image: "image",
        compile: nil,
        run: ["run"],
        entryPoint: .none,
        version: ["version"],
        timeFactor: 1,
        memoryOverhead: 0,
        environment: [:]
    )
}

/// Loads the package below `p` of a scratch folder as the problem `hello`.
func loadPackage(_ scratch: Scratch) throws -> Problem {
    try ProblemPackage.load(
        ContestProblem(id: try ProblemID("hello"), label: "A"),
        in: scratch.path + "/p",
        languages: [language("c"), language("python3"), language("sql")]
    )
}

/// A package of one secret test, with this `problem.yaml` and these further files.
func package(_ yaml: String, _ files: [String: String] = [:]) throws -> Scratch {
    let usual = ["problem.yaml": yaml, "data/secret/1.in": "1\n", "data/secret/1.ans": "1\n"]
    let all = usual.merging(files) { $1 }
    return try Scratch(Dictionary(uniqueKeysWithValues: all.map { ("p/" + $0.key, $0.value) }))
}

/// The least of the 2025-09 format.
let plain2025 = "problem_format_version: 2025-09\nlimits: {time_limit: 1}\n"

/// The least that our own key must say.
let limited = "batch_judge: {time_limit: 2}\n"

struct ProblemPackageTests {
    @Test func readsALegacyPackage() throws {
        let scratch = try package(
            """
            name: Hello
            author:
            source: A contest
            limits: {memory: 512, output: 16, compilation_time: 30, compilation_memory: 1024, code: 64,
              validation_time: 10, validation_memory: 256, validation_output: 4,
              time_multiplier: 3, time_safety_margin: 1.5}
            validator_flags: case_sensitive float_absolute_tolerance 1e-6
            batch_judge:
              time_limit: 1.5
              languages: [python3, c]
              io: {input: in.txt, output: out.txt}
            """,
            ["problem_statement/problem.md": "# Hello\n"]
        )
        let problem = try loadPackage(scratch)
        let root = scratch.path + "/p"
        let expected = Problem(
            id: try ProblemID("hello"),
            name: "Hello",
            kind: .program(
                ProgramRules(
                    inputFile: "in.txt",
                    outputFile: "out.txt"
                )
            ),
            limits: ProblemLimits(
                cpuTime: .milliseconds(1500),
                memory: 512 << 20,
                output: 16 << 20,
                buildTime: .seconds(30),
                buildMemory: 1024 << 20,
                code: 64 << 10,
                validation: ValidationLimits(time: .seconds(10), memory: 256 << 20, output: 4 << 20),
                times: TimeRules(factor: 3, acceptedMargin: 1.5, slowMargin: 1.5)
            ),
            languages: [try LanguageID("python3"), try LanguageID("c")],
            statement: "# Hello\n",
            tests: [
                TestCase(
                    name: "secret/1",
                    isSample: false,
                    inputFile: root + "/data/secret/1.in",
                    answerFile: root + "/data/secret/1.ans",
                    comparison: .tokens(ComparisonFlags(isCaseSensitive: true, absoluteTolerance: 1e-6))
                )
            ],
            folder: root
        )
        #expect(problem == expected)
    }

    @Test func readsA2025Package() throws {
        let scratch = try package(
            """
            problem_format_version: 2025-09
            name: {de: Hallo, en: Hello}
            uuid: 0-1
            type: [pass-fail]
            limits: {time_limit: 0.5, time_multipliers: {ac_to_time_limit: 2}, validation_time: 60}
            languages: [python3, kotlin]
            """,
            [
                "statement/problem.en.md": "One\n{{nextsample}}\nTwo\n", "statement/problem.de.md": "Eins\n",
                "data/secret/test_group.yaml": "output_validator_args: [float_tolerance, \"1e-3\"]\n",
                "data/secret/1.yaml": "hint: think\n", "data/invalid_input/x.in": "",
            ]
        )
        let problem = try loadPackage(scratch)
        #expect(problem.name == "Hello" && problem.statement == "One\nTwo\n")
        let times = TimeRules(factor: 2, acceptedMargin: 2, slowMargin: 1.5)
        #expect(
            problem.limits
                == ProblemLimits(cpuTime: .milliseconds(500), memory: 2048 << 20, output: 8 << 20, times: times)
        )
        #expect(problem.languages == [try LanguageID("python3")])
        let comparison = ComparisonFlags(absoluteTolerance: 1e-3, relativeTolerance: 1e-3)
        #expect(problem.kind == .program(ProgramRules()))
        #expect(problem.tests.map(\.comparison) == [.tokens(comparison)])
        #expect(problem.tests.map(\.name) == ["secret/1"])
    }

    @Test func readsAnSQLPackage() throws {
        let scratch = try package(
            "validator_flags: float_tolerance 1e-6\nbatch_judge:\n  time_limit: 1\n  sql: {schema: schema.sql, order: true, columns: true}\n",
            ["schema.sql": "CREATE TABLE t (a);"]
        )
        let problem = try loadPackage(scratch)
        let rules = SQLRules(
            schemaFile: scratch.path + "/p/schema.sql",
            isOrdered: true,
            comparesColumnNames: true,
            comparison: ComparisonFlags(absoluteTolerance: 1e-6, relativeTolerance: 1e-6)
        )
        #expect(problem.kind == .sql(rules))
        #expect(problem.languages == [try LanguageID("sql")])
        #expect(problem.name == "hello" && problem.statement == "")
    }

    @Test(
        arguments: [
            ([".timelimit": "3\n"], 3000), (["domjudge-problem.ini": "name=x\ntimelimit = '4.5'\n"], 4500),
            ([".timelimit": "3", "domjudge-problem.ini": "timelimit=5"], 3000),
        ] as [([String: String], Int64)]
    )
    func readsTimeLimitsBesideTheFile(files: [String: String], milliseconds: Int64) throws {
        #expect(try loadPackage(package("name: x\n", files)).limits.cpuTime == .milliseconds(milliseconds))
        #expect(try loadPackage(package("limits: {time_limit: 7}\n", files)).limits.cpuTime == .seconds(7))
        let both = "limits: {time_limit: 7}\nbatch_judge: {time_limit: 8}\n"
        #expect(try loadPackage(package(both, files)).limits.cpuTime == .seconds(8))
    }

    /// `problem.yaml` and the complaint that it earns.
    static let wrong: [(String, String)] = [
        (
            "name: x",
            "problem.yaml:1: batch_judge.time_limit: the problem has no time limit; let `batch-judge verify` find one, or write seconds of CPU time: `batch_judge: {time_limit: 2}`"
        ),
        (
            "batch_judge:\n  time_limit: 2s",
            "problem.yaml:2: batch_judge.time_limit: is '2s'; write a number of seconds above 0, such as 2 or 0.5"
        ),
        (
            "batch_judge:\n  time_limit: 2\n  timelimit: 3",
            "problem.yaml:3: batch_judge.timelimit: is not a key of batch_judge; did you mean 'time_limit'?"
        ),
        (
            "batch_judge: {time_limit: 2, kind: music}",
            "problem.yaml:1: batch_judge.kind: is 'music'; write one of program, ml"
        ),
        (
            "batch_judge: {time_limit: 2, languages: [pyhton3]}",
            "problem.yaml:1: batch_judge.languages: 'pyhton3' is none of the judge's languages; did you mean 'python3'?"
        ),
        (
            "batch_judge: {time_limit: 2, languages: []}",
            "problem.yaml:1: batch_judge.languages: is empty; name one, or leave the key out for all"
        ),
        (
            "batch_judge: {time_limit: 2, languages: c}",
            "problem.yaml:1: batch_judge.languages: is 'c'; write a list: [one, two]"
        ),
        (
            "batch_judge: {time_limit: 2, io: {input: ../x}}",
            "problem.yaml:1: batch_judge.io.input: is '../x'; write a plain file name such as input.txt"
        ),
        (
            "batch_judge: {time_limit: 2, io: {input: x, output: x}}",
            "problem.yaml:1: batch_judge.io.output: is the input file; give it a name of its own"
        ),
        (
            "batch_judge: {time_limit: 2, sql: {schema: none.sql}}",
            "problem.yaml:1: batch_judge.sql.schema: there is no file none.sql in the package; add it, or correct the path"
        ),
        (
            "batch_judge: {time_limit: 2, sql: {schema: ../x.sql}}",
            "problem.yaml:1: batch_judge.sql.schema: is '../x.sql'; write a path inside the package, such as data/features.csv"
        ),
        (
            "batch_judge: {time_limit: 2, sql: {schema: problem.yaml}, io: {input: x}}",
            "problem.yaml:1: batch_judge.io: does not go with sql; leave it out: a query has no files"
        ),
        (
            limited + "limits: {memory: 0}",
            "problem.yaml:2: limits.memory: is '0'; write a whole number of MiB from 1 to 1000000"
        ),
        (
            limited + "limits:\n  code: 1.5",
            "problem.yaml:3: limits.code: is '1.5'; write a whole number of KiB from 1 to 1000000"
        ),
        (
            limited + "limits: {memroy: 64}",
            "problem.yaml:2: limits.memroy: is not a key of limits; did you mean 'memory'?"
        ),
        (
            limited + "limits: {validation_passes: 3}",
            "problem.yaml:2: limits.validation_passes: is for multi-pass problems; leave it out"
        ),
        (
            limited + "type: interactive",
            "problem.yaml:2: type: is 'interactive'; write one of pass-fail, scoring"
        ),
        (
            limited + "type: [pass-fail]",
            "problem.yaml:2: type: is a list; write one of pass-fail, scoring"
        ),
        (
            limited + "validation: custom fast",
            "problem.yaml:2: validation: is none of the format's; write default, or custom and any of score"
        ),
        (
            limited + "validation: default interactive",
            "problem.yaml:2: validation: is none of the format's; write default"
        ),
        (
            limited + "validation: custom score",
            "problem.yaml:2: validation: says score in a pass-fail problem; leave the word out, or write `type: scoring`"
        ),
        (
            limited + "validation: custom interactive",
            "problem.yaml:2: validation: asks for a validator of the problem's own, but output_validators/ holds no program"
        ),
        (
            limited + "grading: {custom: g}",
            "problem.yaml:2: grading.custom: not supported: an old way to name a grader; put the grader into graders/"
        ),
        (
            limited + "grading: {objektive: min}",
            "problem.yaml:2: grading.objektive: is not a key of this file; did you mean 'objective'?"
        ),
        (
            "batch_judge: {time_limit: 2, comparison: fuzzy}",
            "problem.yaml:1: batch_judge.comparison: is 'fuzzy'; write one of tokens, lines, exact"
        ),
        (
            "batch_judge: {time_limit: 2, comparison: exact}\nvalidator_flags: case_sensitive",
            "problem.yaml:2: validator_flags: does not go with `comparison: exact`; leave one of them out"
        ),
        (
            limited + "problem_format_version: 2023-07-draft",
            "problem.yaml:2: problem_format_version: not supported yet: '2023-07-draft'; write legacy or 2025-09, or leave it out for legacy"
        ),
        (
            limited + "validator_flags: float_tolerance 1e-6 float_absolute_tolerance 1e-6",
            "problem.yaml:2: validator_flags: float_absolute_tolerance sets a tolerance that is set already; each can be given once; correct the flags"
        ),
        (
            limited + "validator_flags: float_tolerance",
            "problem.yaml:2: validator_flags: float_tolerance needs a number after it"
        ),
        (
            limited + "validator_flags: float_tolerance -1",
            "problem.yaml:2: validator_flags: '-1' after float_tolerance is not a tolerance"
        ),
        (
            limited + "validator_flags: case-sensitive",
            "problem.yaml:2: validator_flags: unknown flag 'case-sensitive' of the default output validator; it knows case_sensitive"
        ),
        (
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\nvalidation: default",
            "problem.yaml:3: validation: is not a key of this file; known are"
        ),
        (
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\nlanguages: [cobol]",
            "problem.yaml:3: languages: names none of the judge's languages; it has c, python3, sql"
        ),
        (
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\nconstants: {5n: 5}",
            "problem.yaml:3: constants.5n: is not a name of a constant; use letters, digits and _, no digit first"
        ),
        (
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\ntype: [scoring, pass-fail]",
            "problem.yaml:3: type: pass-fail does not go with scoring; keep one of them"
        ),
        (
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\ntype: [submit-answer, multi-pass]",
            "problem.yaml:3: type: multi-pass does not go with submit-answer; keep one of them"
        ),
        (
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\ntype: interactive",
            "problem.yaml:3: type: asks for a validator of the problem's own, but output_validator/ holds no program"
        ),
        (
            "problem_format_version: 2025-09\nlimits: {time_limit: 1, time_multipliers: {ac_to_time_limit: 0.5}}",
            "problem.yaml:2: limits.time_multipliers.ac_to_time_limit: is '0.5'; write a number of at least 1"
        ),
        (
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\nallow_file_writing: maybe",
            "problem.yaml:3: allow_file_writing: is 'maybe'; write true or false"
        ),
        (limited + "limts: {memory: 128}", "problem.yaml:2: limts: is not a key of this file; did you mean 'limits'?"),
        (
            limited + "validator_flag: case_sensitive",
            "problem.yaml:2: validator_flag: is not a key of this file; did you mean 'validator_flags'?"
        ),
        ("- a", "problem.yaml:1: is a list, not a mapping; write `key: value` lines"),
    ]

    @Test(arguments: wrong) func saysWhatIsWrongAndWhere(yaml: String, complaint: String) throws {
        let scratch = try package(yaml + "\n")
        let found = complaints { _ = try loadPackage(scratch) }
        #expect(try #require(found.first).hasPrefix("problems/hello/" + complaint), "\(found)")
    }

    /// A further file of the package and the complaint that it earns.
    static let unsupported: [(file: String, text: String, yaml: String, complaint: String)] = [
        (
            "data/secret/testdata.yaml", "on_reject: break\ngrader_flags: always_accept\n", limited,
            "data/secret/testdata.yaml:2: grader_flags: not supported: a grader that decides which submissions of a pass-fail problem are accepted; write `type: scoring` in problem.yaml, or leave it out"
        ),
        (
            "data/secret/testdata.yaml", "grader_flags: median\n", limited + "type: scoring\n",
            "data/secret/testdata.yaml:1: grader_flags: hold a word that the default grader does not know; known are worst_error, first_error, always_accept, sum, avg, min, max, ignore_sample, accept_if_any_accepted"
        ),
        (
            "data/secret/testdata.yaml", "grader_flags: ignore_sample\n", limited + "type: scoring\n",
            "data/secret/testdata.yaml:1: grader_flags: ignore_sample is for data/testdata.yaml alone; leave it out here"
        ),
        (
            "data/secret/testdata.yaml", "range: 10 0\n", limited + "type: scoring\n",
            "data/secret/testdata.yaml:1: range: is '10 0'; write two numbers, the smaller first, such as `0 100` or `-inf +inf`"
        ),
        (
            "data/secret/testdata.yaml", "grading: custom\n", limited + "type: scoring\n",
            "data/secret/testdata.yaml:1: grading: is custom, but graders/ holds no program; put the grader there, or write default"
        ),
        (
            "data/secret/testdata.yaml", "output_validator_flags: float_tolerance\n", limited,
            "data/secret/testdata.yaml:1: output_validator_flags: float_tolerance needs a number after it, such as 1e-6; correct the flags, as in `float_tolerance 1e-6`"
        ),
        (
            "static_validator/v.py", "", plain2025,
            "problem.yaml: not supported: the folder static_validator/, a validator of source files; remove it"
        ),
        (
            "output_validators/v.py", "", limited + "validation: default\n",
            "problem.yaml:2: validation: is default, but output_validators/ holds a validator; write `validation: custom`, or remove the folder"
        ),
        (
            "output_validator/v.py", "print('{{n}}')", plain2025 + "constants: {n: 5}\n",
            "problem.yaml:3: constants: stand in output_validator/v.py, which is not changed; write the values out there, or let `batch-judge import` do it"
        ),
        (
            "data/secret/1.yaml", "arg: [x]\n", plain2025,
            "data/secret/1.yaml:1: arg: is not a key of this file; did you mean 'args'?"
        ),
        (
            "data/secret/2.yaml", "args: [x]\n", plain2025,
            "data/secret/2.yaml: has no input file; add 2.in beside it"
        ),
        (
            "data/secret/2.files/x", "", plain2025,
            "data/secret/2.files: has no input file; add 2.in beside it"
        ),
        (
            "data/secret/1/x", "", plain2025,
            "data/secret/1: is a folder with the name of a test case; rename it"
        ),
        (
            "data/test_group.yaml", "args: [x]\n", plain2025,
            "data/test_group.yaml: is not read here; put it into data/sample, data/secret or a group there"
        ),
        (
            "data/secret/test_group.yaml", "max_score: 5\n", plain2025,
            "data/secret/test_group.yaml:1: max_score: is for problems of type scoring; leave it out"
        ),
        (
            "data/secret/test_group.yaml", "static_validation_score: 5\n", plain2025,
            "data/secret/test_group.yaml:1: static_validation_score: not supported: a validator of source files; leave it out"
        ),
        (
            "data/secret/g/2.in", "", plain2025,
            "data/secret/g/2.in: has no answer file; add 2.ans beside it"
        ),
        (
            "data/secret/g/README", "", plain2025,
            "data/secret: holds groups and the test case secret/1; put all test cases into groups"
        ),
        (
            ".timelimit", "soon", "name: x\n",
            "problem.yaml: batch_judge.time_limit: .timelimit does not hold a number of seconds; correct it, or write `batch_judge: {time_limit: 2}`"
        ),
    ]

    @Test(arguments: unsupported)
    func refusesWhatItCannotJudge(file: String, text: String, yaml: String, complaint: String) throws {
        let scratch = try package(yaml, [file: text])
        #expect(complaints { _ = try loadPackage(scratch) } == ["problems/hello/" + complaint])
    }

    @Test func passesOverKeysOfOtherToolsAndNamesThem() throws {
        let scratch = try package(limited + "date: 2020-01-01\ntags: [graph]\nsource_url: x\nkeywords:\n")
        let read = try ProblemPackage.read(
            ContestProblem(id: try ProblemID("hello"), label: "A"),
            in: scratch.path + "/p",
            languages: [language("c")]
        )
        #expect(read.foreignKeys == ["date", "tags"])
    }

    @Test func reportsEverythingAtOnce() throws {
        let scratch = try package("batch_judge: {time: 2}\ntype: music\n", ["data/secret/2.in": ""])
        let found = complaints { _ = try loadPackage(scratch) }.map {
            $0.dropFirst("problems/hello/".count).prefix { $0 != " " }
        }
        #expect(found == ["problem.yaml:1:", "problem.yaml:1:", "problem.yaml:2:", "data/secret/2.in:"])
    }

    @Test(arguments: ["problem.yaml", "statement/problem.md"])
    func refusesFilesThatAreLinksOutOfThePackage(file: String) throws {
        let scratch = try Scratch(["p/data/secret/1.in": "", "p/data/secret/1.ans": "", "outside": limited])
        if file != "problem.yaml" { try scratch.write(limited, to: "p/problem.yaml") }
        try scratch.link("p/" + file, to: file.contains("/") ? "../../outside" : "../outside")
        #expect(
            complaints { _ = try loadPackage(scratch) }
                == ["problems/hello/\(file): is a link that leads out of the package; copy the file in"]
        )
    }

    /// Who opens such a file would wait for ever.
    @Test(
        .timeLimit(.minutes(30)),
        arguments: ["problem.yaml", "output_validators/v/pipe.h", "include/c/pipe", "graders/g/pipe"]
    )
    func refusesPipes(path: String) throws {
        let yaml = limited + (path.hasPrefix("output") ? "validation: custom\n" : "")
        let scratch = try package(yaml, path.hasPrefix("output") ? ["output_validators/v/v.c": ""] : [:])
        let place = URL(filePath: "\(scratch.path)/p/\(path)")
        try? FileManager.default.removeItem(at: place)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        let maker = try Process.run(URL(filePath: "/usr/bin/mkfifo"), arguments: [place.path(percentEncoded: false)])
        maker.waitUntilExit()
        #expect(
            complaints { _ = try loadPackage(scratch) }
                == ["problems/hello/\(path): is not a plain file; put a file in its place"]
        )
    }

    @Test(
        .enabled(if: ProcessInfo.processInfo.environment["BATCH_JUDGE_LONG_TESTS"] == "1"),
        .timeLimit(.minutes(30)),
        arguments: ["data/secret", "include/c"]
    )
    func refusesLinksThatMultiply(folder: String) throws {
        let scratch = try package(limited, ["\(folder)/8/1.in": "", "\(folder)/8/1.ans": ""])
        for level in 0..<8 {
            for number in 0..<10 { try scratch.link("p/\(folder)/\(level)/\(number)", to: "../\(level + 1)") }
        }
        let found = complaints { _ = try loadPackage(scratch) }
        #expect(found.count == 1 && found[0].hasSuffix("; see where its links lead"), "\(found)")
    }

    @Test func asksForAFolder() throws {
        let scratch = try Scratch()
        #expect(
            complaints { _ = try loadPackage(scratch) }
                == [
                    "problems/hello: there is no such folder; put the problem package there, as a folder or as problems/hello.zip"
                ]
        )
    }
}
