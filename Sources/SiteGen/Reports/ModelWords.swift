import ContestModel

/// What a model's run came to, a word and its value per line.
struct ModelWords {
    private(set) var lines: [(word: String, value: String)] = []
    /// A sentence where the score that is shown is not this submission's; nil: it is.
    let held: String?

    init(_ model: TeamModelScore) {
        held = model.heldBy.map {
            "The score is that of submission \($0): this one is not better by more than chance, so nothing of its own score is said."
        }
        if model.open.rows > 0 { add("Public rows", "\(model.open.rows)") }
        if let interval = model.open.interval { add("95 % interval", Self.words(interval)) }
        for term in model.terms {
            let share = Figures.score(term.share)
            add(
                "Term \(term.name)",
                "\(Self.value(of: term)): \(share) × \(Figures.score(term.weight)) = \(Figures.score(term.share * term.weight))"
            )
        }
        if let latency = model.latency { add("Latency", Self.words(latency)) }
        if let sealed = model.sealed {
            add("Private score", "\(Figures.score(sealed.score)), over \(sealed.rows) rows")
            if let interval = sealed.interval { add("Its 95 % interval", Self.words(interval)) }
        }
        if model.isFinal { add("In the end", "this is the entry that counts") }
    }

    private mutating func add(_ word: String, _ value: String) { lines.append((word, value)) }

    private static func words(_ interval: ScoreInterval) -> String {
        "\(Figures.interval(interval)), standard error \(Figures.score(interval.standardError))"
    }

    private static func value(of term: ScoreTerm) -> String {
        switch term.name {
        case "size": Figures.size(Int64(term.value))
        case "latency": Figures.span(.milliseconds(Int64((term.value * 1000).rounded())))
        default: Figures.score(term.value)
        }
    }

    private static func words(_ latency: Latency) -> String {
        func span(_ milliseconds: Double) -> String { Figures.span(.milliseconds(Int64(milliseconds.rounded()))) }
        let runs = Figures.count(latency.runs, "run", "runs")
        let warm = latency.warmUps > 0 ? " after \(Figures.count(latency.warmUps, "warm-up", "warm-ups"))" : ""
        return
            "\(span(latency.p50)) (median), \(span(latency.p95)) (95th percentile), \(span(latency.cpuP50)) of CPU time; \(runs)\(warm)"
    }
}

/// The same for programs.
struct ModelFacts: Encodable {
    private let public_rows: Int
    private let interval: Nullable<Interval>
    private let held_by: Nullable<Int64>
    private let private_score: Nullable<Double>
    private let private_rows: Nullable<Int>
    private let private_metrics: [String: Double]
    private let private_interval: Nullable<Interval>
    private let final: Bool
    private let terms: [Term]

    private struct Interval: Encodable {
        let lower: Double
        let upper: Double
        let standard_error: Double

        init(_ interval: ScoreInterval) {
            lower = interval.lower
            upper = interval.upper
            standard_error = interval.standardError
        }
    }

    private struct Term: Encodable {
        let name: String
        let value: Double
        let share: Double
        let weight: Double
    }

    init(_ model: TeamModelScore) {
        public_rows = model.open.rows
        interval = Nullable(model.open.interval.map(Interval.init))
        held_by = Nullable(model.heldBy)
        private_score = Nullable(model.sealed?.score)
        private_rows = Nullable(model.sealed?.rows)
        private_metrics = Dictionary(
            (model.sealed?.metrics ?? []).map { ($0.id, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        private_interval = Nullable(model.sealed?.interval.map(Interval.init))
        final = model.isFinal
        terms = model.terms.map { Term(name: $0.name, value: $0.value, share: $0.share, weight: $0.weight) }
    }
}
