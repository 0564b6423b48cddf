import ContestModel
import Testing

@testable import ContestFiles

@Suite struct JuryFileTests {
    private func rules(_ submissions: String?, problem: String = "name: x\n") throws -> JuryRules {
        var files = ["p/problem.yaml": problem]
        files["p/submissions/submissions.yaml"] = submissions
        let scratch = try Scratch(files)
        return try JuryFile.read(scratch.path + "/p", of: ProblemID("hello"))
    }

    private static let modern = "problem_format_version: 2025-09\n"

    private func claims(_ rules: JuryRules, _ path: String) -> [JuryExpectation.Claim] {
        rules.entries(for: path).flatMap(\.expectations).map(\.claim)
    }

    @Test func readsFoldersOfTheLegacyFormatAsVerdictsOfTheWhole() throws {
        let rules = try rules(nil)
        #expect(claims(rules, "accepted/a.c") == [.verdict([.accepted])])
        #expect(claims(rules, "wrong_answer/a.c") == [.verdict([.wrongAnswer, .outputLimit])])
        #expect(claims(rules, "run_time_error/a.c") == [.verdict([.runTimeError, .memoryLimit])])
        #expect(claims(rules, "partially_accepted/a.c") == [.verdict([.accepted]), .partialScore])
        #expect(rules.entries(for: "wrong-answer/a.c").isEmpty)
    }

    @Test func readsFoldersOfTheNewFormatAsVerdictsOfEveryTestCase() throws {
        let rules = try rules(nil, problem: Self.modern)
        #expect(claims(rules, "accepted/a.c") == [.permitted([.accepted])])
        let wrong: Set<Verdict> = [.wrongAnswer, .outputLimit]
        #expect(claims(rules, "wrong_answer/a.c") == [.permitted(wrong.union([.accepted])), .required(wrong)])
        let slow = rules.entries(for: "time_limit_exceeded/a.c").flatMap(\.expectations)
        #expect(slow.map(\.claim) == [.permitted([.accepted, .timeLimit]), .required([.timeLimit])])
        #expect(slow.map(\.isUpperBound) == [false, true])
        let brute = rules.entries(for: "brute_force/a.c").flatMap(\.expectations)
        #expect(brute.count == 2 && brute.allSatisfy { !$0.isUpperBound && !$0.isLowerBound })
    }

