import Foundation
import Testing

@testable import SiteGen

/// What is advised on real lines of compilers and crashes.
@Suite struct HintTests {
    private static let cases = [
        ("c", "main.c:1:10: fatal error: windows.h: No such file or directory", "exists on Windows alone"),
        ("c", "main.c:1:10: fatal error: conio.h: No such file or directory", "conio.h is a header of old"),
        ("cpp", "main.cpp:1:10: fatal error: grid.h: No such file or directory", "The header “grid.h” is not there"),
        ("c", "main.c:3:5: warning: implicit declaration of function ‘sqrt’; did you", "“sqrt” is used before"),
        ("c", "/usr/bin/ld: (.text+0x17): undefined reference to `main'", "There is no function main"),
        ("cpp", "main.cpp:(.text+0x9): undefined reference to `solve(int)'", "“solve(int)” is declared but"),
        ("cpp", "/usr/bin/ld: b.o: multiple definition of `main'; a.o: first", "“main” is defined in several"),
        ("c", "main.c:4:11: error: expected ‘;’ before ‘return’", "A semicolon is missing"),
        ("c", "*** stack smashing detected ***: terminated", "More was written into an array"),
        ("c", "free(): double free or corruption detected", "Memory was freed twice"),
        ("c", "a.out: main.c:4: main: Assertion `n > 0' failed.", "assertion “n > 0” does not hold"),
        (
            "cpp", "main.cpp:1:1: note: ‘std::vector’ is defined in header ‘<vector>’; did you forget",
            "“std::vector” needs #include <vector>."
        ),
        ("cpp", "main.cpp:3:8: error: ‘vector’ is not a member of ‘std’", "std::vector is not known"),
        ("cpp", "main.cpp:3:3: error: ‘cout’ was not declared in this scope", "“cout” is not known"),
        ("cpp", "terminate called after throwing an instance of 'std::bad_alloc'", "asked for more memory"),
        ("cpp", "terminate called after throwing an instance of 'std::out_of_range'", "An index or a key"),
        ("cpp", "terminate called after throwing an instance of 'std::length_error'", "an impossible size"),
        ("cpp", "terminate called after throwing an instance of 'std::invalid_argument'", "A text was to be turned"),
        (
            "java", "a.java:1: error: class Main is public, should be declared in a file named Main.java",
            "rename the file to Main.java"
        ),
        ("java", "Main.java:1: error: package org.junit does not exist", "The package org.junit is not there"),
        ("java", "Main.java:9: error: reached end of file while parsing", "A closing brace"),
        ("java", "Main.java:3: error: ';' expected", "A semicolon is missing."),
        (
            "java", "Main.java:3: error: incompatible types: possible lossy conversion from double to int",
            "A double does not fit into a int"
        ),
        (
            "java", "Main.java:5: error: unreported exception IOException; must be caught or declared to be thrown",
            "add `throws IOException`"
        ),
        ("java", "Main.java:3: error: cannot find symbol", "A name is not known"),
        ("java", "Main.java:3: error: unmappable character (0xE4) for encoding UTF-8", "read as UTF-8"),
        ("java", "Exception in thread \"main\" java.util.InputMismatchException", "The Scanner met"),
        ("java", "Exception in thread \"main\" java.util.NoSuchElementException", "beyond the end of its input"),
        ("java", "Exception in thread \"main\" java.lang.NumberFormatException: For input", "turned into a number"),
        ("java", "java.lang.ArrayIndexOutOfBoundsException: Index 5 out of bounds", "An index is outside"),
        ("java", "java.lang.NullPointerException: Cannot invoke", "readLine() gives null"),
        ("java", "Exception in thread \"main\" java.lang.StackOverflowError", "The recursion is too deep"),
        ("java", "java.lang.OutOfMemoryError: Java heap space", "more memory than it may use"),
        ("java", "java.lang.NegativeArraySizeException: -1", "a negative size"),
        ("java", "java.lang.ArithmeticException: / by zero", "divided by zero"),
        ("java", "Error: Could not find or load main class Main", "The class with main was not found"),
        ("python3", "EOFError: EOF when reading a line", "beyond the end of its input"),
        ("python3", "ModuleNotFoundError: No module named 'numpy'", "The module “numpy” is not there"),
        ("python3", "ImportError: cannot import name 'x' from 'random' (/source/random.py)", "“random” has no “x”"),
        ("python3", "RecursionError: maximum recursion depth exceeded in comparison", "sys.setrecursionlimit"),
        ("python3", "MemoryError", "keep less at once"), ("python3", "IndexError: list index out of range", "An index"),
        ("python3", "KeyError: 'a'", "The key 'a' is not"), ("python3", "ZeroDivisionError: division by zero", "zero"),
        ("python3", "ValueError: invalid literal for int() with base 10: '3 4'", "int() got '3 4', which"),
        ("python3", "ValueError: could not convert string to float: 'x'", "float() got 'x'"),
        ("python3", "ValueError: not enough values to unpack (expected 2, got 1)", "fewer values"),
        ("python3", "ValueError: too many values to unpack (expected 2)", "more values"),
        ("python3", "ValueError: Exceeds the limit (4300 digits) for integer string conversion", "4300 digits"),
        ("python3", "FileNotFoundError: [Errno 2] No such file or directory: 'in.txt'", "no file 'in.txt'"),
        ("python3", "PermissionError: [Errno 13] Permission denied: '/x'", "in the current folder"),
        ("python3", "SyntaxError: Missing parentheses in call to 'print'. Did you", "This is Python 2"),
        ("python3", "NameError: name 'raw_input' is not defined", "it has input()"),
        ("python3", "NameError: name 'foo' is not defined", "“foo” is not known"),
        ("python3", "UnboundLocalError: cannot access local variable 'x'", "before it has a value"),
        ("python3", "IndentationError: unexpected indent", "indented by the same"),
        ("python3", "TabError: inconsistent use of tabs and spaces", "use spaces alone"),
        ("python3", "TypeError: can only concatenate str (not \"int\") to str", "str() turns"),
        ("python3", "UnicodeDecodeError: 'utf-8' codec", "is not UTF-8"),
        ("javascript", "Error: Cannot find module 'lodash'", "The module “lodash” is not there"),
        ("javascript", "ReferenceError: require is not defined in ES module scope", "name the file .cjs"),
        ("javascript", "SyntaxError: Cannot use import statement outside a module", "must be named .mjs"),
        ("javascript", "ReferenceError: prompt is not defined", "fs.readFileSync(0)"),
        ("javascript", "ReferenceError: foo is not defined", "“foo” is not known"),
        ("javascript", "TypeError: Cannot read properties of undefined (reading 'x')", "A value is undefined"),
        ("javascript", "RangeError: Maximum call stack size exceeded", "write it as a loop"),
        ("javascript", "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory", "typed"),
        ("javascript", "RangeError: Invalid array length", "fractional"),
        ("sql", "no such table: people", "no table “people”"), ("sql", "no such column: nmae", "no column “nmae”"),
        ("sql", "ambiguous column name: id", "have a column “id”"), ("sql", "misuse of aggregate: COUNT()", "HAVING"),
        ("sql", "near \"FORM\": syntax error", "read at “FORM”"), ("sql", "incomplete input", "ends too early"),
    ]

