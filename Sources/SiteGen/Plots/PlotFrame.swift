/// A place on an axis, and what is written there.
struct Tick: Hashable {
    /// Thousandths of the width, or pixels from the top.
    let place: Double
    let text: String
    /// Left out where there is little room.
    var isMinor = false
}

/// A line across a plot with its name: the freeze, a limit.
struct Landmark: Hashable {
    /// Thousandths of the width.
    let place: Double
    let text: String
    /// Whether what is to the right of it is set off.
    let isShaded: Bool
}

/// What stands around the marks of a plot.
///
/// The width of a plot is that of the page: across it, places are thousandths of the width, so that text keeps its size on a phone. Down it
/// they are pixels. Paths cannot say thousandths, so they lie in an `<svg>` of their own that is stretched.
struct PlotFrame {
    /// Pixels above the marks, for the landmarks' names, and below them, for the ticks.
    static let head = 20.0
    static let foot = 22.0

    let bottom: [Tick]
    let left: [Tick]
    let landmarks: [Landmark]
    /// Pixels.
    let height: Double
    var labels = Labels.none

    /// How much room there is for words to the right.
    enum Labels: String {
        case none = "plot"
        /// A number.
        case brief = "plot brief"
        /// Of teams, that stand well within the plot, or at its end.
        case inside = "plot inside"
        case beside = "plot beside"
    }

    /// `paths` are stretched, `marks` are not and lie over them. Title and lesson are escaped here.
    func svg(_ id: String, title: String, lesson: String, paths: String, marks: String) -> String {
        let (y, size) = (SVGText.number(Self.head), SVGText.number(height))
        let total = SVGText.number(Self.head + height + Self.foot)
        return "<svg class=\"\(labels.rawValue)\" role=\"img\" aria-labelledby=\"\(id)-title\""
            + " aria-describedby=\"\(id)-desc\" height=\"\(total)\">"
            + "<title id=\"\(id)-title\">\(SafeHTML.escaped(title))</title>"
            + "<desc id=\"\(id)-desc\">\(SafeHTML.escaped(lesson))</desc>"
            + grid
            + "<svg y=\"\(y)\" width=\"100%\" height=\"\(size)\" viewBox=\"0 0 1000 \(size)\" preserveAspectRatio=\"none\">\(paths)</svg>"
            + "<svg class=\"marks\" y=\"\(y)\">\(marks)</svg></svg>"
    }

    private var grid: String {
        let base = SVGText.number(Self.head + height)
        var text = ""
        for mark in landmarks {
            let x = SVGText.percent(mark.place)
            if mark.isShaded {
                text += "<rect class=\"shade\" x=\"\(x)\" y=\"\(SVGText.number(Self.head))\""
                text += " width=\"\(SVGText.percent(1000 - mark.place))\" height=\"\(SVGText.number(height))\"/>"
            }
            text +=
                "<line class=\"landmark\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(SVGText.number(Self.head - 4))\" y2=\"\(base)\"/>"
            text += "<text class=\"\(mark.place > 900 ? "last" : "mid")\" x=\"\(x)\" y=\"11\">\(mark.text)</text>"
        }
        for tick in left {
            let y = Self.head + tick.place
            text += "<line x2=\"100%\" y1=\"\(SVGText.number(y))\" y2=\"\(SVGText.number(y))\"/>"
            text += "<text class=\"last\" x=\"-8\" y=\"\(SVGText.number(y + 4))\">\(tick.text)</text>"
        }
        text += "<line class=\"base\" x2=\"100%\" y1=\"\(base)\" y2=\"\(base)\"/>"
        let below = SVGText.number(Self.head + height + 16)
        for tick in bottom {
            let side = tick.place == 0 ? "" : tick.place == 1000 ? "last" : tick.isMinor ? "mid minor" : "mid"
            let style = side.isEmpty ? "" : " class=\"\(side)\""
            text += "<text\(style) x=\"\(SVGText.percent(tick.place))\" y=\"\(below)\">\(tick.text)</text>"
        }
        return text
    }
}
