import ContestModel

/// The formulas of a Markdown text: `$…$` in a line, `$$…$$` by themselves.
///
/// As elsewhere, an opening `$` has no blank after it, a closing one no blank before it and no digit after it, so `$5 and $6` stays
/// text, as does what a backslash or code keeps from being read. Each formula is put aside before the text becomes HTML, with a word in
/// its place that Markdown leaves alone, and put back where text is: in code, links and descriptions of images its source.
struct Formulas {
    /// The text with words in place of formulas.
    let text: String
    private let mark: String
    private let found: [Formula]

    private struct Formula {
        /// With its dollars.
        let source: String
        let body: Substring
        let isDisplay: Bool
    }

    /// More stay text.
    private static let maxFormulas = 1000
    /// Bytes in which the end of one is looked for.
    private static let maxBytes = 2100

    init(_ source: String) {
        var mark = "formula\(FNV1a(source.utf8).hex)"
        while source.contains(mark) { mark += "x" }
        var text = ""
        var found: [Formula] = []
        var rest = source[...]
        while let place = rest.firstIndex(where: { $0 == "$" || $0 == "\\" || $0 == "`" }) {
            text += rest[..<place]
            rest = rest[place...]
            if found.count < Self.maxFormulas, let formula = Self.formula(at: rest) {
                text += "\(mark)n\(found.count)e"
                found.append(formula)
                rest = rest.dropFirst(formula.source.count)
            } else {
                let plain = rest.prefix(Self.plainLength(at: rest))
                text += plain
                rest = rest.dropFirst(plain.count)
            }
        }
        self.text = text + rest
        self.mark = mark
        self.found = found
    }

    private static func formula(at rest: Substring) -> Formula? {
        guard rest.first == "$" else { return nil }
        let isDisplay = rest.hasPrefix("$$")
        let inner = near(rest).dropFirst(isDisplay ? 2 : 1)
        guard let end = isDisplay ? displayEnd(inner) : inlineEnd(inner) else { return nil }
        let body = inner[..<end]
        let length = body.count + (isDisplay ? 4 : 2)
        return Formula(source: String(rest.prefix(length)), body: body, isDisplay: isDisplay)
    }

    /// The part in which a formula may end.
    private static func near(_ rest: Substring) -> Substring {
        rest[..<(rest.utf8.index(rest.startIndex, offsetBy: maxBytes, limitedBy: rest.endIndex) ?? rest.endIndex)]
    }

    /// An empty line ends a paragraph, and with it a formula.
    private static func displayEnd(_ text: Substring) -> Substring.Index? {
        guard let end = text.firstRange(of: "$$")?.lowerBound else { return nil }
        let lines = text[..<end].split(separator: "\n", omittingEmptySubsequences: false)
        let isEmpty = lines.dropFirst().dropLast().contains { $0.allSatisfy(\.isWhitespace) }
        return isEmpty || text[..<end].allSatisfy(\.isWhitespace) ? nil : end
    }

    /// At most two lines long.
    private static func inlineEnd(_ text: Substring) -> Substring.Index? {
        guard let first = text.first, !first.isWhitespace, first != "$" else { return nil }
        var lines = 0
        var before = first
        var place = text.startIndex
        while place < text.endIndex {
            let character = text[place]
            let next = text.index(after: place)
            switch character {
            case "\\":
                guard next < text.endIndex else { return nil }
                before = text[next]
                place = text.index(after: next)
                continue
            case "`": return nil
            case "\n":
                lines += 1
                if lines > 1 { return nil }
            case "$":
                let isNumber = next < text.endIndex && text[next].isASCII && text[next].isNumber
                return before.isWhitespace || isNumber ? nil : place
            default: break
            }
            before = character
            place = next
        }
        return nil
    }

    /// What stays as it is: a backslash with what it keeps, code with its ends, a dollar.
    private static func plainLength(at rest: Substring) -> Int {
        switch rest.first {
        case "\\": return 2
        case "`":
            let ticks = rest.prefix { $0 == "`" }
            var after = rest.dropFirst(ticks.count)
            while let next = after.firstIndex(of: "`") {
                let run = after[next...].prefix { $0 == "`" }
                if run.count == ticks.count { return rest.distance(from: rest.startIndex, to: run.endIndex) }
                after = rest[run.endIndex...]
            }
            return ticks.count
        default: return rest.hasPrefix("$$") ? 2 : 1
        }
    }
}

extension Formulas {
    /// Puts formulas in the place of their words: MathML in text, their source elsewhere.
    func restore(in html: String) -> String {
        guard !found.isEmpty else { return html }
        var result = ""
        var rest = html[...]
        var place = Place()
        while let range = rest.firstRange(of: mark) {
            let passed = rest[..<range.lowerBound]
            place.pass(passed)
            result += passed
            rest = rest[range.upperBound...]
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits), found.indices.contains(number) else { continue }
            rest = rest.dropFirst(digits.count + 2)
            result += place.isText ? Self.markup(found[number]) : SafeHTML.escaped(found[number].source)
        }
        return result + rest
    }

    private static func markup(_ formula: Formula) -> String {
        MathML(formula.body, isDisplay: formula.isDisplay)?.markup
            ?? "<code>\(SafeHTML.escaped(String(formula.body)))</code>"
    }

    /// Where in HTML a walk has come to. The renderer escapes `<` and `>` in all texts and attributes.
    private struct Place {
        private var isInTag = false
        private var code = 0

        var isText: Bool { !isInTag && code == 0 }

        mutating func pass(_ html: Substring) {
            var rest = html
            while let next = rest.firstIndex(where: { $0 == "<" || $0 == ">" }) {
                if rest[next] == "<" {
                    isInTag = true
                    let tag = rest[next...]
                    if tag.hasPrefix("<code") || tag.hasPrefix("<pre") { code += 1 }
                    if tag.hasPrefix("</code") || tag.hasPrefix("</pre") { code -= 1 }
                } else {
                    isInTag = false
                }
                rest = rest[rest.index(after: next)...]
            }
        }
    }
}
