import ContestModel
import Foundation
import Testing

struct ExcerptTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("two\nlines\tand a tab", "two\nlines\tand a tab"), ("a\r\n", "a\\r\n"),
        ("\u{1b}[31m", "\\x1b[31m"), ("\0\u{7f}", "\\x00\\x7f"), ("/\\ /\\", "/\\ /\\"), ("\\n", "\\\\n"),
        ("\\\\", "\\\\\\"),
        ("\\\u{1b}", "\\\\\\x1b"), ("\u{202e}abc\u{2066}", "\\u{202e}abc\\u{2066}"), ("a\u{a0}b", "a\\u{a0}b"),
        ("\u{200b}\u{feff}\u{ad}", "\\u{200b}\\u{feff}\\u{ad}"), ("\u{85}\u{2028}", "\\u{85}\\u{2028}"),
        ("grüße 😀 中", "grüße 😀 中"), ("\u{e000}\u{10ffff}", "\\u{e000}\\u{10ffff}"),
    ])
    func escapesWhatCannotBeSeen(text: String, shown: String) {
        #expect(Excerpt.text(Data(text.utf8), maxBytes: 1000) == shown)
    }

    @Test(
        arguments: [
            ([0xFF], "\\xff"), ([0x61, 0xC3], "a\\xc3"), ([0xC3, 0x28], "\\xc3("),
            ([0xED, 0xA0, 0x80], "\\xed\\xa0\\x80"),
            ([0xC0, 0x80], "\\xc0\\x80"), ([0xF0, 0x9F, 0x98], "\\xf0\\x9f\\x98"), ([0x5C, 0xFF], "\\\\\\xff"),
        ] as [([UInt8], String)]
    )
    func escapesWhatIsNoText(bytes: [UInt8], shown: String) {
        #expect(Excerpt.text(Data(bytes), maxBytes: 1000) == shown)
    }

    @Test func keepsHeadAndTail() {
        #expect(Excerpt.text(Data("0123456789".utf8), maxBytes: 4) == "01… 6 bytes …89")
        #expect(Excerpt.text(Data("0123456789".utf8), maxBytes: 10) == "0123456789")
        #expect(Excerpt.text(Data("ääääää".utf8), maxBytes: 6) == "ä… 8 bytes …ä")
        #expect(Excerpt.text(Data("abc".utf8), maxBytes: 0) == "… 3 bytes …")
    }

    @Test func countsWhatWasLeftOutBefore() {
        #expect(Excerpt.text(Data("0123456789".utf8), maxBytes: 4, missing: 5) == "01… 11 bytes …89")
        #expect(Excerpt.text(Data("0123456789".utf8), maxBytes: 100, missing: 5) == "01234… 5 bytes …56789")
    }

    @Test func putsEverythingOnOneLineForAMessage() {
        #expect(Excerpt.line("a\nb\tc", maxBytes: 100) == "a\\nb\\tc")
        #expect(Excerpt.short([UInt8](repeating: 1, count: 1000).span, maxBytes: 40).utf8.count <= 110)
    }
}
