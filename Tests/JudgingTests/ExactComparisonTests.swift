import ContestModel
import Foundation
import Testing

@testable import Judging

struct ExactComparisonTests {
    @Test(arguments: ["", "a", "a\n", "\0", "é\r\n", String(repeating: "0123456789", count: 30)])
    func acceptsTheSameBytes(text: String) {
        #expect(verdict(text, text) == .accepts)
    }

    @Test(arguments: [
        ("", "a", "byte 1 differs, in line 1"), ("a", "", "byte 1 differs, in line 1"),
        ("a", "a\n", "byte 2 differs, in line 1"),
        ("a\n", "a", "byte 2 differs, in line 1"), ("A", "a", "byte 1 differs, in line 1"),
        ("a b", "a  b", "byte 3 differs, in line 1"),
        ("a\r\n", "a\n", "byte 2 differs, in line 1"), ("a\nb\n", "a\nc\n", "byte 3 differs, in line 2"),
        ("1.0", "1", "byte 2 differs, in line 1"),
        ("a\0", "a", "byte 2 differs, in line 1"), ("\u{feff}a", "a", "byte 1 differs, in line 1"),
    ])
    func saysWhichByteDiffers(output: String, answer: String, message: String) {
        #expect(verdict(output, answer) == .rejects(message))
    }

    /// Beside the blocks in which equal stretches are compared, too.
    @Test func findsADifferenceAnywhere() {
        for length in [1, 63, 64, 65, 127, 128, 129, 200] {
            let answer = Data((0..<length).map { UInt8($0) })
            for place in 0..<length {
                var output = answer
                output[place] ^= 0x80
                guard case .rejects(let message) = ExactComparison().compare(output: output, answer: answer) else {
                    Issue.record("accepted")
                    return
                }
                #expect(message.hasPrefix("byte \(place + 1) differs"))
                #expect(ExactComparison().compare(output: answer.prefix(place), answer: answer) != .accepts)
                #expect(ExactComparison().compare(output: answer, answer: answer.prefix(place)) != .accepts)
            }
        }
    }

    private func verdict(_ output: String, _ answer: String) -> ValidatorAnswer {
        OutputComparison.exact.compare(output: Data(output.utf8), answer: Data(answer.utf8))
    }
}
