/// What a model's run came to, beside its verdict: how good its predictions are, how large it is, and how long it took.
package struct ModelAssessment: Sendable, Hashable, Codable {
    /// Of the zip.
    package let uploadBytes: Int64
    /// Nil: the run was not timed.
    package let latency: Latency?
    /// Of the problem's formula, in its order, over the rows that are shown; empty where the first metric alone is the score.
    package let terms: [ScoreTerm]
    /// Over the public rows, or over all where there is no split.
    package let shown: SplitScore
    /// Over the private rows; nil: there are none. Nobody but the jury may know it before it is released.
    package let sealed: SplitScore?

    package init(
        uploadBytes: Int64,
        latency: Latency?,
        terms: [ScoreTerm] = [],
        shown: SplitScore,
        sealed: SplitScore? = nil
    ) {
        self.uploadBytes = uploadBytes
        self.latency = latency
        self.terms = terms
        self.shown = shown
        self.sealed = sealed
    }
}

/// How good predictions are over some of the rows.
package struct SplitScore: Sendable, Hashable, Codable {
    package let rows: Int
    /// By id, in the problem's order.
    package let metrics: [MetricValue]
    /// Of the formula, or else the first metric.
    package let score: Double
    /// Nil where none was computed.
    package let interval: ScoreInterval?

    package init(rows: Int, metrics: [MetricValue], score: Double, interval: ScoreInterval? = nil) {
        self.rows = rows
        self.metrics = metrics
        self.score = score
        self.interval = interval
    }
}

/// Where 95 of 100 scores lie that other choices of as many rows would have given.
package struct ScoreInterval: Sendable, Hashable, Codable {
    package let lower: Double
    package let upper: Double
    package let standardError: Double

    package init(lower: Double, upper: Double, standardError: Double) {
        self.lower = lower
        self.upper = upper
        self.standardError = standardError
    }
}

/// What one term of a problem's formula is of a submission.
package struct ScoreTerm: Sendable, Hashable, Codable {
    /// The id of a metric, `size` or `latency`.
    package let name: String
    /// In the metric's unit, bytes, or seconds.
    package let value: Double
    /// What that is between the worst and the best, from 0 to 1.
    package let share: Double
    /// What a share of 1 adds to the score; the weights of a formula sum to 1.
    package let weight: Double

    package init(name: String, value: Double, share: Double, weight: Double) {
        self.name = name
        self.value = value
        self.share = share
        self.weight = weight
    }
}

/// How long a model took, over all the times that it was run.
package struct Latency: Sendable, Hashable, Codable {
    /// Those that count, and those before them that do not.
    package let runs: Int
    package let warmUps: Int
    /// Milliseconds of wall time: as many of the runs took longer as shorter, and one in twenty took longer.
    package let p50: Double
    package let p95: Double
    /// Milliseconds of CPU time.
    package let cpuP50: Double
    /// 0.05 where the machine was 5 % slower than usual; nil where nobody knows.
    package let drift: Double?
    /// Whether every run gave the same predictions; nil: there was one run only.
    package let isRepeatable: Bool?

    package init(
        runs: Int,
        warmUps: Int,
        p50: Double,
        p95: Double,
        cpuP50: Double,
        drift: Double?,
        isRepeatable: Bool? = nil
    ) {
        self.runs = runs
        self.warmUps = warmUps
        self.p50 = p50
        self.p95 = p95
        self.cpuP50 = cpuP50
        self.drift = drift
        self.isRepeatable = isRepeatable
    }
}

/// What a model's run came to, without anything that is sealed: what its team and the public may know of it.
package struct ShownAssessment: Sendable, Hashable {
    package let uploadBytes: Int64
    package let latency: Latency?
    package let terms: [ScoreTerm]
    package let shown: SplitScore
    /// Whether the score of further rows is made known at the end.
    package let hasSealedRows: Bool

    init(_ assessment: ModelAssessment) {
        uploadBytes = assessment.uploadBytes
        latency = assessment.latency
        terms = assessment.terms
        shown = assessment.shown
        hasSealedRows = assessment.sealed != nil
    }
}
