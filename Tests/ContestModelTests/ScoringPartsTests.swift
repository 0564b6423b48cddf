import ContestModel
import Testing

@Suite struct ScoringPartsTests {
    @Test func addsUpTheGroupsOfHiddenTests() {
        let rules = ScoringRules.groups(20, 30, 50)
        #expect(rules.summands == ["secret/1", "secret/2", "secret/3"])
        #expect(rules.fullScore == 100)
        #expect(rules.shownGroups.map(\.label) == ["Group 1", "Group 2", "Group 3"])
        #expect(rules.shownGroups.map(\.maxScore) == [20, 30, 50])
        #expect(rules.shownGroups.map(\.path) == rules.summands)
    }

    @Test func takesTheWholeWherePointsAreNoSum() {
        #expect(ScoringRules.groups(20, 30, aggregation: .min).summands == ["secret"])
        #expect(ScoringRules.groups(20, 30, isLowerBetter: true).summands == [""])
        let average = LegacyGrading.standard(DefaultGrader(score: .avg))
        let rules = ScoringRules.legacy(average, sample: .upTo(0), secret: .upTo(100), .upTo(100))
        #expect(rules.summands == [""])
        #expect(rules.shownGroups.map(\.label) == ["Group 1"])
        let program = LegacyGrading(grader: .program(JuryProgram(path: "/grader"), arguments: []))
        #expect(ScoringRules.legacy(program, sample: .upTo(0), secret: .upTo(1), .upTo(1)).summands == [""])
    }

    @Test func countsSamplesThatGivePoints() {
        let sum = LegacyGrading()
        let counting = ScoringRules.legacy(sum, sample: .upTo(10), secret: sum, .upTo(40), .upTo(50))
        #expect(counting.summands == ["sample", "secret/g1", "secret/g2"])
        #expect(counting.shownGroups.map(\.label) == ["Samples", "Group 1", "Group 2"])
        #expect(counting.fullScore == 100)
        let ignoring = LegacyGrading.standard(DefaultGrader(ignoresSample: true))
        let hidden = ScoringRules.legacy(ignoring, sample: .upTo(10), secret: sum, .upTo(40), .upTo(50))
        #expect(hidden.summands == ["secret/g1", "secret/g2"])
        #expect(hidden.fullScore == 90)
        let nothing = ScoringRules.legacy(sum, sample: .upTo(0), secret: sum, .upTo(40))
        #expect(nothing.shownGroups.map(\.label) == ["Group 1"])
    }

    @Test func knowsNoFullScoreWhereNobodySaid() {
        #expect(ScoringRules.groups(20, nil).fullScore == nil)
        #expect(ScoringRules.groups(20, 30, isLowerBetter: true).fullScore == nil)
        #expect(ScoringRules.groups(20, 30, aggregation: .min).fullScore == nil)
        #expect(ScoringRules.legacy(.upTo(70), sample: .upTo(0), secret: LegacyGrading()).fullScore == 70)
        #expect(ScoringRules.legacy(LegacyGrading(), sample: .upTo(0), secret: .upTo(60)).fullScore == 60)
    }

    @Test(arguments: [("rmse", true), ("mse", true), ("mae", true), ("r2", false), ("accuracy", false)])
    func knowsErrors(metric: String, isLowerBetter: Bool) throws {
        let problem = try #require(try BoardFixture.problems(metric: metric).last)
        #expect(problem.isLowerBetter == isLowerBetter)
    }
}