    @Test(arguments: cases)
    func advises(language: String, line: String, words: String) {
        let found = ReportHints(of: ["some line\n    \(line)\nmore"], in: language).sentences
        #expect(found.count == 1 && found.first?.contains(words) == true, "\(found)")
    }

    @Test func everyRuleIsMetByOneOfThem() {
        let said = Self.cases.flatMap { ReportHints(of: [$0.1], in: $0.0).sentences }
        for rule in HintTable.rules where rule.languages != [HintTable.model] {
            let parts = rule.hint.split(separator: /\{[0-9]\}/).map(String.init)
            #expect(said.contains { sentence in parts.allSatisfy(sentence.contains) }, "\(rule.pattern)")
            let places = rule.pattern.components(separatedBy: "{}").count - 1
            for match in rule.hint.matches(of: /\{([0-9])\}/) { #expect(Int(match.1) ?? 0 <= places, "\(rule.hint)") }
        }
    }

    @Test func saysNothingOfOtherLanguagesAndNothingTwice() {
        #expect(ReportHints(of: ["EOFError: EOF when reading a line"], in: "java").sentences == [])
        #expect(ReportHints(of: ["EOFError: EOF when reading a line"], in: nil).sentences.count == 1)
        let many = Array(repeating: "IndexError: x\nMemoryError\n", count: 3)
        #expect(ReportHints(of: many, in: "python3").sentences.count == 2)
    }

    /// What a message names is text of the team's: it is cut, shows as one line, and is never taken for a place.
    @Test func quotesNamesAsText() {
        let name = "{1}{2}\u{202e}<b>" + String(repeating: "x", count: 200)
        let found = ReportHints(of: ["NameError: name '\(name)' is not defined"], in: "python3").sentences
        #expect(found.first?.hasPrefix("“{1}{2}\u{FFFD}<b>xxx") == true, "\(found)")
        #expect(found.first?.count ?? 0 < 160)
    }

    /// As long as a log can be.
    @Test func isQuickOnWhatIsMadeToBeSlow() {
        let line = String(repeating: "error: ‘", count: 60)
        let text = Array(repeating: line, count: 70).joined(separator: "\n")
        let start = ContinuousClock.now
        #expect(ReportHints(of: [text], in: "cpp").sentences == [])
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
