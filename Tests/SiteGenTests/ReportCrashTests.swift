import Testing

@testable import SiteGen

@Suite struct ReportCrashTests {
    @Test(arguments: [
        (
            "Traceback (most recent call last):\n  File \"/source/main.py\", line 9, in <module>\n    f()\nIndexError: list\n",
            "IndexError: list", "main.py, line 9"
        ),
        (
            "  File \"/source/main.py\", line 2\n    if\n      ^\nSyntaxError: invalid syntax\n",
            "SyntaxError: invalid syntax", "main.py, line 2"
        ),
        (
            "hello\nException in thread \"main\" java.lang.ArithmeticException: / by zero\n\tat Main.main(Main.java:5)\n",
            "java.lang.ArithmeticException: / by zero", "Main.java, line 5"
        ),
        (
            "/source/main.js:3\nx.y.z\n  ^\n\nTypeError: Cannot read\n    at f (/source/main.js:3:5)\n\nNode.js v20\n",
            "TypeError: Cannot read", "main.js, line 3"
        ),
        (
            "terminate called after throwing an instance of 'std::out_of_range'\n  what():  vector::at\n",
            "terminate called after throwing an instance of 'std::out_of_range': vector::at", nil
        ),
        (
            "a.out: main.c:4: main: Assertion `n > 0' failed.\n", "a.out: main.c:4: main: Assertion `n > 0' failed.",
            "main.c, line 4"
        ),
    ])
    func findsTheLineThatSaysWhy(errors: String, what: String, place: String?) {
        let crash = ReportCrash(errors, files: ["main.py", "Main.java", "main.js", "main.c"])
        #expect(crash?.what == what && crash?.place == place, "\(String(describing: crash))")
    }

    @Test(arguments: ["", "debug 5\n", "no error here\n", "Traceback\n"]) func staysSilentOtherwise(errors: String) {
        #expect(ReportCrash(errors, files: []) == nil)
    }

    @Test func showsItOnOneLine() {
        let crash = ReportCrash("Error: \u{1b}[31m" + String(repeating: "x", count: 999), files: [])
        #expect(crash?.what.hasPrefix("Error: \u{FFFD}[31m") == true && crash?.what.count == 300)
    }
}
