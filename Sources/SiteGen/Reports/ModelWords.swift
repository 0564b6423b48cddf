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
}

/// The same for programs.
struct ModelFacts: Encodable {
    private let held_by: Nullable<Int64>
    private let private_score: Nullable<Double>
    private let private_rows: Nullable<Int>
    private let private_metrics: [String: Double]
    private let private_interval: Nullable<Interval>
    private let final: Bool

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

    init(_ model: TeamModelScore) {
        held_by = Nullable(model.heldBy)
        private_score = Nullable(model.sealed?.score)
        private_rows = Nullable(model.sealed?.rows)
        private_metrics = Dictionary(
            (model.sealed?.metrics ?? []).map { ($0.id, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        private_interval = Nullable(model.sealed?.interval.map(Interval.init))
        final = model.isFinal
    }
}
