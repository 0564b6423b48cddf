import ContestModel
import Foundation
import Testing

@testable import Judging

struct SampleDifferenceTests {
    @Test(arguments: [
        ("1\n2\n", "1\n2\n", "", ""),
        ("1 \n2\n\n", "1\n2", "", ""),
        ("1 2", "1\n2", "", ""),
        ("", "", "", ""),
        ("YES\n3\n", "yes\n2\n", "", "line 2\n  expected: 2\n  got:      3"),
        ("YES\n3\n", "yes\n2\n", "case_sensitive", "line 1\n  expected: yes\n  got:      YES"),
        ("1.0\n3\n", "1\n2\n", "float_tolerance 1e-6", "line 2\n  expected: 2\n  got:      3"),
        ("1 2 4\n", "1\n2 3\n", "", "line 1 of the output, line 2 of the answer\n  expected: 2 3\n  got:      1 2 4"),
        ("1", "1\n2\n", "", "line 1 of the output, line 2 of the answer\n  expected: 2\n  got:      (the end)"),
        ("", "2\n", "", "line 1\n  expected: 2\n  got:      (the end)"),
        ("1\n2\n", "1", "", "line 2 of the output, line 1 of the answer\n  expected: (the end)\n  got:      2"),
        ("1\n\n2", "1\n2", "space_change_sensitive", "line 2\n  expected: 2\n  got:      (an empty line)"),
        ("a\0\tb\n", "a\n", "", "line 1\n  expected: a\n  got:      a\\x00\\tb"),
    ])
    func showsTheLinesThatDiffer(output: String, answer: String, flags: String, text: String) throws {
        let flags = try ComparisonFlags(words: flags.split(separator: " ").map(String.init))
        let difference = SampleDifference.describe(output: Data(output.utf8), answer: Data(answer.utf8), flags: flags)
        #expect(difference == text)
    }

    @Test func showsThePartOfALongLineThatDiffers() {
        let start = String(repeating: "x", count: 5000)
        let text = SampleDifference.describe(output: Data((start + "1").utf8), answer: Data((start + "2").utf8))
        #expect(text.utf8.count < 600)
        #expect(text.hasSuffix("xx1"))
    }
}
