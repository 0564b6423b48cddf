import ContestModel
import Testing

struct ScoreFormulaTests {
    @Test func weighsTermsAndShowsEach() throws {
        let formula = try ScoreFormula([
            ScoreFormula.Term(.metric(1), weight: 0.7),
            ScoreFormula.Term(.size, weight: 0.15, best: 1_048_576, worst: 52_428_800),
            ScoreFormula.Term(.latency, weight: 0.15, best: 1, worst: 60),
        ])
        let metrics = [MetricValue(id: "f1", value: 0.2), MetricValue(id: "accuracy", value: 0.9)]
        let terms = formula.terms(metrics: metrics, size: 26_738_688, latency: 120)
        #expect(terms.map(\.name) == ["accuracy", "size", "latency"])
        #expect(terms.map(\.value) == [0.9, 26_738_688, 120])
        #expect(terms.map(\.share) == [0.9, 0.5, 0])
        #expect(terms.total == 0.7 * 0.9 + 0.075)
        #expect(formula.needsLatency)
        let perfect = [MetricValue(id: "f1", value: 0), MetricValue(id: "accuracy", value: 1.5)]
        #expect(formula.terms(metrics: perfect, size: 0, latency: 0).total == 1)
    }

    @Test func countsErrorsFromTheirBounds() throws {
        let formula = try ScoreFormula([ScoreFormula.Term(.metric(0), weight: 1, best: 0, worst: 10)])
        let shares = [-1, 0, 2.5, 10, 1e300].map { error in
            formula.terms(metrics: [MetricValue(id: "rmse", value: error)], size: 0, latency: 0).total
        }
        #expect(shares == [1, 1, 0.75, 0, 0])
        #expect(!formula.needsLatency)
    }

    @Test(arguments: [
        ([], ScoreFormula.Flaw.noTerms), ([ScoreFormula.Term(.size, weight: 1)], nil),
        ([ScoreFormula.Term(.size, weight: 0.9)], .weightsDoNotSum),
        ([ScoreFormula.Term(.size, weight: 2), ScoreFormula.Term(.size, weight: -1)], .badWeight),
        ([ScoreFormula.Term(.size, weight: .nan)], .badWeight),
        ([ScoreFormula.Term(.size, weight: 1, best: 3, worst: 3)], .noDistance),
        ([ScoreFormula.Term(.size, weight: 0.5), ScoreFormula.Term(.size, weight: 0.5)], .twice),
    ])
    func refusesFormulasThatAreNone(terms: [ScoreFormula.Term], flaw: ScoreFormula.Flaw?) {
        if let flaw {
            #expect(throws: flaw) { try ScoreFormula(terms) }
        } else {
            #expect(throws: Never.self) { try ScoreFormula(terms) }
        }
    }
}
