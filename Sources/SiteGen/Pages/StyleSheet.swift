import ContestModel

/// The style of the site: that of the templates, and the colours of the contest's problems, which no page may hold inline.
struct StyleSheet {
    let file: SiteFile

    init(_ style: String, problems: [PublicProblem]) {
        let rules = problems.enumerated().compactMap { index, problem in
            problem.rgb.flatMap { Self.rule(index, rgb: $0) }
        }
        let text = style + rules.joined()
        file = SiteFile(path: "assets/site.\(FNV1a(text.utf8).hex).css", text: text)
    }

    private static func rule(_ index: Int, rgb: String) -> String? {
        let digits = Array(rgb.utf8.dropFirst())
        guard digits.count == 6, let value = UInt32(rgb.dropFirst(), radix: 16) else { return nil }
        let ink = Self.luminance(value) > 0.36 ? "#000" : "#fff"
        return ".p\(index){--problem:#\(rgb.dropFirst());--problem-ink:\(ink)}\n"
    }

    /// Relative luminance, nearly: the square in place of the sRGB curve.
    private static func luminance(_ rgb: UInt32) -> Double {
        let part = { (shift: UInt32) in Double((rgb >> shift) & 0xff) / 255 }
        return 0.2126 * part(16) * part(16) + 0.7152 * part(8) * part(8) + 0.0722 * part(0) * part(0)
    }
}
