import ContestModel
package import Foundation

/// Where an output and the answer of a sample part, for people: the first line that is not the same, in both.
package enum SampleDifference {
    /// Bytes that are shown of each line.
    private static let shownBytes = 120

    /// Empty where the two are the same but for blanks at the ends of lines and of the file.
    package static func describe(output: Data, answer: Data) -> String {
        var (printed, expected) = (Lines(), Lines())
        var number = 0
        while true {
            number += 1
            let (got, wanted) = (printed.next(in: output.span), expected.next(in: answer.span))
            if got == nil, wanted == nil { return "" }
            if let got, let wanted, output.span.extracting(got).isEqual(to: answer.span.extracting(wanted)) { continue }
            if got == nil, Lines.isBlank(answer.span, from: wanted) { return "" }
            if wanted == nil, Lines.isBlank(output.span, from: got) { return "" }
            return "line \(number)\n  expected: \(text(answer, wanted))\n  got:      \(text(output, got))"
        }
    }

    /// Bytes as text that can be shown, with line feeds and tabs as they are; see ``Excerpt``.
    package static func excerpt(_ data: Data, maxBytes: Int) -> String {
        Excerpt.text(data, maxBytes: maxBytes)
    }

    private static func text(_ data: Data, _ line: Range<Int>?) -> String {
        guard let line else { return "(the end)" }
        guard !line.isEmpty else { return "(an empty line)" }
        return Excerpt.line(data.span.extracting(line), maxBytes: shownBytes)
    }
}

/// A position that moves from line to line.
private struct Lines {
    private var position = 0

    /// The next line without the blanks at its end; nil after the last one.
    mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        var end = position
        while end > start, Blank.contains(bytes[end - 1]) { end -= 1 }
        position += 1
        return start..<end
    }

    /// Whether only blanks follow from the start of a line.
    static func isBlank(_ bytes: Span<UInt8>, from line: Range<Int>?) -> Bool {
        guard let line else { return true }
        return bytes.skippingBlanks(from: line.lowerBound) == bytes.count
    }
}
