import ContestModel
import Testing

@testable import ContestFiles

/// Points in a legacy package.
struct LegacyGradingTests {
    /// A package with a sample and these groups, of one test case each, below `data/secret`.
    private func scoring(_ yaml: String, groups: [String], _ files: [String: String]) throws -> Problem {
        let cases = (["sample"] + groups.map { "secret/" + $0 }).flatMap { ["data/\($0)/a.in", "data/\($0)/a.ans"] }
        let all = files.merging(cases.map { ($0, "") }) { one, _ in one }
        return try loadPackage(package(limited + yaml, all))
    }

    private func grading(_ group: TestGroup?) throws -> LegacyGrading {
        guard case .graded(let grading)? = group?.rule else { throw Missing() }
        return grading
    }

    private struct Missing: Error {}

    private func groups(_ group: TestGroup) -> [TestGroup] {
        group.members.compactMap { if case .group(let inner) = $0 { inner } else { nil } }
    }

    @Test func passFailProblemsHaveNoPoints() throws {
        let files = [
            "data/testdata.yaml": "on_reject: continue\nrange: 0 10\naccept_score: 5\ngrader_flags: first_error\n"
        ]
        #expect(try scoring("", groups: ["1"], files).scoring == nil)
    }

    @Test func groupsFollowTheFolders() throws {
        let problem = try scoring("type: scoring\n", groups: ["1", "2/x"], [:])
        let root = try #require(problem.scoring).root
        #expect(problem.tests.map(\.name) == ["sample/a", "secret/1", "secret/1/a", "secret/2/x/a"])
        let rule = GroupRule.graded(LegacyGrading())
        let expected = TestGroup(
            name: "",
            members: [
                .group(TestGroup(name: "sample", members: [.test(0)], rule: rule)),
                .group(
                    TestGroup(
                        name: "secret",
                        members: [
                            .test(1),
                            .group(TestGroup(name: "secret/1", members: [.test(2)], rule: rule)),
                            .group(
                                TestGroup(
                                    name: "secret/2",
                                    members: [
                                        .group(TestGroup(name: "secret/2/x", members: [.test(3)], rule: rule))
                                    ],
                                    rule: rule
                                )
                            ),
                        ],
                        rule: rule
                    )
                ),
            ],
            rule: rule
        )
        #expect(root == expected)
    }

    @Test func everyKeyIsInheritedForItself() throws {
        let problem = try scoring(
            "type: scoring\ngrading: {objective: min, show_test_data_groups: yes}\n",
            groups: ["1", "2"],
            [
                "data/testdata.yaml": "on_reject: continue\ngrader_flags: ignore_sample\nrange: -inf 100\n",
                "data/secret/testdata.yaml": "accept_score: 7\nreject_score: -1.5\n",
                "data/secret/1/testdata.yaml":
                    "on_reject: break\ngrader_flags: min first_error max accept_if_any_accepted\nrange: 0 +inf\n",
                "data/secret/2/testdata.yaml": "grader_flags: ''\nmystery: 1\n",
            ]
        )
        let rules = try #require(problem.scoring)
        #expect(rules.isLowerBetter && rules.showsGroups)
        let secret = groups(rules.root)[1]
        let below = -Double.infinity...100
        #expect(
            try grading(rules.root)
                == LegacyGrading(
                    grader: .standard(DefaultGrader(ignoresSample: true)),
                    stopsOnReject: false,
                    range: below
                )
        )
        let whole = LegacyGrading(stopsOnReject: false, acceptScore: 7, rejectScore: -1.5, range: below)
        #expect(try grading(secret) == whole)
        #expect(
            try grading(groups(secret).first)
                == LegacyGrading(
                    grader: .standard(DefaultGrader(verdict: .firstError, score: .max, acceptsIfAnyAccepted: true)),
                    stopsOnReject: true,
                    acceptScore: 7,
                    rejectScore: -1.5,
                    range: 0 ... .infinity
                )
        )
        #expect(try grading(groups(secret).last) == whole)
    }

    @Test func aGraderOfTheProblemsOwnHasWords() throws {
        let problem = try scoring(
            "type: scoring\n",
            groups: ["1"],
            [
                "graders/grade.py": "", "data/secret/testdata.yaml": "grading: custom\ngrader_flags: a  b\n",
                "data/secret/1/testdata.yaml": "grading: default\ngrader_flags: no_errors sum\n",
            ]
        )
        let rules = try #require(problem.scoring)
        #expect(!rules.isLowerBetter && !rules.showsGroups)
        let program = JuryProgram(path: problem.folder + "/graders/grade.py")
        let secret = groups(rules.root)[1]
        #expect(try grading(secret).grader == .program(program, arguments: ["a", "b"]))
        #expect(try grading(groups(secret).first).grader == .standard(DefaultGrader()))
    }

    @Test func oldPackagesGradeInProblemYAML() throws {
        let yaml = "type: scoring\ngrading: {accept_score: 3, reject_score: 1, range: 0 9, on_reject: grade}\n"
        let root = try #require(try scoring(yaml, groups: ["1"], [:]).scoring).root
        #expect(
            try grading(root) == LegacyGrading(stopsOnReject: false, acceptScore: 3, rejectScore: 1, range: 0...9)
        )
    }
}
