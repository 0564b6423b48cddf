import ContestModel

/// The scores of an ML problem with what they could have been by chance, a row for each team from the best on.
struct IntervalPlot {
    /// Rows.
    private static let limit = 30
    /// Pixels of a row, down to the line within it, and down to the words above that.
    private static let row = 28.0
    private static let line = 19.0
    private static let words = 11.0

    private let standing: ModelStanding
    private let lines: ArraySlice<ModelStanding.Line>

    init(_ standing: ModelStanding) {
        self.standing = standing
        lines = standing.lines.prefix(Self.limit)
    }

    /// Nil where no team has a score.
    var plot: Plot? {
        guard !lines.isEmpty else { return nil }
        let title = standing.isReleased ? "Final scores" : "Scores"
        let words = StandingWords(standing)
        let lesson = ([words.leader] + [words.groups, words.intervals, words.shakeUp].compactMap(\.self))
            .joined(separator: " ")
        let frame = PlotFrame(bottom: ticks, left: [], landmarks: [], height: Double(lines.count) * Self.row)
        return Plot(
            id: "scores",
            title: title,
            lesson: lesson,
            keys: [],
            svg: frame.svg("scores", title: title, lesson: lesson, paths: spans, marks: names),
            table: words.table
        )
    }

    /// Along the width, in thousandths of it.
    private var axis: ValueAxis {
        let ends = lines.flatMap { line in
            [line.entry.score] + (line.entry.interval.map { [$0.lower, $0.upper] } ?? [])
        }
        return ValueAxis(ends.filter(\.isFinite), height: 1000, margin: 0)
    }

    private func place(_ value: Double, on axis: ValueAxis) -> Double {
        value.isFinite ? 1000 - axis.place(value) : 0
    }

    private var ticks: [Tick] {
        let ticks = axis.ticks
        return ticks.enumerated().map { index, tick in
            Tick(
                place: 1000 - tick.place,
                text: tick.text,
                isMinor: ticks.count > 4 && !index.isMultiple(of: 2) && index + 1 != ticks.count
            )
        }
    }

    private var spans: String {
        let axis = axis
        return lines.enumerated().map { index, line in
            let y = SVGText.number(Double(index) * Self.row + Self.line)
            let style = line.entry.group.map { "k\(($0 - 1) % 5)" } ?? "alone"
            let span = line.entry.interval.map { interval in
                let (from, to) = (place(interval.lower, on: axis), place(interval.upper, on: axis))
                return "<path class=\"\(style)\" d=\"M\(SVGText.number(from)) \(y)H\(SVGText.number(to))\"/>"
            }
            let dot = "M\(SVGText.number(place(line.entry.score, on: axis))) \(y)h0"
            return (span ?? "") + "<path class=\"point \(style)\" d=\"\(dot)\"/>"
        }
        .joined()
    }

    private var names: String {
        let texts = lines.enumerated().map { index, line in
            let y = SVGText.number(Double(index) * Self.row + Self.words)
            let rank = line.rank.map { "\($0)" } ?? "–"
            let group = line.entry.group.map { " ≈\($0)" } ?? ""
            let name = SVGText.words(line.team.name, columns: 26)
            return "<text x=\"0\" y=\"\(y)\"><tspan>\(rank)</tspan> \u{2068}\(name)\u{2069}\(group)</text>"
        }
        return "<svg class=\"marks\">\(texts.joined())</svg>"
    }
}
