import ContestModel

/// When two lines count as equal, as near to how the judge compares as one can get line by line.
struct LineRule {
    struct Key {
        let tokens: [Substring]
        /// Of tokens that are numbers.
        let numbers: [Double?]
    }

    private let comparison: OutputComparison

    init(_ comparison: OutputComparison) { self.comparison = comparison }

    func key(_ line: Substring) -> Key {
        switch comparison {
        case .exact: Key(tokens: [line], numbers: [])
        case .lines: Key(tokens: line.split(whereSeparator: \.isWhitespace), numbers: [])
        case .tokens(let flags):
            key(
                flags.isCaseSensitive ? line : Substring(line.lowercased()),
                isTolerant: flags.absoluteTolerance != nil || flags.relativeTolerance != nil,
                isWhole: flags.isSpaceChangeSensitive
            )
        }
    }

    private func key(_ line: Substring, isTolerant: Bool, isWhole: Bool) -> Key {
        let tokens = isWhole ? [line] : line.split(whereSeparator: \.isWhitespace)
        return Key(tokens: tokens, numbers: isTolerant ? tokens.map { Double($0) } : [])
    }

    func areEqual(_ answer: Key, _ output: Key) -> Bool {
        guard answer.tokens.count == output.tokens.count else { return false }
        return answer.tokens.indices.allSatisfy { index in
            answer.tokens[index] == output.tokens[index] || isNear(answer, output, at: index)
        }
    }

    private func isNear(_ answer: Key, _ output: Key, at index: Int) -> Bool {
        guard case .tokens(let flags) = comparison, index < answer.numbers.count, index < output.numbers.count,
            let want = answer.numbers[index], let got = output.numbers[index]
        else { return false }
        let distance = abs(want - got)
        return flags.absoluteTolerance.map { distance <= $0 } ?? false
            || flags.relativeTolerance.map { distance <= $0 * abs(want) } ?? false
    }
}
