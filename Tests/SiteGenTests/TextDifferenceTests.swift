import ContestModel
import Testing

@testable import SiteGen

@Suite struct TextDifferenceTests {
    private static let usual = OutputComparison.tokens(ComparisonFlags())

    private func text(_ answer: String, _ output: String, _ comparison: OutputComparison = usual) -> String? {
        TextDifference(answer: answer, output: output, by: comparison)?.rows.map(\.text).joined(separator: "\n")
    }

    @Test func marksThePartThatDiffers() {
        #expect(text("3\n7 8 9\n", "3\n7 x 9\n") == "     1 3\n−    2 7 «8» 9\n+    2 7 «x» 9")
        #expect(text("7\n", "") == "−    1 «7↵»")
        #expect(text("7\n", "7\n8  9\t\n") == "     1 7\n+    2 «8··9→↵»")
        #expect(text("a\n", "aa\n") == "−    1 a«»\n+    1 a«a»")
    }

    @Test func findsLinesThatAreMissingOrTooMany() {
        #expect(text("1\n2\n3\n", "1\n3\n") == "     1 1\n−    2 «2↵»\n     3 3")
        #expect(text("1\n3\n", "1\n2\n3\n") == "     1 1\n+    2 «2↵»\n     2 3")
    }

    @Test func goesByHowTheJudgeCompares() {
        #expect(text("Yes  1\n", "yes 1") == nil)
        #expect(text("Yes\n", "yes\n", .tokens(ComparisonFlags(isCaseSensitive: true))) != nil)
        #expect(
            text("a b\n", "a  b\n", .tokens(ComparisonFlags(isSpaceChangeSensitive: true)))
                == "−    1 a «»b\n+    1 a «·»b"
        )
        #expect(text("1.0 x\n", "1.0000001 x\n", .tokens(ComparisonFlags(absoluteTolerance: 1e-6))) == nil)
        #expect(text("1.0\n", "1.1\n", .tokens(ComparisonFlags(relativeTolerance: 1e-6))) != nil)
        #expect(text("a \n", "a\n", .lines) == nil)
        #expect(text("a\n", "a", .exact) == "−    1 a«↵»\n+    1 a«»")
    }

    @Test func leavesOutWhatIsEqualAndFarAway() {
        let lines = (1...20).map { "\($0)\n" }
        var other = lines
        other[9] = "x\n"
        let want =
            "…      7 equal lines\n     8 8\n     9 9\n−   10 «10»\n+   10 «x»\n    11 11\n    12 12\n…      8 equal lines"
        #expect(text(lines.joined(), other.joined()) == want)
    }

    @Test func endsWhereATextWasCut() {
        let cut = text("1\n2\n… 500 bytes …\n9\n", "1\nx\n… 12 bytes …\n8\n")
        #expect(cut == "     1 1\n−    2 «2»\n+    2 «x»\n…      the rest is not compared here")
        let long = TextDifference(
            answer: String(repeating: "a\n", count: 5000),
            output: String(repeating: "b\n", count: 5000),
            by: Self.usual
        )
        #expect(long?.rows.count == 81)
    }
}
