import ContestModel
import Testing

@testable import Judging

/// Points by the rules of both package formats.
struct GroupEvaluationTests {
    /// `AC`, `WA:3` with points from the validator, `AC*0.5` with a multiplier, `-` not run.
    private static func run(_ word: String, _ position: Int) -> TestRun? {
        guard word != "-" else { return nil }
        let parts = word.split { ":*".contains($0) }
        let number = parts.count > 1 ? Double(parts[1]) : nil
        return TestRun(
            name: "secret/\(position)",
            group: "secret",
            isSample: false,
            verdict: Verdict(rawValue: String(parts[0])) ?? .judgingError,
            cpuMilliseconds: nil,
            wallMilliseconds: 0,
            memoryKiB: nil,
            exit: nil,
            signal: nil,
            feedback: nil,
            score: word.contains(":") ? number : nil,
            multiplier: word.contains("*") ? number : nil
        )
    }

    private func evaluate(_ group: TestGroup, _ words: String) async throws -> (total: SubResult, all: [GroupResult]) {
        var runs: [Int: TestRun] = [:]
        for (position, word) in words.split(separator: " ").enumerated() {
            runs[position] = Self.run(String(word), position)
        }
        var evaluation = GroupEvaluation(runs) { _, _, parts in
            SubResult(verdict: .accepted, score: Double(parts.count) * 10)
        }
        return (try await evaluation.evaluate(group), evaluation.results)
    }

    private static func group(_ name: String, _ tests: Range<Int>, _ rule: GroupRule) -> TestGroup {
        TestGroup(name: name, members: tests.map { .test($0) }, rule: rule)
    }

    private static func legacy(_ flags: DefaultGrader = DefaultGrader(), stops: Bool = false) -> GroupRule {
        .graded(
            LegacyGrading(
                grader: .standard(flags),
                stopsOnReject: stops,
                acceptScore: 5,
                rejectScore: 1,
                range: -100...100
            )
        )
    }

    struct LegacyCase: Sendable {
        let flags: DefaultGrader
        var stops = false
        let runs: String
        let verdict: Verdict
        let score: Double
    }

    @Test(arguments: [
        LegacyCase(flags: DefaultGrader(), runs: "AC AC AC", verdict: .accepted, score: 15),
        LegacyCase(flags: DefaultGrader(), runs: "AC WA TLE", verdict: .timeLimit, score: 7),
        LegacyCase(flags: DefaultGrader(), runs: "WA OLE MLE RTE", verdict: .runTimeError, score: 4),
        LegacyCase(flags: DefaultGrader(verdict: .firstError), runs: "AC WA RTE", verdict: .wrongAnswer, score: 7),
        LegacyCase(flags: DefaultGrader(), stops: true, runs: "AC WA RTE", verdict: .wrongAnswer, score: 6),
        LegacyCase(flags: DefaultGrader(verdict: .alwaysAccept), runs: "WA WA", verdict: .accepted, score: 2),
        LegacyCase(flags: DefaultGrader(acceptsIfAnyAccepted: true), runs: "WA AC", verdict: .accepted, score: 6),
        LegacyCase(flags: DefaultGrader(acceptsIfAnyAccepted: true), runs: "WA TLE", verdict: .timeLimit, score: 2),
        LegacyCase(flags: DefaultGrader(score: .min), runs: "AC:9 AC:7 AC:8", verdict: .accepted, score: 7),
        LegacyCase(flags: DefaultGrader(score: .max), runs: "AC:9 AC:7 AC", verdict: .accepted, score: 9),
        LegacyCase(flags: DefaultGrader(score: .avg), runs: "AC:9 AC:6 WA", verdict: .wrongAnswer, score: 16.0 / 3),
        LegacyCase(flags: DefaultGrader(score: .avg), runs: "-", verdict: .accepted, score: 0),
    ])
    func gradesAsTheLegacyFormatSays(_ test: LegacyCase) async throws {
        let group = Self.group("secret", 0..<4, Self.legacy(test.flags, stops: test.stops))
        let (total, _) = try await evaluate(group, test.runs)
        #expect(total == SubResult(verdict: test.verdict, score: test.score))
    }

    @Test func ignoresTheSampleWhereItIsToldTo() async throws {
        let root = TestGroup(
            name: "",
            members: [
                .group(Self.group("sample", 0..<1, Self.legacy())), .group(Self.group("secret", 1..<3, Self.legacy())),
            ],
            rule: Self.legacy(DefaultGrader(ignoresSample: true), stops: true)
        )
        let (total, all) = try await evaluate(root, "WA AC AC")
        #expect(total == SubResult(verdict: .accepted, score: 10))
        #expect(all.map(\.name) == ["", "sample", "secret"] && all.map(\.score) == [10, 1, 10])
        #expect(all.map(\.maxScore) == [100, 100, 100])
    }

