import ContestModel
import Testing

@testable import ContestFiles

/// What the page of a problem shows of its samples.
struct SampleTests {
    private static let interactive = "validation: custom interactive\n"
    private static let pair = ["1.in", "1.ans"]

    /// Files of `data/sample`, further lines of `problem.yaml`, and what is shown.
    static let shown: [(files: [String], yaml: String, shown: [String])] = [
        (pair, limited, ["sample/1 1.in 1.ans"]),
        (pair + ["1.interaction"], limited, ["sample/1 1.in 1.ans"]),
        (pair, limited + interactive, []),
        (
            pair + ["1.interaction", "2.interaction"], limited + interactive,
            ["sample/1 1.interaction", "sample/2 2.interaction"]
        ),
        (pair + ["1.interaction"], limited + "validation: custom multipass\n", ["sample/1 1.interaction"]),
        (pair + ["1.in.statement", "1.ans.statement"], plain2025, ["sample/1 1.in.statement 1.ans.statement"]),
        (pair + ["1.in.download", "1.ans.download", "1.out"], plain2025, ["sample/1 1.in 1.out"]),
        (pair + ["1.interaction"], plain2025 + "type: interactive\n", ["sample/1 1.interaction"]),
        (pair, plain2025 + "type: interactive\n", ["sample/1 1.in 1.ans"]),
    ]

    @Test(arguments: shown) func showsWhatTheFormatSays(files: [String], yaml: String, shown: [String]) throws {
        let samples = Dictionary(uniqueKeysWithValues: files.map { ("data/sample/" + $0, "") })
        let hasValidator = yaml.contains("custom") || yaml.contains("interactive")
        let validator = hasValidator ? ["output_validators/v.py": "", "output_validator/v.py": ""] : [:]
        let problem = try loadPackage(package(yaml, samples.merging(validator) { $1 }))
        let found = problem.samples.map { sample in
            let paths =
                switch sample.content {
                case .texts(let input, let answer): [input, answer]
                case .interaction(let file): [file]
                }
            return ([sample.name] + paths.map { $0.split(separator: "/").last.map(String.init) ?? "" })
                .joined(separator: " ")
        }
        #expect(found == shown)
        #expect(problem.tests.map(\.name) == ["sample/1", "secret/1"])
    }

    @Test func constantsAreReplacedInLatexToo() throws {
        let scratch = try package(
            plain2025 + "constants: {n: 5}\n",
            ["statement/problem.en.tex": "At most \\constant{n}, \\constant{m}.\n"]
        )
        #expect(try loadPackage(scratch).statement == "```latex\nAt most 5, \\constant{m}.\n```\n")
    }

    @Test func constantsAreReplacedInTheStatement() throws {
        let scratch = try package(
            plain2025 + "constants: {n: 5, name_2: 1e6}\n",
            ["statement/problem.en.md": "At most {{n}} of {{name_2}}, {{other}} {{ n }}.\n"]
        )
        #expect(try loadPackage(scratch).statement == "At most 5 of 1e6, {{other}} {{ n }}.\n")
    }

    @Test func answersNeedNoTimeLimit() throws {
        let yaml = "problem_format_version: 2025-09\ntype: submit-answer\n"
        #expect(try loadPackage(package(yaml)).kind == .answers(AnswerRules()))
    }

    @Test func aTimeLimitMayComeFromElsewhere() throws {
        let scratch = try package("name: x\n")
        let place = ContestProblem(id: try ProblemID("hello"), label: "A")
        let folder = scratch.path + "/p"
        let problem = try ProblemPackage.load(place, in: folder, languages: [], timeLimit: .seconds(9))
        #expect(problem.limits.cpuTime == .seconds(9))
        try scratch.write("3", to: "p/.timelimit")
        let stated = try ProblemPackage.load(place, in: folder, languages: [], timeLimit: .seconds(9))
        #expect(stated.limits.cpuTime == .seconds(3))
    }
}