    @Test func addsWhatSubmissionsYAMLSays() throws {
        let yaml = """
            mixed/{a,b}.py:
              language: python3
              entrypoint: a.py
              authors: [Ada]
              model_solution: false
              permitted: [AC, TLE]
              required: TLE
              score: [10, 20.5]
              message: too slow
              use_for_time_limit: false
              sample:
                permitted: [AC]
              secret/{1,2}:
                score: 5
            accepted/*:
              use_for_time_limit: lower
            """
        let rules = try rules(yaml, problem: Self.modern)
        let entry = try #require(rules.entries(for: "mixed/b.py").first)
        #expect(entry.language == "python3" && entry.entryPoint == "a.py")
        #expect(
            entry.expectations.map(\.claim) == [
                .permitted([.accepted, .timeLimit]), .required([.timeLimit]), .score(10...20.5), .message("too slow"),
                .permitted([.accepted]), .score(5...5),
            ]
        )
        #expect(entry.expectations.map { $0.scope?.text } == [nil, nil, nil, nil, "sample", "secret/{1,2}"])
        #expect(entry.expectations[0...1].allSatisfy { !$0.isLowerBound && !$0.isUpperBound })
        #expect(rules.entries(for: "mixed/c.py").isEmpty)
        let quick = Set(Verdict.allCases).subtracting([.timeLimit])
        #expect(claims(rules, "accepted/x.c") == [.permitted([.accepted]), .permitted(quick)])
    }

    @Test func replacesADefaultOnlyUnderItsOwnName() throws {
        let yaml = "time_limit_exceeded:\n  permitted: [AC, WA, TLE]\nrejected/*: {required: [RTE]}\n"
        let rules = try rules(yaml, problem: Self.modern)
        let wrong: Set<Verdict> = [.wrongAnswer, .outputLimit]
        #expect(
            claims(rules, "time_limit_exceeded/a.c")
                == [.permitted(wrong.union([.accepted, .timeLimit])), .required([.timeLimit])]
        )
        #expect(claims(rules, "rejected/a.c").count == 2)
        let legacy = try self.rules("wrong_answer: {required: [WA]}\naccepted: {language: c}\n")
        #expect(claims(legacy, "wrong_answer/a.c") == [.required(wrong)])
        #expect(claims(legacy, "accepted/a.c") == [.verdict([.accepted])])
    }

    @Test(arguments: [
        ("a: {permitted: [PE]}", "submissions.yaml:1: a.permitted[0]: is 'PE'; write one of AC, WA, TLE, RTE"),
        ("a: {permitted: []}", "a.permitted: is empty"),
        ("a: {scores: 4}", "a.scores: is not a key of a; did you mean 'score'?"),
        ("a: {score: [4, 2]}", "a.score: is neither a number nor a range"),
        ("a: {use_for_time_limit: upward}", "is 'upward'; write one of true, false, lower, upper"),
        ("a/**: {}", "is not a glob: ** means nothing here"),
        ("a: {sample: {language: c}}", "a.sample.language: is not a key of a.sample"),
        ("- a", "is a list, not a mapping"),
    ])
    func namesWhatIsWrong(_ yaml: String, _ complaint: String) {
        let found = complaints { _ = try rules(yaml + "\n") }
        #expect(found.count == 1 && found.allSatisfy { $0.contains(complaint) }, "\(found)")
    }

    @Test(
        arguments: [
            ("// @EXPECTED_RESULTS@: CORRECT", [.verdict([.accepted])]),
            ("/* @EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT */\r\n", [.verdict([.wrongAnswer, .timeLimit])]),
            ("# @EXPECTED_RESULTS@:run-error,NO-OUTPUT", [.verdict([.runTimeError, .memoryLimit, .wrongAnswer])]),
            ("x\n\n# @EXPECTED_RESULTS@: TIME_LIMIT_EXCEEDED\nx", [.verdict([.timeLimit])]),
            ("# @EXPECTED_RESULTS@: COMPILER-ERROR, OUTPUT-LIMIT", [.verdict([.compileError, .outputLimit])]),
            ("# @EXPECTED_RESULTS@: CHECK-MANUALLY", []),
            ("# @EXPECTED_SCORE@: 12.5", [.score(12.5...12.5)]),
            ("# @EXPECTED_RESULTS@: AC\n# @EXPECTED_SCORE@: 3", [.verdict([.accepted]), .score(3...3)]),
            ("# EXPECTED_RESULTS: CORRECT", []),
            ("\u{FF}\0binary", []),
        ] as [(String, [JuryExpectation.Claim])]
    )
    func readsWhatASourceSaysOfItself(_ source: String, _ claims: [JuryExpectation.Claim]) {
        let found = JuryAnnotations.read(Array(source.utf8))
        let expected = claims.map { claim -> JuryAnnotations.Annotation in
            if case .score = claim { return .expectation(JuryExpectation(claim, origin: "@EXPECTED_SCORE@")) }
            return .expectation(JuryExpectation(claim, origin: "@EXPECTED_RESULTS@"))
        }
        #expect(found == expected)
    }

    @Test func namesWordsThatAreNoVerdict() {
        #expect(
            JuryAnnotations.read(Array("# @EXPECTED_RESULTS@: CORRECT, RIGHT\n# @EXPECTED_SCORE@: many\n".utf8)) == [
                .trouble("@EXPECTED_RESULTS@: 'RIGHT' is no verdict"),
                .trouble("@EXPECTED_SCORE@: 'many' is no number"),
            ]
        )
    }
}
