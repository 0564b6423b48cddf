import ContestModel

/// What a report says of a model beside its verdict: the terms of its score, how sure it is, how long it took.
struct ReportAssessment {
    struct Line {
        let word: String
        let value: String
    }

    let assessment: ShownAssessment

    init(_ assessment: ShownAssessment) { self.assessment = assessment }

    var lines: [Line] {
        [
            Line(word: "Rows that are scored", value: rows), interval.map { Line(word: "Likely score", value: $0) },
            Line(word: "Upload", value: Figures.size(assessment.uploadBytes)),
            latency.map { Line(word: "Time of a run", value: $0) },
            repetition.map { Line(word: "Predictions", value: $0) },
        ].compactMap { $0 }
    }

    private var rows: String {
        "\(assessment.shown.rows)" + (assessment.hasSealedRows ? "; the others are scored at the end" : "")
    }

    private var interval: String? {
        assessment.shown.interval.map { interval in
            let (lower, upper) = (Figures.score(interval.lower), Figures.score(interval.upper))
            return "\(lower) to \(upper), in 95 of 100 choices of as many rows"
        }
    }

    private var latency: String? {
        guard let latency = assessment.latency else { return nil }
        let cpu = "CPU time \(Self.span(latency.cpuP50))"
        guard latency.runs + latency.warmUps > 1 else { return "\(Self.span(latency.p50)), \(cpu)\(drift(latency))" }
        let before = latency.warmUps == 0 ? "" : " after \(Figures.count(latency.warmUps, "warm-up", "warm-ups"))"
        return "\(Self.span(latency.p50)) in the middle, \(Self.span(latency.p95)) for the slowest twentieth, \(cpu); "
            + "\(Figures.count(latency.runs, "run", "runs"))\(before)\(drift(latency))"
    }

    private func drift(_ latency: Latency) -> String {
        guard let drift = latency.drift, abs(drift) >= 0.005 else { return "" }
        return
            "; the machine was \(Figures.score((abs(drift) * 100).rounded())) % \(drift > 0 ? "slower" : "faster") than usual"
    }

    private var repetition: String? {
        assessment.latency?.isRepeatable.map { isRepeatable in
            isRepeatable
                ? "the same in every run"
                : "not the same in every run; those of the first count, and a seed makes them so"
        }
    }

    /// From milliseconds.
    private static func span(_ milliseconds: Double) -> String {
        Figures.span(.milliseconds(Int64(milliseconds.rounded())))
    }
}

extension ScoreTerm {
    /// As people read it.
    var words: String {
        switch name {
        case "size": Figures.size(Int64(value))
        case "latency": Figures.span(.milliseconds(Int64((value * 1000).rounded())))
        default: Figures.score(value)
        }
    }
}

/// The same for programs, every number in full.
struct AssessmentFacts: Encodable {
    private struct Term: Encodable {
        let name: String
        let value, share, weight, points: Double
    }

    private struct Times: Encodable {
        let runs, warm_ups: Int
        let p50_ms, p95_ms, cpu_p50_ms: Double
        let drift: Nullable<Double>
        let repeatable: Nullable<Bool>
    }

    private struct Interval: Encodable {
        let lower, upper, standard_error: Double
    }

    private let rows: Int
    private let has_sealed_rows: Bool
    private let upload_bytes: Int64
    private let terms: [Term]
    private let interval: Nullable<Interval>
    private let latency: Nullable<Times>

    init(_ assessment: ShownAssessment) {
        rows = assessment.shown.rows
        has_sealed_rows = assessment.hasSealedRows
        upload_bytes = assessment.uploadBytes
        terms = assessment.terms.map {
            Term(name: $0.name, value: $0.value, share: $0.share, weight: $0.weight, points: $0.points)
        }
        interval = Nullable(
            assessment.shown.interval.map {
                Interval(lower: $0.lower, upper: $0.upper, standard_error: $0.standardError)
            }
        )
        latency = Nullable(
            assessment.latency.map {
                Times(
                    runs: $0.runs,
                    warm_ups: $0.warmUps,
                    p50_ms: $0.p50,
                    p95_ms: $0.p95,
                    cpu_p50_ms: $0.cpuP50,
                    drift: Nullable($0.drift),
                    repeatable: Nullable($0.isRepeatable)
                )
            }
        )
    }
}
