import ContestModel

/// Where an output and its answer part, as byte positions in both.
enum OutputDifference {
    /// Two tokens that are the same in the first `at` bytes.
    case token(output: Range<Int>, answer: Range<Int>, at: Int)
    /// The output ended before this token of the answer.
    case missing(answer: Range<Int>)
    /// The answer ended before this token of the output.
    case extra(output: Range<Int>)
    /// The blanks are not the same from here on.
    case blanks(output: Int, answer: Int)

    /// Bytes of a token or of blanks that a message shows.
    private static let shownBytes = 50

    /// Where to look in each file: its end where the other has more.
    func positions(output: Span<UInt8>, answer: Span<UInt8>) -> (output: Int, answer: Int) {
        switch self {
        case .token(let printed, let expected, let position):
            (
                printed.lowerBound + min(position, printed.count - 1),
                expected.lowerBound + min(position, expected.count - 1)
            )
        case .missing(let expected): (output.count, expected.lowerBound)
        case .extra(let printed): (printed.lowerBound, answer.count)
        case .blanks(let here, let there): (here, there)
        }
    }

    /// What differs and in which line, in at most about 300 bytes.
    func description(output: Span<UInt8>, answer: Span<UInt8>) -> String {
        switch self {
        case .token(let printed, let expected, let position):
            let got = Self.excerpt(output, printed, around: position)
            let wanted = Self.excerpt(answer, expected, around: position)
            return "line \(output.line(of: printed.lowerBound)): expected \(wanted), got \(got)"
        case .missing(let expected):
            let wanted = Self.excerpt(answer, expected, around: 0)
            return "the output ends after \(Self.lines(in: output)); expected \(wanted) next"
                + " (line \(answer.line(of: expected.lowerBound)) of the answer)"
        case .extra(let printed):
            let got = Self.excerpt(output, printed, around: 0)
            return "line \(output.line(of: printed.lowerBound)): got \(got) where the answer ends"
        case .blanks(let here, let there):
            return "line \(output.line(of: here)): the spacing differs: expected \(Self.next(answer, there)),"
                + " got \(Self.next(output, here))"
        }
    }

    /// The part of a token where the difference is, quoted.
    private static func excerpt(_ bytes: Span<UInt8>, _ token: Range<Int>, around position: Int) -> String {
        let start = token.lowerBound + max(0, min(position, token.count) - shownBytes / 2)
        let cut = start == token.lowerBound ? "" : "… \(start - token.lowerBound) bytes … "
        return "\(cut)'\(Excerpt.short(bytes.extracting(start..<token.upperBound), maxBytes: shownBytes))'"
    }

    /// What stands at a place where the spacing differs.
    private static func next(_ bytes: Span<UInt8>, _ position: Int) -> String {
        guard position < bytes.count else { return "the end of the file" }
        guard Blank.contains(bytes[position]) else {
            return excerpt(bytes, position..<bytes.tokenEnd(from: position), around: 0)
        }
        switch bytes[position] {
        case 0x20: return "a space"
        case 0x0A: return "a line feed"
        case 0x0D: return "a carriage return"
        case 0x09: return "a tab"
        case 0x0B: return "a vertical tab"
        default: return "a form feed"
        }
    }

    private static func lines(in bytes: Span<UInt8>) -> String {
        let end = bytes.lastTokenEnd
        guard end > 0 else { return "0 lines" }
        let count = bytes.line(of: end)
        return count == 1 ? "1 line" : "\(count) lines"
    }
}

extension Span where Element == UInt8 {
    /// The number of the line that a position is in, from 1.
    func line(of position: Int) -> Int {
        var number = 1
        for index in 0..<position where self[index] == 0x0A { number += 1 }
        return number
    }

    /// The end of the last token; 0 where there is none.
    fileprivate var lastTokenEnd: Int {
        var position = count
        while position > 0, Blank.contains(self[position - 1]) { position -= 1 }
        return position
    }
}
