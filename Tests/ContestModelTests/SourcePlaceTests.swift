import ContestModel
import Foundation
import Testing

@Suite struct SourcePlaceTests {
    private static let files: Set<String> = [
        "main.cpp", "main.py", "lib/help.py", "Main.java", "a/Deep.java", "x/Twin.java", "y/Twin.java", "main.js",
    ]

    @Test(arguments: [
        ("main.cpp:3:5: error: expected ‘;’ before ‘}’ token", ["main.cpp 3"]),
        (
            "In file included from main.cpp:1:\nmain.cpp:7:1: warning: x\nmain.cpp:9:2: error: y",
            ["main.cpp 9", "main.cpp 1", "main.cpp 7"]
        ),
        ("/usr/include/c++/12/vector:3:5: error: x", []),
        ("Main.java:12: error: cannot find symbol", ["Main.java 12"]),
        ("\tat Main.solve(Main.java:5)\n\tat Main.main(Main.java:2)", ["Main.java 5", "Main.java 2"]),
        ("\tat a.Deep.run(Deep.java:5)\n\tat Twin.run(Twin.java:5)", ["a/Deep.java 5"]),
        (
            "Traceback (most recent call last):\n  File \"/source/main.py\", line 9, in <module>\n    f()\n"
                + "  File \"/source/lib/help.py\", line 2, in f\nIndexError: x", ["lib/help.py 2", "main.py 9"]
        ),
        ("  File \"main.py\", line 3\n    if\n      ^", ["main.py 3"]),
        ("/source/main.js:3\nx.y.z\n    at Object.<anonymous> (/source/main.js:3:5)", ["main.js 3"]),
        ("main.py:0: x\nmain.py:99999999999999999999: y\nmain.py: z\n:5:\nFile \"main.py", ["main.py 999999999"]),
        ("../main.py:3\n/etc/passwd:1\nsub/main.py:1", []),
    ])
    func findsThePlacesThatAMessageNames(text: String, places: [String]) {
        let found = SourcePlace.all(in: text, files: Self.files).map { "\($0.file) \($0.line)" }
        #expect(found == places)
    }

    @Test func quotesTheLinesAroundOne() throws {
        let source = Data("one\ntwo\r\n\tthree \u{202e}x\nfour\nfive\nsix\n".utf8)
        let middle = try #require(SourceExcerpt(SourcePlace(file: "a", line: 3), in: source))
        #expect(middle.first == 1)
        #expect(middle.lines == ["one", "two", "    three \\u{202e}x", "four", "five"])
        let last = try #require(SourceExcerpt(SourcePlace(file: "a", line: 6), in: source))
        #expect(last.first == 4 && last.lines == ["four", "five", "six"])
        #expect(SourceExcerpt(SourcePlace(file: "a", line: 7), in: source) == nil)
        #expect(SourceExcerpt(SourcePlace(file: "a", line: 1), in: Data()) == nil)
        let long = try #require(SourceExcerpt(SourcePlace(file: "a", line: 1), in: Data(repeating: 0x1b, count: 9999)))
        #expect(long.lines.count == 1 && long.lines[0].count < 1000 && long.lines[0].hasPrefix("\\x1b"))
    }
}
