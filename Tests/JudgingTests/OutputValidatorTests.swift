import ContestModel
import Foundation
import Testing

@testable import Judging

/// The default output validator, rule by rule of the problem package format's 2025-09 specification.
struct OutputValidatorTests {
    @Test(arguments: OutputValidatorCase.all)
    func followsTheSpecification(of test: OutputValidatorCase) throws {
        let flags = try ComparisonFlags(words: test.flags.split(separator: " ").map(String.init))
        let answer = OutputValidator(flags: flags).compare(
            output: Data(test.output.utf8),
            answer: Data(test.answer.utf8)
        )
        #expect((answer == .accepts) == test.accepts, "\(answer)")
    }

    @Test func hasATableOfSeveralHundredCases() {
        #expect(OutputValidatorCase.all.count > 700)
        let repeated = Dictionary(grouping: OutputValidatorCase.all) {
            [$0.output, $0.answer, $0.flags].map { Array($0.utf8) }
        }
        .values.filter { $0.count > 1 }
        #expect(repeated.isEmpty, "\(repeated.compactMap(\.first))")
    }

    /// The six that are whitespace part two tokens; all others, those of no character included, are a part of one.
    @Test func knowsWhichBytesAreWhitespace() {
        for byte in UInt8.min...UInt8.max {
            let output = Data([0x78, byte, 0x78])
            let isBlank = [0x20, 0x0C, 0x0A, 0x0D, 0x09, 0x0B].contains(byte)
            for flags in [ComparisonFlags(), ComparisonFlags(isCaseSensitive: true, absoluteTolerance: 1)] {
                let validator = OutputValidator(flags: flags)
                #expect((validator.compare(output: output, answer: Data("x x".utf8)) == .accepts) == isBlank, "\(byte)")
                #expect((validator.compare(output: Data([byte]), answer: Data()) == .accepts) == isBlank, "\(byte)")
                #expect(validator.compare(output: output, answer: output) == .accepts, "\(byte)")
            }
        }
    }

    /// `A` to `Z` are equal to `a` to `z`; no other byte is equal to another.
    @Test(arguments: [false, true])
    func knowsWhichBytesAreEqual(isCaseSensitive: Bool) {
        let validator = OutputValidator(flags: ComparisonFlags(isCaseSensitive: isCaseSensitive))
        let blanks: Set<UInt8> = [0x20, 0x0C, 0x0A, 0x0D, 0x09, 0x0B]
        let letters = Set(UInt8(ascii: "A")...UInt8(ascii: "Z"))
        for one in UInt8.min...UInt8.max where !blanks.contains(one) {
            for other in UInt8.min...UInt8.max where !blanks.contains(other) {
                let isSameLetter = one ^ other == 0x20 && letters.contains(min(one, other))
                let isEqual = one == other || isSameLetter && !isCaseSensitive
                let answer = validator.compare(output: Data([0x78, one]), answer: Data([0x78, other]))
                if (answer == .accepts) != isEqual { Issue.record("\(one) for \(other)") }
            }
        }
    }

    @Test func comparesBytesThatAreNoText() {
        let validator = OutputValidator(flags: ComparisonFlags())
        #expect(validator.compare(output: Data([0xFF, 0x20, 0xC3]), answer: Data([0xFF, 0x0A, 0xC3])) == .accepts)
        #expect(validator.compare(output: Data([0xE9]), answer: Data([0xC9])) != .accepts)
        #expect(validator.compare(output: Data([0xC2, 0xA0]), answer: Data()) != .accepts)
    }

    /// Every place of a difference and of a blank beside the blocks in which equal stretches are compared.
    @Test func findsADifferenceAnywhere() {
        let validator = OutputValidator(flags: ComparisonFlags())
        for length in [1, 63, 64, 65, 127, 128, 129, 200] {
            let answer = Data((0..<length).map { $0 % 7 == 6 ? 0x20 : 0x61 })
            for place in 0..<length where answer[place] == 0x61 {
                var output = answer
                output[place] = 0x62
                #expect(validator.compare(output: output, answer: answer) != .accepts)
                output[place] = 0x41
                #expect(validator.compare(output: output, answer: answer) == .accepts)
                output.insert(contentsOf: [0x20, 0x0A], at: answer.startIndex)
                #expect(validator.compare(output: output, answer: answer) == .accepts)
            }
        }
    }

