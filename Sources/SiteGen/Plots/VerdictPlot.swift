import ContestModel

/// How many submissions arrived over contest time, and what became of them.
struct VerdictPlot {
    /// Verdicts that say the same of a contest, from the bottom of a bar to its top.
    enum Kind: String, CaseIterable {
        case accepted, wrong, limit, error, unjudged, pending

        init(_ submission: PublicSubmission) {
            guard let verdict = submission.result?.verdict else {
                self = .pending
                return
            }
            self =
                switch verdict {
                case .accepted: .accepted
                case .wrongAnswer: .wrong
                case .timeLimit, .memoryLimit, .outputLimit: .limit
                case .runTimeError, .sandboxViolation: .error
                case .compileError, .submissionError, .judgingError: .unjudged
                }
        }

        var word: String {
            switch self {
            case .accepted: "accepted"
            case .wrong: "wrong answer"
            case .limit: "over a limit"
            case .error: "run-time error"
            case .unjudged: "not run"
            case .pending: "pending"
            }
        }
    }

    private let submissions: [PublicSubmission]
    private let time: TimeAxis
    private let counts: [Kind: [Int]]

    /// `submissions` in the order of arrival.
    init(_ submissions: [PublicSubmission], _ time: TimeAxis) {
        self.submissions = submissions
        self.time = time
        let empty = [Int](repeating: 0, count: (time.minutes + time.part - 1) / time.part)
        var counts: [Kind: [Int]] = [:]
        for submission in submissions {
            let part = min(submission.minutes / time.part, empty.count - 1)
            counts[Kind(submission), default: empty][part] += 1
        }
        self.counts = counts
    }

    /// Nil while nothing has arrived.
    var plot: Plot? {
        guard !submissions.isEmpty else { return nil }
        let bars = BarPlot(
            bottom: time.ticks,
            landmarks: time.landmarks,
            kinds: kinds.map { BarPlot.Kind(style: $0.rawValue, counts: counts[$0] ?? []) },
            width: Double(time.part) * 1000 / Double(time.minutes)
        )
        let title = "Submissions over contest time"
        return Plot(
            id: "verdicts",
            title: title,
            lesson: lesson,
            keys: kinds.map { PlotKey(style: $0.rawValue, word: $0.word, count: sum($0)) },
            svg: bars.svg("verdicts", title: title, lesson: lesson),
            table: table
        )
    }

    private var kinds: [Kind] { Kind.allCases.filter { counts[$0] != nil } }

    private func sum(_ kind: Kind) -> Int { counts[kind]?.reduce(0, +) ?? 0 }

    private var totals: [Int] {
        counts.values.reduce([]) { sums, counts in sums.isEmpty ? counts : zip(sums, counts).map(+) }
    }

    private func span(_ part: Int) -> String {
        "\(time.words(part * time.part))–\(time.words(min(time.minutes, (part + 1) * time.part)))"
    }

    private var lesson: String {
        let totals = totals
        let most = totals.indices.max { (totals[$0], $1) < (totals[$1], $0) } ?? 0
        let pending = sum(.pending)
        let open = pending > 0 ? " and \(pending) \(pending == 1 ? "is" : "are") pending" : ""
        let sent = submissions.count == 1 ? "Of the one submission" : "Of \(submissions.count) submissions"
        return
            "\(sent) \(sum(.accepted)) \(sum(.accepted) == 1 ? "was" : "were") accepted\(open); the busiest time was \(span(most)), with \(totals[most])."
    }

    private var table: NumberTable {
        let rows = totals.enumerated().filter { $1 > 0 }.map { part, total in
            [span(part)] + kinds.map { String(counts[$0]?[part] ?? 0) } + [String(total)]
        }
        return NumberTable(columns: ["Contest time"] + kinds.map(\.word) + ["All"], rows: rows)
    }
}
