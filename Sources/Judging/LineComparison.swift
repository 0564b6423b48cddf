import ContestModel
import Foundation

/// Line by line: blanks at both ends of a line and how many stand between two words do not matter, nor do lines without a word at
/// the end of either file. Letters count as they are.
struct LineComparison {
    func compare(output: Data, answer: Data) -> ValidatorAnswer {
        let (printed, expected) = (output.span, answer.span)
        var (here, there) = (0, 0)
        while here < printed.count || there < expected.count {
            // At memory speed, as most of a right output is the same to the byte.
            let same = printed.equalLines(from: here, with: expected, from: there)
            (here, there) = (here + same, there + same)
            let (end, answerEnd) = (printed.lineEnd(from: here), expected.lineEnd(from: there))
            let (got, wanted) = (printed.extracting(here..<end), expected.extracting(there..<answerEnd))
            guard got.hasSameWords(as: wanted) else {
                // Beyond the end of one of them, the other counts on.
                let line = max(printed.line(of: here), expected.line(of: there))
                return .rejects("line \(line): expected \(Self.shown(wanted)), got \(Self.shown(got))")
            }
            (here, there) = (min(end + 1, printed.count), min(answerEnd + 1, expected.count))
        }
        return .accepts
    }

    private static func shown(_ line: Span<UInt8>) -> String {
        line.isEmpty ? "an empty line" : "'\(Excerpt.short(line, maxBytes: 50))'"
    }
}

extension Span<UInt8> {
    /// How many bytes from `start` on are whole lines that are the same in `other` from `otherStart` on.
    fileprivate func equalLines(from start: Int, with other: Span<UInt8>, from otherStart: Int) -> Int {
        var length = equalRun(from: start, with: other, from: otherStart)
        while length > 0, self[start + length - 1] != 0x0A { length -= 1 }
        return length
    }

    /// The position of the next line feed, or the end.
    fileprivate func lineEnd(from start: Int) -> Int {
        var position = start
        while position < count, self[position] != 0x0A { position += 1 }
        return position
    }

    /// Whether both have the same words, as bytes.
    fileprivate func hasSameWords(as other: Span<UInt8>) -> Bool {
        var (here, there) = (0, 0)
        while true {
            here = skippingBlanks(from: here)
            there = other.skippingBlanks(from: there)
            let (end, otherEnd) = (tokenEnd(from: here), other.tokenEnd(from: there))
            guard extracting(here..<end).isEqual(to: other.extracting(there..<otherEnd)) else { return false }
            if here == end { return true }
            (here, there) = (end, otherEnd)
        }
    }
}
