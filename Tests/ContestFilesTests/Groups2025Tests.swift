import ContestModel
import Testing

@testable import ContestFiles

/// Groups of test data in a 2025-09 package.
struct Groups2025Tests {
    /// A package of `type` with empty test cases of these names and these further files below `data`.
    private func data(_ type: String, _ cases: [String], _ files: [String: String] = [:]) throws -> Scratch {
        let empty = cases.flatMap { [$0 + ".in", $0 + ".ans"] }.map { ($0, "") }
        let all = files.merging(empty) { one, _ in one }.map { ("p/data/" + $0.key, $0.value) }
        let scratch = try Scratch(Dictionary(uniqueKeysWithValues: all))
        try scratch.write(plain2025 + "type: \(type)\nconstants: {n: 40, word: blue}\n", to: "p/problem.yaml")
        return scratch
    }

    @Test func groupsHaveTheFormatsDefaults() throws {
        let scratch = try data(
            "scoring",
            ["sample/s", "secret/a/deep/1", "secret/a/2", "secret/b/1"],
            [
                "secret/a/test_group.yaml": "max_score: {{n}}\n",
                "secret/b/test_group.yaml":
                    "max_score: 60\nscore_aggregation: min\nrequire_pass: [sample, secret/a]\nfull_feedback: true\n",
            ]
        )
        let problem = try loadPackage(scratch)
        #expect(problem.tests.map(\.name) == ["sample/s", "secret/a/2", "secret/a/deep/1", "secret/b/1"])
        func group(_ name: String, _ members: [TestGroup.Member], _ scoring: GroupScoring) -> TestGroup {
            TestGroup(name: name, members: members, rule: .direct(scoring))
        }
        let a = group("secret/a", [.test(1), .test(2)], GroupScoring(aggregation: .passFail, maxScore: 40))
        let b = group(
            "secret/b",
            [.test(3)],
            GroupScoring(aggregation: .min, maxScore: 60, requires: ["sample", "secret/a"])
        )
        let sample = group("sample", [.test(0)], GroupScoring(aggregation: .passFail, maxScore: 0))
        let secret = group("secret", [.group(a), .group(b)], GroupScoring(aggregation: .sum, maxScore: 100))
        let root = group("", [.group(sample), .group(secret)], GroupScoring(aggregation: .sum, maxScore: nil))
        #expect(problem.scoring == ScoringRules(root: root))
    }

    @Test func passFailProblemsHaveNoPoints() throws {
        #expect(try loadPackage(data("pass-fail", ["sample/1", "secret/a/1"])).scoring == nil)
    }

    /// Files below `data` of a scoring problem with the groups `a` and `b`, and the complaint that they earn.
    static let wrong: [(files: [String: String], complaint: String)] = [
        (
            [:],
            "data/secret/a: is pass-fail without `max_score`; write `max_score: 10` into its test_group.yaml, or how many points it gives"
        ),
        (
            ["secret/a/test_group.yaml": "score_aggregation: sum\n"],
            "data/secret/a: has no bound on its points, but data/secret has; write `max_score`"
        ),
        (
            ["secret/test_group.yaml": "score_aggregation: pass-fail\n", "secret/a/test_group.yaml": sum(1)],
            "data/secret/a: is not pass-fail, but data/secret is; make them the same"
        ),
        (
            ["secret/test_group.yaml": "score_aggregation: pass-fail\nmax_score: unbounded\n"],
            "data/secret: is pass-fail without `max_score`; write `max_score: 10` into its test_group.yaml, or how many points it gives"
        ),
        (
            ["secret/a/test_group.yaml": "max_score: 1\nrequire_pass: secret/b\n", "secret/b/test_group.yaml": sum(1)],
            "data/secret/a: requires 'secret/b', which is neither sample nor a group before it"
        ),
        (
            ["secret/a/test_group.yaml": sum(1), "secret/b/test_group.yaml": "max_score: 1\nrequire_pass: secret/a\n"],
            "data/secret/b: requires 'secret/a', which is not pass-fail; require others"
        ),
        (
            ["secret/test_group.yaml": "require_pass: secret/a\n"] + sums,
            "data/secret: requires 'secret/a', which is neither sample nor a group before it"
        ),
        (
            ["sample/test_group.yaml": "max_score: 5\n"] + sums,
            "data/sample/test_group.yaml:1: max_score: is not for samples; leave it out"
        ),
        (
            ["secret/a/test_group.yaml": "max_score: 1.5\n"],
            "data/secret/a/test_group.yaml:1: max_score: is '1.5'; write a whole number, or unbounded"
        ),
        (
            ["secret/a/test_group.yaml": "score_aggregation: max\n"],
            "data/secret/a/test_group.yaml:1: score_aggregation: is 'max'; write one of pass-fail, sum, min"
        ),
        (["secret/c/README": ""] + sums, "data/secret/c: has no test cases; add some, or remove the folder"),
        (
            ["secret/a/deep/test_group.yaml": "max_score: 1\n"] + sums,
            "data/secret/a/deep/test_group.yaml: is not read here; put it into data/sample, data/secret or a group there"
        ),
    ]

    private static func sum(_ score: Int) -> String { "score_aggregation: sum\nmax_score: \(score)\n" }

    private static let sums = ["secret/a/test_group.yaml": sum(1), "secret/b/test_group.yaml": sum(2)]

    @Test(arguments: wrong) func holdsToTheFormatsRules(files: [String: String], complaint: String) throws {
        let scratch = try data("scoring", ["sample/1", "secret/a/1", "secret/b/1"], files)
        let found = complaints { _ = try loadPackage(scratch) }
        #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("problems/hello/" + complaint) }, "\(found)")
    }

    @Test func theInnermostWordsHold() throws {
        let scratch = try data(
            "pass-fail",
            ["sample/1", "secret/a/1", "secret/a/deep/2", "secret/b/1"],
            [
                "secret/test_group.yaml": "output_validator_args: [case_sensitive]\nargs: [whole]\n",
                "secret/a/test_group.yaml": "args: ['{{word}}', \"\"]\n",
                "secret/a/1.yaml":
                    "args: []\noutput_validator_args: [float_tolerance, 1e-3]\nhint: think\ndescription: edge\n",
                "secret/a/1.files/map.txt": "x",
            ]
        )
        let tests = try loadPackage(scratch).tests
        #expect(tests.map(\.arguments) == [[], [], ["blue", ""], ["whole"]])
        let sensitive = OutputComparison.tokens(ComparisonFlags(isCaseSensitive: true))
        let close = OutputComparison.tokens(ComparisonFlags(absoluteTolerance: 1e-3, relativeTolerance: 1e-3))
        #expect(tests.map(\.comparison) == [.tokens(ComparisonFlags()), close, sensitive, sensitive])
        let folder = scratch.path + "/p/data/secret/a/1.files"
        #expect(tests.map(\.filesFolder) == [nil, folder, nil, nil])
    }
}

private func + (one: [String: String], other: [String: String]) -> [String: String] {
    other.merging(one) { $1 }
}
