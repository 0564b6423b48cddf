import ContestModel
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

/// The least that our own key must say.
let limited = "batch_judge: {time_limit: 2}\n"

struct ProblemPackageTests {
    @Test func readsALegacyPackage() throws {
        let scratch = try package(
            """
            name: Hello
            author:
            source: A contest
            limits: {memory: 512, output: 16, compilation_time: 30, compilation_memory: 1024, time_multiplier: 5}
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
                buildMemory: 1024 << 20
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
        #expect(problem.limits == ProblemLimits(cpuTime: .milliseconds(500), memory: 2048 << 20, output: 8 << 20))
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
            "problem.yaml:1: batch_judge.time_limit: the problem has no time limit; write seconds of CPU time: `batch_judge: {time_limit: 2}`"
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
            limited + "limits:\n  code: 128",
            "problem.yaml:3: limits.code: not supported yet: a limit on the size of sources; leave it out"
        ),
        (
            limited + "limits: {memroy: 64}",
            "problem.yaml:2: limits.memroy: is not a key of limits; did you mean 'memory'?"
        ),
        (
            limited + "type: scoring",
            "problem.yaml:2: type: not supported yet: 'scoring'; make it a pass-fail problem"
        ),
        (
            limited + "type: [pass-fail, interactive]",
            "problem.yaml:2: type: not supported yet: 'interactive'; make it a pass-fail problem"
        ),
        (
            limited + "validation: custom interactive",
            "problem.yaml:2: validation: not supported yet: 'custom interactive', a validator of the problem's own; use the default validator"
        ),
        (
            limited + "grading: {custom: g}",
            "problem.yaml:2: grading: not supported yet: 'g', a grader of the problem's own; leave it out"
        ),
        (
            limited + "problem_format_version: 2023-07-draft",
            "problem.yaml:2: problem_format_version: not supported yet: '2023-07-draft'; write legacy or 2025-09, or leave it out for legacy"
        ),
        (
            limited + "validator_flags: float_tolerance 1e-6 float_absolute_tolerance 1e-6",
            "problem.yaml:2: validator_flags: float_absolute_tolerance gives a tolerance that is given already; write each tolerance once, as in `float_tolerance 1e-6`"
        ),
        (
            limited + "validator_flags: float_tolerance",
            "problem.yaml:2: validator_flags: float_tolerance has no number after it; write each tolerance once, as in `float_tolerance 1e-6`"
        ),
        (
            limited + "validator_flags: float_tolerance -1",
            "problem.yaml:2: validator_flags: float_tolerance has no number after it; write each tolerance once, as in `float_tolerance 1e-6`"
        ),
        (
            limited + "validator_flags: case-sensitive",
            "problem.yaml:2: validator_flags: 'case-sensitive' is no flag of the default validator; known are case_sensitive, space_change_sensitive, float_tolerance, float_absolute_tolerance, float_relative_tolerance"
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
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\nconstants: {n: 5}",
            "problem.yaml:3: constants: not supported yet: constants that are put into files; write the values out"
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
            "graders/g.py", "", limited,
            "problem.yaml: not supported yet: the folder graders/; remove it"
        ),
        ("include/c/x.h", "", limited, "problem.yaml: not supported yet: the folder include/; remove it"),
        (
            "output_validator/v.py", "", "problem_format_version: 2025-09\nlimits: {time_limit: 1}\n",
            "problem.yaml: not supported yet: the folder output_validator/, a validator of the problem's own; use the default validator"
        ),
        (
            "data/secret/testdata.yaml", "on_reject: break\nrange: 0 10\n", limited,
            "data/secret/testdata.yaml:2: range: not supported yet; leave it out"
        ),
        (
            "data/testdata.yaml", "grader_flags: min\n", limited,
            "data/testdata.yaml:1: grader_flags: not supported yet; leave it out"
        ),
        (
            "data/secret/testdata.yaml", "grading: custom\n", limited,
            "data/secret/testdata.yaml:1: grading: not supported yet: 'custom'; leave it out"
        ),
        (
            "data/secret/1.yaml", "args: [x]\n", "problem_format_version: 2025-09\nlimits: {time_limit: 1}\n",
            "data/secret/1.yaml:1: args: not supported yet; leave it out"
        ),
        (
            "data/secret/test_group.yaml", "max_score: 5\n",
            "problem_format_version: 2025-09\nlimits: {time_limit: 1}\n",
            "data/secret/test_group.yaml:1: max_score: not supported yet; leave it out"
        ),
        (
            "data/secret/1.files/x", "", "problem_format_version: 2025-09\nlimits: {time_limit: 1}\n",
            "data/secret/1.files: not supported yet: files for one test case; remove the folder"
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
        let scratch = try package("batch_judge: {time: 2}\ntype: scoring\n", ["data/secret/2.in": ""])
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

    @Test func asksForAFolder() throws {
        let scratch = try Scratch()
        #expect(
            complaints { _ = try loadPackage(scratch) }
                == ["problems/hello: there is no such folder; put the problem package there"]
        )
        try scratch.write("", to: "p.kpp")
        #expect(
            complaints { _ = try loadPackage(scratch) }
                == ["problems/hello: not supported yet: a problem in problems/hello.kpp; unpack it into problems/hello"]
        )
    }
}
