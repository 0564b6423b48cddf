import ContestModel

extension TextDifference.Row {
    static func same(_ number: Int, _ line: Substring) -> Self {
        Self(kind: .same, number: number, before: line.withoutEnd, changed: "", after: "")
    }

    static func skipped(_ words: String) -> Self {
        Self(kind: .skipped, number: nil, before: words, changed: "", after: "")
    }

    /// A line of the answer and the one that is printed in its place; nil: there is none.
    static func pair(_ answer: (number: Int, line: Substring)?, _ output: (number: Int, line: Substring)?) -> [Self] {
        guard let answer, let output else {
            return [
                answer.map { Self(kind: .answer, number: $0.number, before: "", changed: $0.line.visible, after: "") },
                output.map { Self(kind: .output, number: $0.number, before: "", changed: $0.line.visible, after: "") },
            ].compactMap { $0 }
        }
        let (one, other) = (Array(answer.line), Array(output.line))
        let start = zip(one, other).prefix { $0 == $1 }.count
        let most = min(one.count, other.count) - start
        let end = zip(one.reversed(), other.reversed()).prefix(most).prefix { $0 == $1 }.count
        func row(_ kind: Kind, _ number: Int, _ line: [Character]) -> Self {
            Self(
                kind: kind,
                number: number,
                before: Substring(String(line[..<start])).withoutEnd,
                changed: Substring(String(line[start..<line.count - end])).visible,
                after: Substring(String(line[(line.count - end)...])).withoutEnd
            )
        }
        return [row(.answer, answer.number, one), row(.output, output.number, other)]
    }

    var sign: String {
        switch kind {
        case .same: " "
        case .answer: "−"
        case .output: "+"
        case .skipped: "…"
        }
    }

    /// `  3`, four wide.
    var margin: String {
        let digits = number.map { String($0) } ?? ""
        return String(repeating: " ", count: max(0, 4 - digits.count)) + digits
    }

    var text: String {
        let line = before + (kind == .same || kind == .skipped ? "" : "«\(changed)»") + after
        return "\(sign) \(margin) \(line)"
    }

    var values: Values {
        [
            "sign": sign, "margin": margin, "style": kind.rawValue, "before": before, "changed": changed,
            "after": after,
            "isMarked": kind == .answer || kind == .output,
        ]
    }
}

extension Substring {
    fileprivate var withoutEnd: String { hasSuffix("\n") ? String(dropLast()) : String(self) }

    /// With signs for blanks.
    fileprivate var visible: String {
        String(self).replacing(" ", with: "·").replacing("\t", with: "→").replacing("\n", with: "↵")
    }
}
