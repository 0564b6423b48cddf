import Foundation
import Testing

@testable import Judging

struct SampleDifferenceTests {
    @Test(arguments: [
        ("1\n2\n", "1\n2\n", ""),
        ("1 \n2\n\n", "1\n2", ""),
        ("1\n3\n", "1\n2\n", "line 2\n  expected: 2\n  got:      3"),
        ("1\n", "1\n2\n", "line 2\n  expected: 2\n  got:      (the end)"),
        ("1\n2\n", "1\n", "line 2\n  expected: (the end)\n  got:      2"),
        ("\n1\n", "1\n", "line 1\n  expected: 1\n  got:      (an empty line)"),
        ("a\0\tb", "a", "line 1\n  expected: a\n  got:      a\\x00\\tb"),
        ("", "", ""),
        ("\n\n", "", ""),
    ])
    func showsTheFirstLineThatDiffers(output: String, answer: String, text: String) {
        #expect(SampleDifference.describe(output: Data(output.utf8), answer: Data(answer.utf8)) == text)
    }

    @Test func showsThePartOfALongLineThatDiffers() {
        let start = String(repeating: "x", count: 5000)
        let text = SampleDifference.describe(output: Data((start + "1").utf8), answer: Data((start + "2").utf8))
        #expect(text.utf8.count < 600)
        #expect(text.hasSuffix("xx1"))
    }
}
