import ContestModel

/// The style of the site: that of the templates, and the labels and colours of the contest's problems, which no page may hold inline.
struct StyleSheet {
    let file: SiteFile

    init(_ name: String, _ style: String, problems: [PublicProblem]) {
        let text = style + problems.enumerated().map { Self.rule($0, $1) }.joined()
        file = SiteFile(path: "assets/\(name).\(FNV1a(text.utf8).hex).css", text: text)
    }

    /// The cells of a board stand in columns of which the first four are of no problem; on a phone each says which it is of.
    private static func rule(_ index: Int, _ problem: PublicProblem) -> String {
        let label = problem.label.filter { $0.isLetter || $0.isNumber }
        let colours = problem.rgb.flatMap(colours).map { ";\($0)" } ?? ""
        return ".p\(index),.board td:nth-child(\(index + 5)){--label:\"\(label)\"\(colours)}"
    }

    private static func colours(_ rgb: String) -> String? {
        let digits = rgb.dropFirst()
        guard digits.utf8.count == 6, let value = UInt32(digits, radix: 16) else { return nil }
        return "--problem:#\(digits);--problem-ink:\(luminance(value) > 0.36 ? "#000" : "#fff")"
    }

    /// Relative luminance, nearly: the square in place of the sRGB curve.
    private static func luminance(_ rgb: UInt32) -> Double {
        let part = { (shift: UInt32) in Double((rgb >> shift) & 0xff) / 255 }
        return 0.2126 * part(16) * part(16) + 0.7152 * part(8) * part(8) + 0.0722 * part(0) * part(0)
    }
}
