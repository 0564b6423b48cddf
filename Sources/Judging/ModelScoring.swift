import ContestModel
import Foundation
import Scoring

/// What predictions are scored against, and by which rules: a problem's labels, read for one judgement.
struct ModelScoring {
    let problem: ProblemID
    let rules: PredictionRules
    let labels: LabelTable
    private let plan: ScoringPlan
    /// The labels file as it is.
    private let csv: Data

    /// - Throws: file errors, and where the labels or the metrics cannot be used: ours, never the submission's.
    init(_ problem: ProblemID, _ rules: PredictionRules) throws {
        self.problem = problem
        self.rules = rules
        csv = try Data(contentsOf: URL(filePath: rules.labelsFile), options: .mappedIfSafe)
        plan = try ScoringPlan(rules)
        do {
            labels = try plan.labels(csv)
        } catch {
            throw JudgingError.labels(rules.labelsFile, error.description)
        }
    }

    func read(_ predictions: Data) -> Result<AlignedPredictions, Rejection> {
        PredictionFile.read(predictions, expecting: labels)
    }

    /// The two files of one part, for programs of the problem's own.
    func files(_ part: LabelTable.Part, _ predictions: Data) throws -> (labels: Data, predictions: Data) {
        (try plan.labels(csv, only: part), try plan.predictions(predictions, of: labels, only: part))
    }

    /// The score of one part, with the formula's terms.
    ///
    /// - Parameters:
    ///   - rows: of the part
    ///   - own: what the problem's own programs found, by the place of their metric.
    ///   - terms: the formula's terms of values of all metrics; nil: the first metric is the score.
    /// - Returns: the terms are none where the first metric is the score.
    /// - Throws: `MetricError` where a metric has no value.
    func score(
        _ rows: ScoredRows,
        own: [Int: OwnScore],
        terms: ([MetricValue]) -> [ScoreTerm]?
    ) throws -> (SplitScore, [ScoreTerm]) {
        var values: [MetricValue] = []
        var known = plan.metrics[...]
        for (place, choice) in rules.metrics.enumerated() {
            let value = try own[place]?.score ?? known.popFirst()?.value(rows)
            values.append(MetricValue(id: choice.id, value: value ?? .nan))
        }
        let found = terms(values)
        let more = rules.metrics.indices.flatMap { own[$0]?.metrics ?? [] }
        let split = SplitScore(
            rows: rows.count,
            metrics: values + more,
            score: found?.total ?? values[0].value,
            interval: own.isEmpty ? try interval(rows, values, terms) : nil
        )
        return (split, found ?? [])
    }

    /// Of the metrics that the score is made of; the other terms stay what they are.
    private func interval(
        _ rows: ScoredRows,
        _ values: [MetricValue],
        _ terms: ([MetricValue]) -> [ScoreTerm]?
    ) throws -> ScoreInterval? {
        let places = rules.formula?.metrics ?? [0]
        guard !places.isEmpty else { return nil }
        let found = try Bootstrap(of: problem).interval(of: places.map { plan.metrics[$0] }, over: rows) { drawn in
            var values = values
            for (place, value) in zip(places, drawn) { values[place] = MetricValue(id: values[place].id, value: value) }
            return terms(values)?.total ?? drawn[0]
        }
        return found.map { ScoreInterval(lower: $0.lower, upper: $0.upper, standardError: $0.standardError) }
    }
}

extension ScoreFormula {
    /// The places of the metrics that it is made of.
    fileprivate var metrics: [Int] {
        terms.compactMap { term in
            if case .metric(let place) = term.quantity { place } else { nil }
        }
    }
}
