import ContestModel

/// What a model's run came to, for programs.
struct ModelFacts: Encodable {
    private let public_rows: Int
    private let interval: Nullable<Interval>
    private let held_by: Nullable<Int64>
    private let upload_bytes: Nullable<Int64>
    private let has_sealed_rows: Bool
    private let latency: Nullable<Times>
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
        let value, share, weight, points: Double
    }

    private struct Times: Encodable {
        let runs, warm_ups: Int
        let p50_ms, p95_ms, cpu_p50_ms: Double
        let drift: Nullable<Double>
        let repeatable: Nullable<Bool>

        init(_ latency: Latency) {
            runs = latency.runs
            warm_ups = latency.warmUps
            p50_ms = latency.p50
            p95_ms = latency.p95
            cpu_p50_ms = latency.cpuP50
            drift = Nullable(latency.drift)
            repeatable = Nullable(latency.isRepeatable)
        }
    }

    init(_ model: TeamModelScore) {
        public_rows = model.open.rows
        interval = Nullable(model.open.interval.map(Interval.init))
        held_by = Nullable(model.heldBy)
        upload_bytes = Nullable(model.uploadBytes)
        has_sealed_rows = model.hasSealedRows
        latency = Nullable(model.latency.map(Times.init))
        private_score = Nullable(model.sealed?.score)
        private_rows = Nullable(model.sealed?.rows)
        private_metrics = Dictionary(
            (model.sealed?.metrics ?? []).map { ($0.id, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        private_interval = Nullable(model.sealed?.interval.map(Interval.init))
        final = model.isFinal
        terms = model.terms.map {
            Term(name: $0.name, value: $0.value, share: $0.share, weight: $0.weight, points: $0.points)
        }
    }
}
