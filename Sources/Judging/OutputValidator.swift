package import ContestModel
package import Foundation

/// What an output validator says of an output.
package enum ValidatorAnswer: Sendable, Hashable {
    case accepts
    /// Where and how it differs, for the jury and for samples: plain text, escaped, cut to about 300 bytes.
    case rejects(String)
}

/// The default output validator of the problem package format, to the letter of its 2025-09 specification.
///
/// Both files are bytes. They are split into tokens at runs of the six ASCII blanks; every other byte, NUL included, belongs to a
/// token. Tokens are compared as bytes, with `A` to `Z` equal to `a` to `z` unless case counts. With a tolerance, a token of
/// the answer that is a number by the format's grammar is compared as one; the output's token must then be one too.
///
/// Time is linear in both sizes and memory constant: two positions move through the files. Stretches that are identical in
/// both are passed over in blocks, without looking for tokens, because identical tokens are equal under every flag.
package struct OutputValidator: Sendable {
    private let flags: ComparisonFlags

    package init(flags: ComparisonFlags) {
        self.flags = flags
    }

    package func compare(output: Data, answer: Data) -> ValidatorAnswer {
        guard let difference = difference(output.span, answer.span) else { return .accepts }
        return .rejects(difference.description(output: output.span, answer: answer.span))
    }

    /// The first place where the two differ under the flags; nil where they do not.
    func difference(_ output: Span<UInt8>, _ answer: Span<UInt8>) -> OutputDifference? {
        // Both are always between tokens: before blanks, a token or the end.
        var (here, there) = (0, 0)
        while true {
            if !flags.isSpaceChangeSensitive {
                here = output.skippingBlanks(from: here)
                there = answer.skippingBlanks(from: there)
            }
            let run = output.equalRun(from: here, with: answer, from: there)
            let (end, answerEnd) = (here + run, there + run)
            if end == output.count, answerEnd == answer.count { return nil }
            // The token that the difference lies in begins here; it is empty where the difference lies between tokens.
            let start = output.tokenStart(before: end, from: here)
            let answerStart = answerEnd - (end - start)
            let ends = (output.isTokenEnd(end), answer.isTokenEnd(answerEnd))
            if flags.isSpaceChangeSensitive {
                if ends == (true, true) || start == end && ends != (false, false) {
                    return .blanks(output: end, answer: answerEnd)
                }
            } else {
                if ends == (true, true) || start == end && run > 0 {
                    (here, there) = (end, answerEnd)
                    continue
                }
                // Nothing was passed over, so what is no token's start is the end of the file.
                if start == end, ends.0 { return .missing(answer: answerStart..<answer.tokenEnd(from: answerEnd)) }
                if start == end, ends.1 { return .extra(output: start..<output.tokenEnd(from: end)) }
            }
            (here, there) = (output.tokenEnd(from: end), answer.tokenEnd(from: answerEnd))
            let (token, expected) = (start..<here, answerStart..<there)
            guard accepts(output.extracting(token), for: answer.extracting(expected), equal: end - start) else {
                return .token(output: token, answer: expected, at: end - start)
            }
        }
    }

    /// Whether a token passes for one of the answer that differs from it after its first `equal` bytes.
    private func accepts(_ token: Span<UInt8>, for expected: Span<UInt8>, equal: Int) -> Bool {
        if flags.absoluteTolerance != nil || flags.relativeTolerance != nil, let value = Double(decimal: expected) {
            guard let printed = Double(decimal: token) else { return false }
            return flags.tolerates(printed, for: value)
        }
        return !flags.isCaseSensitive && token.isEqualUpToCase(expected, from: equal)
    }
}

extension ComparisonFlags {
    /// Whether a number is as near to the answer's as either tolerance asks; without any tolerance, whether it is equal.
    ///
    /// Numbers beyond the range of doubles are near to nothing.
    func tolerates(_ value: Double, for answer: Double) -> Bool {
        guard value.isFinite, answer.isFinite else { return false }
        let distance = abs(value - answer)
        if let absoluteTolerance, distance <= absoluteTolerance { return true }
        if let relativeTolerance, distance <= relativeTolerance * abs(answer) { return true }
        return distance == 0
    }
}
