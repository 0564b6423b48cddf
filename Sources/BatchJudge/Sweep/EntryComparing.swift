import ContestModel
import Foundation
import ResultStore
import Scoring

/// Finds out how far entries to ML problems differ, as far as boards show it, and keeps that: no pair is compared twice.
///
/// What is not done in its time is left to the next sweep; so many entries with many rows hold up no sweep.
struct EntryComparing: Sendable {
    /// Of one sweep; the entry that it is at is finished.
    static let usualTime = Duration.seconds(20)

    let place: Workplace
    var time = usualTime

    /// Does nothing where nothing has happened since the last time. Gives what went wrong.
    func completeIfChanged(at now: Timestamp) async throws -> [String] {
        let mark = "\(place.contest.folders.state)/compared"
        let publishing = SitePublishing(place: place)
        let signature = try await publishing.signature(at: now)
        guard FileManager.default.contents(atPath: mark) != Data(signature.utf8) else { return [] }
        let problems = try place.problems().compactMap { try? $0.read.get() }
        if problems.contains(where: { $0.standing?.comparesEntries ?? false }) {
            let bench = try await complete(try await place.record(of: problems), at: now)
            guard bench.troubles.isEmpty, !bench.isOutOfTime else { return bench.troubles }
        }
        try WholeFile.write(Data(try await publishing.signature(at: now).utf8), to: mark)
        return []
    }

    private func complete(_ record: ContestRecord, at now: Timestamp) async throws -> ComparisonBench {
        let links = try await PrivateLinks(place.contest, place.store)
        var bench = ComparisonBench(record, try place.predictions(), until: .now + time)
        _ = PublicView(
            of: record,
            at: now,
            pseudonyms: links.pseudonyms(of: record.contest, record.teams)
        ) { bench.difference($0) }
        try await place.store.add(bench.found)
        return bench
    }
}

/// Compares pairs of entries by what is stored of their predictions.
struct ComparisonBench {
    private let known: [EntryPair: ScoreInterval]
    private let problems: [Int64: ProblemID]
    private let assessments: [Int64: ModelAssessment]
    private let shelf: PredictionShelf
    private let end: ContinuousClock.Instant
    private var scorings: [ProblemID: ModelComparing?] = [:]
    private var drawn: [Drawn: [Double]?] = [:]
    private let packages: [ProblemID: Problem]
    /// What was not known before.
    private(set) var found: [EntryPair: ScoreInterval] = [:]
    private(set) var troubles: [String] = []
    /// Something was not found out as there was no time left.
    private(set) var isOutOfTime = false

    private struct Drawn: Hashable {
        let entry: Int64
        let isPrivate: Bool
    }

    init(_ record: ContestRecord, _ shelf: PredictionShelf, until end: ContinuousClock.Instant) {
        self.end = end
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
            let scoring = scoring(problem)
        else { return nil }
        do {
            let new = try compare(pair, by: scoring)
            found[pair] = new
            return new
        } catch {
            note("Entries to \(problem) are not compared: \(error.words)")
            return nil
        }
    }

    private mutating func compare(_ pair: EntryPair, by scoring: ModelComparing) throws -> ScoreInterval? {
        switch pair.basis {
        case .ladder:
            guard hasTime, let first = predictions(of: pair.first, scoring),
                let second = predictions(of: pair.second, scoring)
            else { return nil }
            return try scoring.step(first, second)
        case .publicRows, .privateRows:
            let isPrivate = pair.basis == .privateRows
            guard let first = try scores(Drawn(entry: pair.first, isPrivate: isPrivate), by: scoring),
                let second = try scores(Drawn(entry: pair.second, isPrivate: isPrivate), by: scoring)
            else { return nil }
            return scoring.difference(first, second)
        }
    }

    /// Once for each entry, whatever it is compared with.
    private mutating func scores(_ wanted: Drawn, by scoring: ModelComparing) throws -> [Double]? {
        if let known = drawn[wanted] { return known }
        guard hasTime else { return nil }
        var scores: [Double]?
        if let assessment = assessments[wanted.entry], let predictions = predictions(of: wanted.entry, scoring) {
            scores = try scoring.scores(predictions, assessment, isPrivate: wanted.isPrivate)
        }
        drawn[wanted] = .some(scores)
        return scores
    }

    private var hasTime: Bool {
        mutating get {
            if ContinuousClock.now >= end { isOutOfTime = true }
            return !isOutOfTime
        }
    }

    private func predictions(of entry: Int64, _ scoring: ModelComparing) -> AlignedPredictions? {
        shelf.predictions(of: entry, expecting: scoring.labels)
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

    init(_ problem: ProblemID, _ rules: PredictionRules) throws {
        self.problem = problem
        self.rules = rules
        plan = try ScoringPlan(rules)
        labels = try plan.labels(Data(contentsOf: URL(filePath: rules.labelsFile), options: .mappedIfSafe))
    }

    /// The Ladder's: what the rows of the second one are worth more. Nil where it has none.
    func step(_ first: AlignedPredictions, _ second: AlignedPredictions) throws -> ScoreInterval? {
        guard let metric = plan.metrics.first, rules.formula == nil, rules.metrics.first?.scorer == nil else {
            return nil
        }
        let rows = try RowDifference(of: metric, first.publicPart, second.publicPart)
        return ScoreInterval(lower: rows.mean, upper: rows.mean, standardError: rows.standardError)
    }

    /// Of each resample; nil where a program of the problem's own has a say.
    func scores(
        _ predictions: AlignedPredictions,
        _ assessment: ModelAssessment,
        isPrivate: Bool
    ) throws -> [Double]? {
        guard rules.metrics.allSatisfy({ $0.scorer == nil }) else { return nil }
        let places = rules.formula?.metricPlaces ?? [0]
        let rows = isPrivate ? predictions.privatePart ?? predictions.publicPart : predictions.publicPart
        return try Bootstrap(of: problem).scores(of: places.map { plan.metrics[$0] }, over: rows) {
            score($0, at: places, of: assessment)
        }
    }

    /// Of the second one's score less the first one's.
    func difference(_ first: [Double], _ second: [Double]) -> ScoreInterval {
        // No draw has a value for both: nothing separates them.
        guard let found = Bootstrap(of: problem).difference(first, second) else {
            return ScoreInterval(lower: -.infinity, upper: .infinity, standardError: 0)
        }
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
