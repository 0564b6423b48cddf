import ContestModel

/// How much CPU time the submissions to a problem took, beside its limit.
struct RunTimePlot {
    /// Bars up to the limit, and at most so many beyond it, the last of them for all the rest.
    private static let within = 20
    private static let beyond = 4

    private let limit: Duration
    private let accepted: [Int]
    private let others: [Int]
    /// Milliseconds of the slowest accepted one.
    private let slowest: Int64?

    /// Judged submissions of which a time was measured are looked at.
    init(_ submissions: [PublicSubmission], limit: Duration) {
        self.limit = limit
        let measured = submissions.compactMap { submission in
            submission.result.flatMap { result in
                result.maxCPUMilliseconds.map { (time: max(0, $0), isAccepted: result.verdict == .accepted) }
            }
        }
        let places = measured.map { Self.place($0.time, limit) }
        let empty = [Int](repeating: 0, count: max(Self.within, (places.max() ?? 0) + 1))
        var (accepted, others) = (empty, empty)
        for (place, run) in zip(places, measured) {
            if run.isAccepted { accepted[place] += 1 } else { others[place] += 1 }
        }
        self.accepted = accepted
        self.others = others
        slowest = measured.filter(\.isAccepted).map(\.time).max()
    }

    /// A time that is exactly the limit is within it.
    private static func place(_ time: Int64, _ limit: Duration) -> Int {
        let limit = max(1, limit.milliseconds)
        if time <= limit { return min(within - 1, Int(time * Int64(within) / limit)) }
        return min(within + beyond - 1, within + Int((time - limit) * Int64(within) / limit))
    }

    /// Nil while nothing was measured.
    var plot: Plot? {
        let (good, rest) = (accepted.reduce(0, +), others.reduce(0, +))
        guard good + rest > 0 else { return nil }
        let (title, lesson) = ("CPU time of the slowest test", lesson(good, rest))
        let kinds = [("accepted", "accepted", good, accepted), ("unjudged", "not accepted", rest, others)].filter {
            $0.2 > 0
        }
        let bars = BarPlot(
            bottom: ticks,
            landmarks: [
                Landmark(place: Double(Self.within) * width, text: "limit \(Figures.span(limit))", isShaded: true)
            ],
            kinds: kinds.map { BarPlot.Kind(style: $0.0, counts: $0.3) },
            width: width
        )
        return Plot(
            id: "times",
            title: title,
            lesson: lesson,
            keys: kinds.map { PlotKey(style: $0.0, word: $0.1, count: $0.2) },
            svg: bars.svg("times", title: title, lesson: lesson),
            table: table
        )
    }

    /// There is always some room beyond the limit.
    private var width: Double { 1000 / Double(max(accepted.count, Self.within + 1)) }

    private var ticks: [Tick] {
        let round = stride(from: 0, to: Self.within, by: 5).map { bar in
            Tick(place: Double(bar) * width, text: words(bar), isMinor: !bar.isMultiple(of: 10))
        }
        return accepted.count < Self.within + Self.beyond ? round : round + [Tick(place: 1000, text: "more")]
    }

    private func words(_ bar: Int) -> String { Figures.span(limit * bar / Self.within) }

    private func lesson(_ good: Int, _ rest: Int) -> String {
        let over = zip(accepted, others).dropFirst(Self.within).reduce(0) { $0 + $1.0 + $1.1 }
        let beyond = over == 0 ? "none took longer than it" : "\(over) took longer"
        guard let slowest else {
            return
                "None of \(Figures.count(rest, "submission", "submissions")) was accepted; with a limit of \(Figures.span(limit)), \(beyond)."
        }
        let share = slowest * 100 / max(1, limit.milliseconds)
        return
            "The slowest of \(good) accepted took \(Figures.span(.milliseconds(slowest))), \(share) % of the limit; of all \(good + rest), \(beyond)."
    }

    private var table: NumberTable {
        let rows = accepted.indices.filter { accepted[$0] + others[$0] > 0 }.map { bar in
            let last = bar == Self.within + Self.beyond - 1
            let span = last ? "\(words(bar)) and more" : "\(words(bar))–\(words(bar + 1))"
            return [span, String(accepted[bar]), String(others[bar])]
        }
        return NumberTable(columns: ["CPU time", "accepted", "not accepted"], rows: rows)
    }
}
