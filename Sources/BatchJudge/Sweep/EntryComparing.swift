import ContestModel
import Foundation
import ResultStore
import Scoring

/// Finds out how far entries to ML problems differ, as far as boards show it, and keeps that: no pair is compared twice.
struct EntryComparing: Sendable {
    let place: Workplace

    /// Does nothing where nothing has happened since the last time. Gives what went wrong.
    func completeIfChanged(at now: Timestamp) async throws -> [String] {
        let mark = "\(place.contest.folders.state)/compared"
        let publishing = SitePublishing(place: place)
        let signature = try await publishing.signature(at: now)
        guard FileManager.default.contents(atPath: mark) != Data(signature.utf8) else { return [] }
        let problems = try place.problems().compactMap { try? $0.read.get() }
        var troubles: [String] = []
        if problems.contains(where: { $0.standing?.comparesEntries ?? false }) {
            troubles = try await complete(try await place.record(of: problems), at: now)
        }
        guard troubles.isEmpty else { return troubles }
        try WholeFile.write(Data(try await publishing.signature(at: now).utf8), to: mark)
        return []
    }

    private func complete(_ record: ContestRecord, at now: Timestamp) async throws -> [String] {
        let links = try await PrivateLinks(place.contest, place.store)
        var bench = ComparisonBench(record, try place.predictions())
        _ = PublicView(
            of: record,
            at: now,
            pseudonyms: links.pseudonyms(of: record.contest, record.teams)
        ) { bench.difference($0) }
        try await place.store.add(bench.found)
        return bench.troubles
    }
}

/// Compares pairs of entries by what is stored of their predictions.
struct ComparisonBench {
    private let known: [EntryPair: ScoreInterval]
    private let problems: [Int64: ProblemID]
    private let assessments: [Int64: ModelAssessment]
    private let shelf: PredictionShelf
    private var scorings: [ProblemID: ModelComparing?] = [:]
    private let packages: [ProblemID: Problem]
    /// What was not known before.
    private(set) var found: [EntryPair: ScoreInterval] = [:]
    private(set) var troubles: [String] = []

    init(_ record: ContestRecord, _ shelf: PredictionShelf) {
        known = record.comparisons
        self.shelf = shelf
        packages = Dictionary(record.problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let entries = record.submissions.compactMap { judged in
            judged.submission.problem.flatMap { problem in
                judged.judgement?.assessment.map { (judged.submission.id, problem, $0) }
            }
        }
        problems = Dictionary(entries.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
        assessments = Dictionary(entries.map { ($0.0, $0.2) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil: it cannot be found out.
    mutating func difference(_ pair: EntryPair) -> ScoreInterval? {
        if let done = known[pair] ?? found[pair] { return done }
        guard let problem = problems[pair.first], problems[pair.second] == problem,
            let first = assessments[pair.first], let second = assessments[pair.second],
            let scoring = scoring(problem),
            let one = shelf.predictions(of: pair.first, expecting: scoring.labels),
            let other = shelf.predictions(of: pair.second, expecting: scoring.labels)
        else { return nil }
        do {
            let new = try scoring.difference(pair.basis, (one, first), (other, second))
            found[pair] = new
            return new
        } catch {
            note("Entries to \(problem) are not compared: \(error.words)")
            return nil
        }
    }

    private mutating func scoring(_ problem: ProblemID) -> ModelComparing? {
        if let made = scorings[problem] { return made }
        var made: ModelComparing?
        do {
            if let package = packages[problem], case .predictions(let rules) = package.kind {
                made = try ModelComparing(problem, rules)
            }
        } catch {
            note("Entries to \(problem) are not compared: \(error.words)")
        }
        scorings[problem] = .some(made)
        return made
    }

    private mutating func note(_ trouble: String) {
        if !troubles.contains(trouble) { troubles.append(trouble) }
    }
}

/// What entries to a problem are compared by.
private struct ModelComparing {
    let labels: LabelTable
    private let problem: ProblemID
    private let plan: ScoringPlan
    private let rules: PredictionRules

    private typealias Entry = (predictions: AlignedPredictions, assessment: ModelAssessment)

    init(_ problem: ProblemID, _ rules: PredictionRules) throws {
        self.problem = problem
        self.rules = rules
        plan = try ScoringPlan(rules)
        labels = try plan.labels(Data(contentsOf: URL(filePath: rules.labelsFile), options: .mappedIfSafe))
    }

    /// Of the second one's score less the first one's.
    func difference(
        _ basis: EntryPair.Basis,
        _ first: (predictions: AlignedPredictions, assessment: ModelAssessment),
        _ second: (predictions: AlignedPredictions, assessment: ModelAssessment)
    ) throws -> ScoreInterval? {
        switch basis {
        case .ladder:
            guard let metric = plan.metrics.first, rules.formula == nil, rules.metrics.first?.scorer == nil else {
                return nil
            }
            let rows = try RowDifference(of: metric, first.predictions.publicPart, second.predictions.publicPart)
            return ScoreInterval(lower: rows.mean, upper: rows.mean, standardError: rows.standardError)
        case .publicRows: return try interval(first, second) { $0.publicPart }
        case .privateRows: return try interval(first, second) { $0.privatePart ?? $0.publicPart }
        }
    }

    /// Nil where a program of the problem's own has a say.
    private func interval(
        _ first: Entry,
        _ second: Entry,
        _ part: (AlignedPredictions) -> ScoredRows
    ) throws -> ScoreInterval? {
        guard rules.metrics.allSatisfy({ $0.scorer == nil }) else { return nil }
        let places = rules.formula?.metricPlaces ?? [0]
        let found = try Bootstrap(of: problem).difference(
            of: places.map { plan.metrics[$0] },
            part(first.predictions),
            part(second.predictions),
            { score($0, at: places, of: first.assessment) },
            { score($0, at: places, of: second.assessment) }
        )
        // No draw has a value for both: nothing separates them.
        guard let found else { return ScoreInterval(lower: -.infinity, upper: .infinity, standardError: 0) }
        return ScoreInterval(lower: found.lower, upper: found.upper, standardError: found.standardError)
    }

    /// With these values of the metrics that it is made of; the other terms stay what they are.
    private func score(_ drawn: [Double], at places: [Int], of assessment: ModelAssessment) -> Double {
        guard let formula = rules.formula else { return drawn[0] }
        var values = rules.metrics.map { MetricValue(id: $0.id, value: 0) }
        for (place, value) in zip(places, drawn) { values[place] = MetricValue(id: values[place].id, value: value) }
        let latency = assessment.latency.map { $0.p50 / 1000 } ?? 0
        return formula.terms(metrics: values, size: Double(assessment.uploadBytes), latency: latency).total
    }
}

extension ScoreFormula {
    /// The places of the metrics that it is made of.
    fileprivate var metricPlaces: [Int] {
        terms.compactMap { term in
            if case .metric(let place) = term.quantity { place } else { nil }
        }
    }
}
