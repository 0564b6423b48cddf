/// Numbers up a plot, or ranks down it.
struct ValueAxis {
    /// Pixels.
    let height: Double
    /// Pixels between the frame and the outermost values.
    private let margin: Double
    /// At the bottom and at the top.
    private let bottom: Double
    private let top: Double
    private let marked: [Double]

    /// From or to round numbers beyond the values.
    init(_ values: [Double], fromZero: Bool = false, isWhole: Bool = false, height: Double, margin: Double = 8) {
        self.height = height
        self.margin = margin
        let low = min(fromZero ? 0 : .infinity, values.min() ?? 0)
        let high = max(fromZero ? 0 : -.infinity, values.max() ?? 0)
        // One value alone stands in the middle.
        let spread = isWhole ? 1 : max(abs(high) * 0.1, 1e-6)
        let step = Self.roundStep(high > low ? high - low : spread, isWhole)
        var (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
        if first == last { (first, last) = (fromZero ? first : first - 1, last + 1) }
        (bottom, top) = (first * step, last * step)
        marked = stride(from: first, through: last, by: 1).map { $0 * step }
    }

    /// Ranks from 1 at the top.
    init(ranksTo worst: Int, height: Double) {
        self.height = height
        margin = 8
        (bottom, top) = (Double(max(2, worst)), 1)
        let step = Int(Self.roundStep(Double(max(2, worst)), true))
        marked = [1] + stride(from: step, through: max(2, worst), by: step).filter { $0 > 1 }.map(Double.init)
    }

    /// Pixels from the top.
    func place(_ value: Double) -> Double {
        margin + (top - value) / (top - bottom) * (height - 2 * margin)
    }

    /// Pixels between neighbouring whole numbers.
    var unit: Double { abs(place(1) - place(0)) }

    var ticks: [Tick] { marked.map { Tick(place: place($0), text: Self.words($0)) } }

    /// 1, 2 or 5 times a power of ten, of which five at most are in the span.
    private static func roundStep(_ span: Double, _ isWhole: Bool) -> Double {
        var power = 1.0
        while power * 10 < span / 5 { power *= 10 }
        while !isWhole, power > span / 5 { power /= 10 }
        return [1, 2, 5, 10].map { $0 * power }.first { span <= $0 * 5 } ?? power * 10
    }

    /// `25k` in place of 25000.
    private static func words(_ value: Double) -> String {
        switch abs(value) {
        case 1e6...: Figures.score(value / 1e6) + "M"
        case 1e4...: Figures.score(value / 1e3) + "k"
        default: Figures.score(value)
        }
    }
}
