import Testing

@testable import Intake

@Suite struct DisplayNameTests {
    @Test(arguments: [
        ("a b.zip", "a b.zip"), ("Grüße.zip", "Grüße.zip"), ("a\nb", "a\\u{a}b"), ("a\u{202E}b", "a\\u{202e}b"),
        ("\u{1B}[2J", "\\u{1b}[2J"), ("", ""),
    ])
    func showsTextOnOneLine(text: String, shown: String) {
        #expect(DisplayName.shown(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test func keepsLinesApart() {
        #expect(DisplayName.lines("one\r\n\n  \ntwo\tx\u{2028}three", limit: 100) == ["one", "two\\u{9}x", "three"])
        let many = DisplayName.lines(String(repeating: "abcdefgh\n", count: 100), limit: 50)
        #expect(many.count > 3 && many.joined().utf8.count <= 50)
    }

    @Test func showsInvalidBytes() {
        #expect(DisplayName.shown([0x61, 0xFF, 0xC3, 0x62]) == "a\\xff\\xc3b")
    }

    @Test func cutsLongNames() {
        let shown = DisplayName.shown(String(repeating: "ä", count: 500))
        #expect(shown.utf8.count <= 200)
        #expect(shown.hasSuffix("ä…"))
    }

    @Test func listsSomeAndCountsTheRest() {
        #expect(DisplayName.list(["a", "b", "c"], limit: 2) == "'a', 'b' and 1 more")
    }
}