    @Test func asksTheGraderOfTheProblem() async throws {
        let grading = LegacyGrading(grader: .program(JuryProgram(path: "/p/graders/g.py"), arguments: []))
        let (total, _) = try await evaluate(Self.group("secret", 0..<3, .graded(grading)), "AC AC WA")
        #expect(total == SubResult(verdict: .accepted, score: 30))
    }

    @Test func refusesPointsOutOfRange() async throws {
        let grading = LegacyGrading(range: 0...8)
        await #expect(throws: JudgingError.self) {
            _ = try await evaluate(Self.group("secret", 0..<2, .graded(grading)), "AC:7 AC:7")
        }
    }

    struct DirectCase: Sendable {
        let way: GroupScoring.Aggregation
        let most: Double?
        let runs: String
        let score: Double
        var verdict = Verdict.accepted
    }

    @Test(arguments: [
        DirectCase(way: .passFail, most: 30, runs: "AC AC AC", score: 30),
        DirectCase(way: .passFail, most: 30, runs: "AC TLE -", score: 0, verdict: .timeLimit),
        DirectCase(way: .sum, most: 30, runs: "AC AC AC", score: 30),
        DirectCase(way: .sum, most: 30, runs: "AC WA AC", score: 20, verdict: .wrongAnswer),
        DirectCase(way: .sum, most: 30, runs: "AC*0.5 AC*0 AC", score: 15),
        DirectCase(way: .sum, most: 30, runs: "AC:2 AC:10 WA", score: 12, verdict: .wrongAnswer),
        DirectCase(way: .sum, most: nil, runs: "AC:2 AC:1000 AC:0", score: 1002),
        DirectCase(way: .sum, most: 1, runs: "AC AC AC", score: 1),
        DirectCase(way: .min, most: 30, runs: "AC AC AC", score: 30),
        DirectCase(way: .min, most: 30, runs: "AC*0.5 AC*0.25 AC", score: 7.5),
        DirectCase(way: .min, most: 30, runs: "AC WA -", score: 0, verdict: .wrongAnswer),
        DirectCase(way: .min, most: nil, runs: "AC:7 AC:3 AC:9", score: 3),
    ])
    func countsAsTheNewFormatSays(_ test: DirectCase) async throws {
        let rule = GroupRule.direct(GroupScoring(aggregation: test.way, maxScore: test.most))
        let (total, _) = try await evaluate(Self.group("secret/1", 0..<3, rule), test.runs)
        #expect(total.verdict == test.verdict && abs(total.score - test.score) < 1e-9, "\(total)")
    }

    /// What the format calls an error of the judges.
    @Test(
        arguments: [
            (GroupScoring.Aggregation.passFail, 30, "AC:3"), (.passFail, 30, "AC*1"), (.sum, 30, "AC:11"),
            (.sum, 30, "AC*1.5"), (.sum, 30, "AC*-0.5"), (.sum, 30, "AC:-1"), (.sum, nil, "AC"), (.sum, nil, "AC*0.5"),
            (.min, 30, "AC:31"), (.min, nil, "AC"),
        ] as [(GroupScoring.Aggregation, Double?, String)]
    )
    func refusesWhatValidatorsMayNotGive(way: GroupScoring.Aggregation, most: Double?, word: String) async throws {
        let group = Self.group("secret", 0..<3, .direct(GroupScoring(aggregation: way, maxScore: most)))
        await #expect(throws: JudgingError.self) { _ = try await evaluate(group, "\(word) AC:1 AC:1") }
    }

    @Test func samplesNeverScore() async throws {
        let sum = GroupRule.direct(GroupScoring(aggregation: .sum, maxScore: nil))
        let pass = GroupRule.direct(GroupScoring(aggregation: .passFail, maxScore: 60))
        let root = TestGroup(
            name: "",
            members: [
                .group(Self.group("sample", 0..<1, sum)),
                .group(
                    TestGroup(name: "secret", members: [.group(Self.group("secret/1", 1..<3, pass))], rule: sum)
                ),
            ],
            rule: sum
        )
        let (total, _) = try await evaluate(root, "AC:5 AC AC")
        #expect(total == SubResult(verdict: .accepted, score: 60))
    }

    /// Such a sum is no score that could be shown or ranked.
    @Test func refusesPointsBeyondAllNumbers() async throws {
        let legacy = GroupRule.graded(LegacyGrading(stopsOnReject: false))
        let direct = GroupRule.direct(GroupScoring(aggregation: .sum, maxScore: nil))
        for rule in [legacy, direct] {
            let group = Self.group("secret", 0..<2, rule)
            await #expect(throws: JudgingError.self) { _ = try await evaluate(group, "AC:1.5e308 AC:1.5e308") }
        }
    }
}
