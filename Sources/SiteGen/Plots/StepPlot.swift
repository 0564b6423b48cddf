/// Values over contest time, each holding until the next one.
struct StepPlot {
    struct Point: Hashable {
        /// Whole contest minutes.
        let minutes: Int
        let value: Double
    }

    struct Series {
        /// What stands at the line's end: a number or a few words of ours, and a name, which is not yet safe.
        let figure: String
        var name = ""
        let points: [Point]
    }

    let time: TimeAxis
    let values: ValueAxis
    let series: [Series]
    /// Results that the lines need not go through.
    var dots: [Point] = []
    /// Contest minutes of the lines' ends.
    let end: Int
    /// Pixels between lines of the same value.
    var lane = 0.0
    /// Whether the labels are a number and a word at most.
    var hasShortLabels = false

    func svg(_ id: String, title: String, lesson: String) -> String {
        let frame = PlotFrame(
            bottom: time.ticks,
            left: values.ticks,
            landmarks: time.landmarks,
            height: values.height,
            labels: hasShortLabels ? .brief : time.place(end) > 800 ? .beside : .inside
        )
        return frame.svg(id, title: title, lesson: lesson, paths: spots + lines, marks: ends)
    }

    /// Pixels from the top.
    private func place(_ value: Double, of line: Int) -> Double {
        values.place(value) + (Double(line) - Double(series.count - 1) / 2) * lane
    }

    /// The best lie on top.
    private var lines: String {
        var text = ""
        for (index, line) in series.enumerated().reversed() {
            guard let first = line.points.first else { continue }
            let start = SVGText.number(time.place(first.minutes))
            var path = "M\(start) \(SVGText.number(place(first.value, of: index)))"
            for point in line.points.dropFirst() {
                path += "H\(SVGText.number(time.place(point.minutes)))V\(SVGText.number(place(point.value, of: index)))"
            }
            text += "<path class=\"\(Self.style(index))\" d=\"\(path)H\(SVGText.number(time.place(end)))\"/>"
        }
        return text
    }

    /// Lines of no length with round ends: the one shape that stretching leaves alone.
    private var spots: String {
        guard !dots.isEmpty else { return "" }
        let path = dots.map { dot in
            "M\(SVGText.number(time.place(dot.minutes))) \(SVGText.number(values.place(dot.value)))h0"
        }
        return "<path class=\"dots\" d=\"\(path.joined())\"/>"
    }

    /// A mark and a label at the end of each line, as far apart as text needs.
    private var ends: String {
        let ended = series.enumerated().compactMap { index, line in
            line.points.last.map { (index, line, place($0.value, of: index)) }
        }
        let spread = LabelSpread(ended.map(\.2), within: values.height)
        var text = "<svg class=\"marks\" x=\"\(SVGText.percent(time.place(end)))\">"
        for ((index, line, y), place) in zip(ended, spread.places) {
            let style = Self.style(index)
            text += "<path class=\"\(style)\" d=\"M0 \(SVGText.number(y))L9 \(SVGText.number(place))\"/>"
            text +=
                "<path class=\"sign \(style)\" d=\"M13 \(SVGText.number(place))\(Self.signs[index % Self.signs.count])\"/>"
            text += Self.label(line, y: SVGText.number(place + 4))
        }
        return text + "</svg>"
    }

    /// Cut twice: where there is room, and for phones.
    private static func label(_ line: Series, y: String) -> String {
        let (long, short) = (name(line, columns: 29), name(line, columns: 15))
        if long == short { return "<text x=\"21\" y=\"\(y)\">\(long)</text>" }
        return
            "<text class=\"minor\" x=\"21\" y=\"\(y)\">\(long)</text><text class=\"short\" x=\"21\" y=\"\(y)\">\(short)</text>"
    }

    private static func name(_ line: Series, columns: Int) -> String {
        guard !line.name.isEmpty else { return line.figure }
        let name = SVGText.words(line.name, columns: max(4, columns - 1 - line.figure.count))
        return "<tspan>\(line.figure)</tspan> \u{2068}\(name)\u{2069}"
    }

    /// Five colours, each once with a whole and once with a dashed line.
    private static func style(_ index: Int) -> String { "k\(index % 5)\(index % 10 < 5 ? "" : " dash")" }

    /// Around their middle, where the path stands: disc, square, triangles, diamond.
    private static let signs = [
        "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "m-3.5-3.5h7v7h-7z", "m-4.5 3.5h9l-4.500-8z", "m-5 0l5-5l5 5l-5 5z",
        "m-4.5-3.500h9l-4.500 8z",
    ]
}

/// Where labels stand so that none lies on another: near where they belong, in the same order.
struct LabelSpread {
    /// Pixels from one line of text to the next.
    static let line = 16.0

    /// In the order in which they were given.
    let places: [Double]

    init(_ wanted: [Double], within height: Double) {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        var places = wanted
        var floor = -Double.infinity
        for index in order {
            places[index] = max(wanted[index], floor)
            floor = places[index] + Self.line
        }
        var ceiling = height
        for index in order.reversed() {
            places[index] = min(places[index], ceiling)
            ceiling = places[index] - Self.line
        }
        self.places = places
    }
}
