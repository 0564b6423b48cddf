package import ContestModel
package import Foundation
package import Sandbox

/// Where an output and the answer of a sample part, for people: the lines of both in which the default validator finds the first
/// difference.
package enum SampleDifference {
    /// Bytes that are shown of each line.
    private static let shownBytes = 120

    /// Empty where the validator accepts the output. Three lines of text, escaped and cut.
    package static func describe(
        output: Data,
        answer: Data,
        flags: ComparisonFlags = ComparisonFlags()
    ) -> String {
        let validator = OutputValidator(flags: flags)
        guard let difference = validator.difference(output.span, answer.span) else { return "" }
        let place = difference.positions(output: output.span, answer: answer.span)
        let (line, answerLine) = (output.span.line(of: place.output), answer.span.line(of: place.answer))
        let title = line == answerLine ? "line \(line)" : "line \(line) of the output, line \(answerLine) of the answer"
        return """
            \(title)
              expected: \(text(answer.span, around: place.answer))
              got:      \(text(output.span, around: place.output))
            """
    }

    /// Bytes as text that can be shown, with line feeds and tabs as they are; see ``Excerpt``.
    package static func excerpt(_ data: Data, maxBytes: Int) -> String {
        Excerpt.text(data, maxBytes: maxBytes)
    }

    /// Standard error of a run, its beginning and its end.
    package static func errors(of outcome: RunOutcome, maxBytes: Int) -> String {
        let missing = Int(outcome.errorBytes) - outcome.errors.count
        return Excerpt.text(outcome.errors, maxBytes: maxBytes, missing: missing)
    }

    /// The line that a position is in; of a long one the part around it.
    private static func text(_ bytes: Span<UInt8>, around position: Int) -> String {
        guard position < bytes.count else { return "(the end)" }
        var start = position
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        var end = position
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        guard start < end else { return "(an empty line)" }
        let shown = max(start, position - shownBytes / 2)..<min(end, position + shownBytes / 2)
        return (shown.lowerBound > start ? "… " : "")
            + Excerpt.line(bytes.extracting(shown), maxBytes: shownBytes)
            + (shown.upperBound < end ? " …" : "")
    }
}
