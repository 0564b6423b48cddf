import ContestModel

/// What a model's run came to, a word and its value per line.
struct ModelWords {
    private(set) var lines: [(word: String, value: String)] = []
    /// What each term adds to the score.
    let terms: [ScoreTerm]
    /// A sentence where the score that is shown is not this submission's; nil: it is.
    let held: String?

    init(_ model: TeamModelScore) {
        terms = model.terms
        held = model.heldBy.map {
            "The score is that of submission \($0): this one is not better by more than chance, so nothing of its own score is said."
        }
        if model.open.rows > 0 {
            add("Public rows", "\(model.open.rows)\(model.hasSealedRows ? "; the others are scored at the end" : "")")
        }
        if let interval = model.open.interval { add("95 % interval", Self.words(interval)) }
        if let bytes = model.uploadBytes { add("Upload", Figures.size(bytes)) }
        if let latency = model.latency { add(latency) }
        if let sealed = model.sealed {
            add("Private score", "\(Figures.score(sealed.score)), over \(sealed.rows) rows")
            if let interval = sealed.interval { add("Its 95 % interval", Self.words(interval)) }
        }
        if model.isFinal { add("In the end", "this is the entry that counts") }
    }

    private mutating func add(_ word: String, _ value: String) { lines.append((word, value)) }

    private mutating func add(_ latency: Latency) {
        let cpu = "CPU time \(Self.span(latency.cpuP50))"
        let runs = Figures.count(latency.runs, "run", "runs")
        let before = latency.warmUps == 0 ? "" : " after \(Figures.count(latency.warmUps, "warm-up", "warm-ups"))"
        let times =
            latency.runs + latency.warmUps == 1
            ? "\(Self.span(latency.p50)), \(cpu)"
            : "\(Self.span(latency.p50)) (median), \(Self.span(latency.p95)) (95th percentile), \(cpu); \(runs)\(before)"
        add("Time of a run", times + Self.drift(latency))
        guard let isRepeatable = latency.isRepeatable else { return }
        add(
            "Predictions",
            isRepeatable
                ? "the same in every run"
                : "not the same in every run; those of the first count, and a seed makes them so"
        )
    }

    private static func drift(_ latency: Latency) -> String {
        guard let drift = latency.drift, abs(drift) >= 0.005 else { return "" }
        let percent = Figures.score((abs(drift) * 100).rounded())
        return "; the machine was \(percent) % \(drift > 0 ? "slower" : "faster") than usual"
    }

    private static func words(_ interval: ScoreInterval) -> String {
        "\(Figures.interval(interval)), standard error \(Figures.score(interval.standardError))"
    }

    /// From milliseconds.
    private static func span(_ milliseconds: Double) -> String {
        Figures.span(.milliseconds(Int64(milliseconds.rounded())))
    }
}

extension ScoreTerm {
    /// Its value as people read it.
    var words: String {
        switch name {
        case "size": Figures.size(Int64(value))
        case "latency": Figures.span(.milliseconds(Int64((value * 1000).rounded())))
        default: Figures.score(value)
        }
    }
}
