import ContestModel

/// Answer and output of a sample line by line, with the parts marked that differ. Readable without colours.
///
/// Within a marked part a space is `·`, a tab `→`, the end of a line `↵`.
struct TextDifference {
    struct Row: Equatable {
        enum Kind: String {
            case same, answer, output, skipped
        }

        let kind: Kind
        /// Of the line in its text, from 1; of an equal line in the answer. Nil: nothing is shown.
        let number: Int?
        /// What is equal before and after the part that differs.
        let before: String
        let changed: String
        let after: String
    }

    /// What the signs mean.
    static let legend =
        "− is the answer, + your output; «» encloses what differs, in which · is a space, → a tab, ↵ the end of a line"

    /// Lines of each text that are compared, and rows that are shown.
    private static let maxLines = 300
    private static let maxRows = 80
    /// Equal lines around those that differ.
    private static let context = 2

    let rows: [Row]

    /// Nil: they agree as far as they are known.
    init?(answer: String, output: String, by comparison: OutputComparison) {
        let (answer, isAnswerCut) = Self.lines(answer)
        let (output, isOutputCut) = Self.lines(output)
        let rule = LineRule(comparison)
        let rows = Self.rows(Self.steps(answer.map(rule.key), output.map(rule.key), rule), answer, output)
        guard rows.contains(where: { $0.kind != .same }) else { return nil }
        var shown = Self.shortened(rows)
        if shown.count > Self.maxRows || isAnswerCut || isOutputCut {
            shown = shown.prefix(Self.maxRows) + [.skipped("the rest is not compared here")]
        }
        self.rows = shown
    }

    /// With their ends, up to where a text was cut.
    private static func lines(_ text: String) -> (lines: [Substring], isCut: Bool) {
        let cut = text.firstMatch(of: /… [0-9]+ bytes …/)
        var rest = cut.map { text[..<$0.range.lowerBound] } ?? text[...]
        var lines: [Substring] = []
        while !rest.isEmpty, lines.count < maxLines {
            let end = rest.firstIndex(of: "\n").map { rest.index(after: $0) } ?? rest.endIndex
            lines.append(rest[..<end])
            rest = rest[end...]
        }
        return (lines, cut != nil || !rest.isEmpty)
    }

    private enum Step {
        case both(Int, Int)
        case answer(Int)
        case output(Int)
    }

    /// A longest common subsequence of lines.
    private static func steps(_ one: [LineRule.Key], _ other: [LineRule.Key], _ rule: LineRule) -> [Step] {
        let width = other.count + 1
        var length = [Int](repeating: 0, count: (one.count + 1) * width)
        var equal = [Bool](repeating: false, count: one.count * width)
        for i in one.indices.reversed() {
            for j in other.indices.reversed() {
                let isEqual = rule.areEqual(one[i], other[j])
                equal[i * width + j] = isEqual
                length[i * width + j] =
                    isEqual
                    ? length[(i + 1) * width + j + 1] + 1
                    : max(length[(i + 1) * width + j], length[i * width + j + 1])
            }
        }
        var steps: [Step] = []
        var (i, j) = (0, 0)
        while i < one.count || j < other.count {
            if i < one.count, j < other.count, equal[i * width + j] {
                steps.append(.both(i, j))
                (i, j) = (i + 1, j + 1)
            } else if i < one.count, j == other.count || length[(i + 1) * width + j] >= length[i * width + j + 1] {
                steps.append(.answer(i))
                i += 1
            } else {
                steps.append(.output(j))
                j += 1
            }
        }
        return steps
    }

    private static func rows(_ steps: [Step], _ answer: [Substring], _ output: [Substring]) -> [Row] {
        var rows: [Row] = []
        var (removed, added): ([Int], [Int]) = ([], [])
        func flush() {
            for position in 0..<max(removed.count, added.count) {
                let one = position < removed.count ? removed[position] : nil
                let other = position < added.count ? added[position] : nil
                rows += Row.pair(one.map { ($0 + 1, answer[$0]) }, other.map { ($0 + 1, output[$0]) })
            }
            (removed, added) = ([], [])
        }
        for step in steps {
            switch step {
            case .both(let line, _):
                flush()
                rows.append(.same(line + 1, answer[line]))
            case .answer(let line): removed.append(line)
            case .output(let line): added.append(line)
            }
        }
        flush()
        return rows
    }

    /// Leaves out equal lines that are far from any other.
    private static func shortened(_ rows: [Row]) -> [Row] {
        let places = rows.indices.filter { rows[$0].kind != .same }
        var near = Set<Int>()
        for place in places { near.formUnion(place - context...place + context) }
        var shown: [Row] = []
        var skipped = 0
        for (index, row) in rows.enumerated() {
            if near.contains(index) {
                if skipped > 0 { shown.append(.skipped(Figures.count(skipped, "equal line", "equal lines"))) }
                skipped = 0
                shown.append(row)
            } else {
                skipped += 1
            }
        }
        return shown + (skipped > 0 ? [.skipped(Figures.count(skipped, "equal line", "equal lines"))] : [])
    }
}
