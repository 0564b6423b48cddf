import ContestModel
import Foundation
import Testing

@testable import Judging

/// What CMS calls white-diff: the same words on each line, empty lines only at the end beside.
struct LineComparisonTests {
    @Test(arguments: [
        ("", ""), ("", "\n"), ("\n", ""), ("", " \t\n\r\n \u{b}\u{c}"), ("\n \n\n", ""), ("a", "a"), ("a", "a\n"),
        ("a\n", "a"), ("a\n", "a\n"),
        ("a\n\n\n", "a"), ("a", "a\n \n\t\n"), ("a\r\n", "a\n"), ("a \n", "a\n"), (" a\n", "a\n"), ("\ta\t", "a"),
        ("a  b\n", "a b\n"),
        ("a\tb", "a b"), ("a\u{b}b", "a b"), ("a\u{c}b", "a b"), ("a\rb", "a b"), ("a \t b c", "a b\tc "),
        ("a\n\nb", "a\n\nb"), ("a\n \nb", "a\n\nb"),
        ("\na", "\na"), (" \na", "\na"), ("1 2\n3 4\n", "1  2 \r\n 3\t4"), ("a\0b\n", "a\0b"), ("é\n", "é"),
        ("\u{a0}", "\u{a0}"),
        ("a\r\r\n", "a\n"), ("1 2 3", "1 2 3\n\n"),
    ])
    func acceptsTheSameWordsOnEachLine(output: String, answer: String) {
        #expect(verdict(output, answer) == .accepts)
    }

    @Test(arguments: [
        ("1 2", "1\n2"), ("1\n2", "1 2"), ("a", "A"), ("Yes\n", "YES\n"), ("a b", "ab"), ("ab", "a b"), ("a", ""),
        ("", "a"), ("a", "b"), ("a b", "b a"),
        ("a\n\nb", "a\nb"), ("a\nb", "a\n\nb"), ("\na", "a"), ("a", "\na"), (" \na", "a"), ("a\n", "a\nb\n"),
        ("a\nb\n", "a\n"), ("a\n\n\nb", "a"),
        ("a", "a\n\n\nb"), ("a\rb", "a\nb"), ("a\u{b}b", "a\nb"), ("1.0", "1"), ("01", "1"), ("a\0", "a"),
        ("a\0b", "a b"), ("a\u{a0}b", "a b"),
        ("a\u{2028}b", "a\nb"), ("\u{feff}a", "a"), ("aa", "a"), ("a", "aa"), ("a b c", "a b"), ("a b", "a b c"),
        ("\0", ""), ("\u{85}", ""),
    ])
    func rejectsOthers(output: String, answer: String) {
        #expect(verdict(output, answer) != .accepts)
        #expect(verdict(answer, output) != .accepts)
    }

    @Test(arguments: [
        ("a\nb c\n", "a\nb d\n", "line 2: expected 'b d', got 'b c'"),
        ("a\n", "a\nb\n", "line 2: expected 'b', got an empty line"),
        ("a\n\nb\n", "a\nb\n", "line 2: expected 'b', got an empty line"),
        ("a\nb\n", "a\n", "line 2: expected an empty line, got 'b'"),
        ("a", "a\nb\n", "line 2: expected 'b', got an empty line"),
        ("a\nb\n", "a", "line 2: expected an empty line, got 'b'"),
        ("a\nb\n\nc\n", "a\nb\n\n\nc\n", "line 4: expected an empty line, got 'c'"),
        ("a\n", "a\n\n\n\nb\n", "line 5: expected 'b', got an empty line"),
        ("\u{1b}[2J\0", "x", "line 1: expected 'x', got '\\x1b[2J\\x00'"),
    ])
    func saysWhereTheyPart(output: String, answer: String, message: String) {
        #expect(verdict(output, answer) == .rejects(message))
    }

    @Test func comparesBytesThatAreNoText() {
        let lines = LineComparison()
        #expect(
            lines.compare(output: Data([0xFF, 0x20, 0x0A, 0xC3]), answer: Data([0x20, 0xFF, 0x0A, 0xC3])) == .accepts
        )
        #expect(lines.compare(output: Data([0xE9]), answer: Data([0xC9])) != .accepts)
        #expect(lines.compare(output: Data([0xC2, 0xA0]), answer: Data()) != .accepts)
    }

    @Test func cutsItsMessages() {
        let long = String(repeating: "\u{1}", count: 100_000)
        guard case .rejects(let message) = verdict("x" + long, "y" + long) else {
            Issue.record("accepted")
            return
        }
        #expect(message.utf8.count <= 500)
    }

    /// Lines as words, as plainly as can be.
    @Test func agreesWithAPlainImplementation() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("aA  \n\n\t\r1\0".utf8)
        for _ in 0..<3000 {
            let answer = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            var output = answer
            for _ in 0..<Int.random(in: 0..<3, using: &random) where !output.isEmpty {
                output[Int.random(in: 0..<output.count, using: &random)] = alphabet.randomElement(using: &random) ?? 0
            }
            if Bool.random(using: &random) { output += [0x0A, 0x20] }
            let found = LineComparison().compare(output: Data(output), answer: Data(answer))
            #expect((found == .accepts) == (lines(output) == lines(answer)), "\(output) \(answer)")
        }
    }

    private func lines(_ bytes: [UInt8]) -> [[[UInt8]]] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            line.split { [0x20, 0x09, 0x0B, 0x0C, 0x0D].contains($0) }.map(Array.init)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private func verdict(_ output: String, _ answer: String) -> ValidatorAnswer {
        OutputComparison.lines.compare(output: Data(output.utf8), answer: Data(answer.utf8))
    }
}
