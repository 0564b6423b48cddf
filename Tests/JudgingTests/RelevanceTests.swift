import ContestModel
import Testing

@testable import Judging

/// What a failure makes needless: two groups of three tests each, at positions 1 to 6, after one sample.
struct RelevanceTests {
    private static let tests = (0..<7).map { position in
        TestCase(
            name: position == 0 ? "sample/1" : "secret/\((position - 1) / 3 + 1)/\(position)",
            isSample: position == 0,
            inputFile: "",
            answerFile: ""
        )
    }

    private static func closed(_ inner: GroupRule, _ second: GroupRule, outer: GroupRule, by failure: Int) -> [Int] {
        let root = TestGroup(
            name: "",
            members: [
                .group(TestGroup(name: "sample", members: [.test(0)], rule: outer)),
                .group(
                    TestGroup(
                        name: "secret",
                        members: [
                            .group(TestGroup(name: "secret/1", members: [.test(1), .test(2), .test(3)], rule: inner)),
                            .group(TestGroup(name: "secret/2", members: [.test(4), .test(5), .test(6)], rule: second)),
                        ],
                        rule: outer
                    )
                ),
            ],
            rule: outer
        )
        let relevance = Relevance(tests, ScoringRules(root: root), stopsAtFirstFailure: true)
        return relevance.closed(by: failure).sorted()
    }

    private static func legacy(_ stops: Bool, _ grader: DefaultGrader = DefaultGrader()) -> GroupRule {
        .graded(LegacyGrading(grader: .standard(grader), stopsOnReject: stops))
    }

    private static func direct(_ way: GroupScoring.Aggregation, requires: [String] = []) -> GroupRule {
        .direct(GroupScoring(aggregation: way, maxScore: 10, requires: requires))
    }

    @Test func afterAFailureTheRestOfItsGroupIsNeedless() {
        let inner = Self.legacy(true)
        #expect(Self.closed(inner, inner, outer: Self.legacy(false), by: 2) == [3])
        #expect(Self.closed(inner, inner, outer: Self.legacy(false), by: 6) == [])
    }

    @Test func andTheRestOfTheGroupAboveWhereThatStopsToo() {
        let all = Self.legacy(true)
        #expect(Self.closed(all, all, outer: all, by: 1) == [2, 3, 4, 5, 6])
        #expect(Self.closed(all, all, outer: all, by: 0) == [1, 2, 3, 4, 5, 6])
    }

    @Test(arguments: [DefaultGrader(verdict: .alwaysAccept), DefaultGrader(acceptsIfAnyAccepted: true)])
    func notWhereTheGroupMayStillBeAccepted(grader: DefaultGrader) {
        let inner = Self.legacy(true, grader)
        #expect(Self.closed(inner, inner, outer: Self.legacy(true), by: 1) == [2, 3])
    }

    @Test func ofASumAllIsRun() {
        let sum = Self.direct(.sum)
        #expect(Self.closed(sum, sum, outer: sum, by: 1) == [])
    }

    @Test(arguments: [GroupScoring.Aggregation.min, .passFail])
    func ofTheOthersWhatFollowsIsNeedless(way: GroupScoring.Aggregation) {
        #expect(Self.closed(Self.direct(way), Self.direct(way), outer: Self.direct(.sum), by: 1) == [2, 3])
        #expect(Self.closed(Self.direct(way), Self.direct(way), outer: Self.direct(way), by: 2) == [3, 4, 5, 6])
    }

    @Test func aGroupThatNeedsAnotherIsNotRunWithoutIt() {
        let second = Self.direct(.passFail, requires: ["secret/1"])
        #expect(Self.closed(Self.direct(.passFail), second, outer: Self.direct(.sum), by: 3) == [4, 5, 6])
        let needsSample = Self.direct(.passFail, requires: ["sample"])
        #expect(Self.closed(Self.direct(.sum), needsSample, outer: Self.direct(.sum), by: 0) == [4, 5, 6])
    }
}