    @Test func agreesWithAPlainImplementation() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("aA b\n1.\0".utf8)
        for _ in 0..<2000 {
            let answer = (0..<Int.random(in: 0..<90, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            var output = answer
            for _ in 0..<Int.random(in: 0..<3, using: &random) where !output.isEmpty {
                output[Int.random(in: 0..<output.count, using: &random)] = alphabet.randomElement(using: &random) ?? 0
            }
            let isEqual = tokens(output) == tokens(answer)
            let verdict = OutputValidator(flags: ComparisonFlags()).compare(output: Data(output), answer: Data(answer))
            #expect((verdict == .accepts) == isEqual, "\(output) \(answer)")
        }
    }

    private func tokens(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split { [0x20, 0x0A].contains($0) }.map { $0.map { $0 == 0x41 ? 0x61 : $0 } }
    }

    @Test(.timeLimit(.minutes(30)))
    func takesLinearTimeOnHostileOutput() throws {
        let count = 1_000_000
        let tolerance = try ComparisonFlags(words: ["float_tolerance", "1e-6"])
        let digits = Data(repeating: 0x31, count: count)
        let pairs: [(Data, Data)] = [
            (Data(repeating: 0x20, count: count), Data(repeating: 0x0A, count: count)),
            (
                Data(String(repeating: "a ", count: count / 2).utf8),
                Data(String(repeating: "A\n", count: count / 2).utf8)
            ),
            (digits + Data(".5".utf8), digits + Data(".50".utf8)),
            (Data("0.".utf8) + Data(repeating: 0x30, count: count) + Data("1".utf8), Data("0".utf8)),
            (Data(repeating: 0x30, count: count) + Data("1".utf8), Data("1".utf8)),
            (digits + Data("e-\(count - 1)".utf8), Data("1.1111111111".utf8)),
            (
                Data(String(repeating: "1.0 ", count: count / 4).utf8),
                Data(String(repeating: "1 ", count: count / 4).utf8)
            ),
        ]
        for (index, (output, answer)) in pairs.enumerated() {
            let verdict = OutputValidator(flags: tolerance).compare(output: output, answer: answer)
            // Numbers beyond the range of doubles are near to nothing.
            #expect((verdict == .accepts) == (index != 2), "pair \(index)")
        }
    }

    @Test(arguments: [
        ("1 2\n3 5\n", "1 2\n3 4\n", "", "line 2: expected '4', got '5'"),
        ("1\n", "1\n2\n", "", "the output ends after 1 line; expected '2' next (line 2 of the answer)"),
        ("", "2", "", "the output ends after 0 lines; expected '2' next (line 1 of the answer)"),
        ("1\n2\n3\n", "1 2\n", "", "line 3: got '3' where the answer ends"),
        ("a\0\n", "a\n", "", "line 1: expected 'a', got 'a\\x00'"),
        ("a\tb\n", "a b\n", "space_change_sensitive", "line 1: the spacing differs: expected a space, got a tab"),
        (
            "a", "a\n", "space_change_sensitive",
            "line 1: the spacing differs: expected a line feed, got the end of the file"
        ),
    ])
    func saysWhereAndHow(output: String, answer: String, flags: String, message: String) throws {
        let flags = try ComparisonFlags(words: flags.split(separator: " ").map(String.init))
        let verdict = OutputValidator(flags: flags).compare(output: Data(output.utf8), answer: Data(answer.utf8))
        #expect(verdict == .rejects(message))
    }

    @Test func cutsItsMessages() {
        let long = String(repeating: "\u{1}", count: 100_000)
        let validator = OutputValidator(flags: ComparisonFlags())
        guard
            case .rejects(let message) = validator.compare(
                output: Data((long + "x" + long).utf8),
                answer: Data((long + "y" + long).utf8)
            )
        else {
            Issue.record("accepted")
            return
        }
        #expect(message.utf8.count <= 400)
        #expect(message.contains("x") && message.contains("y"))
    }
}
