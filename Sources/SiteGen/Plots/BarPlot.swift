/// Counts of several kinds, one on the other.
struct BarPlot {
    struct Kind {
        let style: String
        /// One per bar.
        let counts: [Int]
    }

    let bottom: [Tick]
    let landmarks: [Landmark]
    let kinds: [Kind]
    /// Thousandths of the width that a bar takes with its gap.
    let width: Double

    private static let height = 150.0

    func svg(_ id: String, title: String, lesson: String) -> String {
        let frame = PlotFrame(bottom: bottom, left: axis.ticks, landmarks: landmarks, height: Self.height)
        return frame.svg(id, title: title, lesson: lesson, paths: bars, marks: "")
    }

    private var axis: ValueAxis {
        ValueAxis(totals.map(Double.init), fromZero: true, isWhole: true, height: Self.height, margin: 0)
    }

    private var totals: [Int] {
        let bars = kinds.first?.counts.indices ?? 0..<0
        return bars.map { bar in kinds.reduce(0) { $0 + $1.counts[bar] } }
    }

    private var bars: String {
        let axis = axis
        var below = totals.map { _ in 0 }
        var text = ""
        for kind in kinds {
            var path = ""
            for (bar, count) in kind.counts.enumerated() where count > 0 {
                let from = axis.place(Double(below[bar]))
                below[bar] += count
                let size = SVGText.number(width * 0.84)
                path += "M\(SVGText.number((Double(bar) + 0.08) * width)) \(SVGText.number(from))"
                path += "V\(SVGText.number(axis.place(Double(below[bar]))))h\(size)V\(SVGText.number(from))z"
            }
            if !path.isEmpty { text += "<path class=\"bar \(kind.style)\" d=\"\(path)\"/>" }
        }
        return text
    }
}
