import ContestModel

/// The ten teams that stand first now, over contest time.
struct RacePlots {
    /// How many lines a reader can follow.
    private static let most = 10
    /// The worst rank that there is room for; lines come in from below.
    private static let worst = 20

    private let contest: PublicContest
    private let rows: [Scoreboard.Row]
    private let lines: [BoardHistory.Line]
    private let time: TimeAxis
    private let end: Int

    init(_ view: PublicView) {
        contest = view.contest
        let rows = Array(view.board.rows.prefix(Self.most))
        self.rows = rows
        lines = rows.map { view.history.lines[$0.team.id] ?? BoardHistory.Line() }
        time = TimeAxis(view.contest)
        let now = view.asOf.map { Int(($0 - view.contest.start).milliseconds / 60_000) } ?? 0
        end = min(time.shown ?? time.minutes, max(0, now))
    }

    /// None while nobody has a rank.
    var all: [Plot] { rows.isEmpty ? [] : [sums, ranks] }

    private var isPassFail: Bool { contest.scoreboardType == .passFail }

    private var sums: Plot {
        let series = zip(rows, lines).map { row, line in
            let steps = line.sums.map { StepPlot.Point(minutes: $0.minutes, value: $0.value) }
            let start = isPassFail ? [StepPlot.Point(minutes: 0, value: 0)] : []
            return StepPlot.Series(figure: sum(row), name: row.team.name, points: start + steps)
        }
        let values = lines.flatMap { $0.sums.map(\.value) }
        let axis = ValueAxis(values, fromZero: true, isWhole: isPassFail, height: 240, margin: 14)
        let lane = isPassFail ? min(2.4, axis.unit * 0.8 / Double(rows.count)) : 0
        let plot = StepPlot(time: time, values: axis, series: series, end: end, lane: lane)
        return plot.named(
            "race",
            isPassFail ? "Problems solved by the leading teams" : "Points of the leading teams",
            lesson: leading,
            table: table(lines.map { $0.sums.map { ($0.minutes, Figures.score($0.value)) } })
        )
    }

    private var ranks: Plot {
        let series = zip(rows, lines).map { row, line in
            StepPlot.Series(
                figure: row.rank.map { String($0) } ?? "–",
                name: row.team.name,
                points: line.ranks.map { StepPlot.Point(minutes: $0.minutes, value: Double($0.value)) }
            )
        }
        let ranks = lines.flatMap { $0.ranks.map(\.value) }
        let axis = ValueAxis(ranksTo: min(Self.worst, ranks.max() ?? 1), height: 240)
        let plot = StepPlot(time: time, values: axis, series: series, end: end, lane: 1)
        return plot.named(
            "ranks",
            "Ranks of the leading teams",
            lesson: changes,
            table: table(lines.map { $0.ranks.map { ($0.minutes, String($0.value)) } })
        )
    }

    /// A row per moment at which something changes, a column per team.
    private func table(_ steps: [[(minutes: Int, text: String)]]) -> NumberTable {
        let moments = Set(steps.flatMap { $0.map(\.minutes) }).sorted()
        var next = steps.map { _ in 0 }
        var row = steps.map { _ in "–" }
        let rows = moments.map { moment in
            for team in steps.indices where next[team] < steps[team].count && steps[team][next[team]].minutes == moment
            {
                row[team] = steps[team][next[team]].text
                next[team] += 1
            }
            return [time.words(moment)] + row
        }
        return NumberTable(
            columns: ["Contest time"] + self.rows.map { PlainText.line($0.team.name, atMost: 40) },
            rows: rows
        )
    }

    private func sum(_ row: Scoreboard.Row) -> String { row.score.map(SVGText.figure) ?? String(row.solved) }

    /// Who leads, and by what.
    private var leading: String {
        guard let first = rows.first else { return "" }
        let what =
            first.score.map { "\(Figures.score($0)) points" } ?? Figures.count(first.solved, "problem", "problems")
            + " solved"
        let start = "\(Self.name(first)) \(verb) with \(what)"
        guard rows.count > 1 else { return start + "." }
        let next = rows[1]
        if first.rank == next.rank { return "\(start), as \(Self.name(next)) does." }
        let behind = next.score.map { Figures.score($0) } ?? String(next.solved)
        let penalty = first.solved == next.solved && isPassFail ? " and a greater penalty" : ""
        return "\(start); \(Self.name(next)) follows with \(behind)\(penalty)."
    }

    /// Since when the first one has been first.
    private var changes: String {
        guard let first = rows.first, let line = lines.first, let last = line.ranks.last else { return "" }
        let since = "\(Self.name(first)) has been first since \(time.words(last.minutes))"
        let worst = line.ranks.map(\.value).max() ?? 1
        return worst > 1 ? "\(since), after it had been as low as rank \(worst)." : "\(since)."
    }

    /// Nobody has finished where the last hours are withheld.
    private var verb: String {
        switch contest.state {
        case .ended, .final: contest.frozenAt == nil ? "finished" : "led at the freeze"
        case .before, .running, .frozen: "leads"
        }
    }

    private static func name(_ row: Scoreboard.Row) -> String { SVGText.quoted(row.team.name) }
}

extension StepPlot {
    func named(_ id: String, _ title: String, lesson: String, table: NumberTable?) -> Plot {
        Plot(id: id, title: title, lesson: lesson, keys: [], svg: svg(id, title: title, lesson: lesson), table: table)
    }
}
