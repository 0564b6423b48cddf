import ContestModel

/// What a sample gave, in full, for programs.
struct SampleFacts: Encodable {
    private let name: String
    private let group: String
    private let verdict: String
    private let cpu_ms: Nullable<Int64>
    private let wall_ms: Int64
    private let memory_kib: Nullable<Int64>
    private let output_bytes: Nullable<Int64>
    private let exit: Nullable<Int32>
    private let signal: Nullable<Int32>
    /// `exit code 1` or the signal in words, where the program did not end as it should.
    private let ending: Nullable<String>
    private let crash: Nullable<String>
    private let crash_at: Nullable<String>
    private let score: Nullable<Double>
    private let team_message: Nullable<String>
    private let input: Nullable<String>
    private let answer: Nullable<String>
    private let output: Nullable<String>
    private let errors: Nullable<String>
    private let difference: Nullable<String>
    private let comparison: [DifferenceFacts]

    init(_ sample: ReportSample) {
        let run = sample.run
        name = run.name
        group = run.group
        verdict = run.verdict.rawValue
        cpu_ms = Nullable(run.cpuMilliseconds)
        wall_ms = run.wallMilliseconds
        memory_kib = Nullable(run.memoryKiB)
        output_bytes = Nullable(run.outputBytes)
        exit = Nullable(run.exit)
        signal = Nullable(run.signal)
        ending = Nullable(sample.ending)
        crash = Nullable(sample.crash?.what)
        crash_at = Nullable(sample.crash?.place)
        score = Nullable(run.score.flatMap { $0.isFinite ? $0 : nil })
        team_message = Nullable(run.teamMessage)
        input = Nullable(run.feedback?.input)
        answer = Nullable(run.feedback?.expected)
        output = Nullable(run.feedback?.output)
        errors = Nullable(run.feedback?.errors)
        difference = Nullable(run.feedback.flatMap { $0.difference.isEmpty ? nil : $0.difference })
        comparison = sample.difference?.rows.map(DifferenceFacts.init) ?? []
    }
}

/// A line of the comparison of answer and output.
struct DifferenceFacts: Encodable {
    /// `same`, `answer`, `output`, `skipped`.
    private let kind: String
    private let line: Nullable<Int>
    private let before: String
    private let changed: String
    private let after: String

    init(_ row: TextDifference.Row) {
        kind = row.kind.rawValue
        line = Nullable(row.number)
        before = row.before
        changed = row.changed
        after = row.after
    }
}

/// What was measured against which limit, for programs.
struct MeasureFacts: Encodable {
    private let id: String
    private let unit: String
    private let used: Int64
    private let limit: Nullable<Int64>
    private let percent: Nullable<Int>
    private let run: Nullable<String>

    init(_ measure: ReportMeasure) {
        id = measure.id
        unit = measure.unit.rawValue
        used = measure.used
        limit = Nullable(measure.limit)
        percent = Nullable(measure.percent)
        run = Nullable(measure.run)
    }
}

/// Lines of the team's own source, for programs.
struct ExcerptFacts: Encodable {
    private let file: String
    private let line: Int
    private let first_line: Int
    private let lines: [String]

    init(_ excerpt: SourceExcerpt) {
        file = excerpt.place.file
        line = excerpt.place.line
        first_line = excerpt.first
        lines = excerpt.lines
    }
}
