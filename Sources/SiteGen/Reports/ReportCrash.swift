import ContestModel

/// The line of a standard error that says why a program ended, and where in the team's files.
struct ReportCrash {
    let what: String
    /// `main.py, line 3`.
    let place: String?

    /// Characters of a line that are shown.
    private static let maxLength = 300

    /// Nil: it tells of no crash. `files` are those that reports quote.
    init?(_ errors: String, files: Set<String>) {
        let lines = errors.split(separator: "\n").prefix(2000)
        guard let what = Self.python(lines) ?? Self.java(lines) ?? Self.native(lines) ?? Self.javascript(lines) else {
            return nil
        }
        self.what = PlainText.line(what, atMost: Self.maxLength)
        place = SourcePlace.all(in: errors, files: files).first.map { "\($0.file), line \($0.line)" }
    }

    /// The line after the innermost call: the last one that is not indented.
    private static func python(_ lines: ArraySlice<Substring>) -> String? {
        guard let start = lines.lastIndex(where: { $0.hasPrefix("Traceback (most recent call last)") }) else {
            return syntaxError(lines)
        }
        return lines[lines.index(after: start)...].first { !$0.hasPrefix(" ") }.map(String.init)
    }

    private static func syntaxError(_ lines: ArraySlice<Substring>) -> String? {
        lines.first {
            $0.hasPrefix("SyntaxError: ") || $0.hasPrefix("IndentationError: ") || $0.hasPrefix("TabError: ")
        }
        .map(String.init)
    }

    private static func java(_ lines: ArraySlice<Substring>) -> String? {
        let mark = "Exception in thread \""
        guard let line = lines.first(where: { $0.hasPrefix(mark) }),
            let quote = line.dropFirst(mark.count).firstIndex(of: "\"")
        else { return nil }
        return String(line[quote...].dropFirst(2))
    }

    /// Of C and C++.
    private static func native(_ lines: ArraySlice<Substring>) -> String? {
        if let line = lines.first(where: { $0.hasPrefix("terminate called") }) {
            let what = lines.first { $0.hasPrefix("  what():  ") }
            return String(line) + (what.map { ": \($0.dropFirst(11))" } ?? "")
        }
        return lines.first { $0.contains("Assertion `") && $0.hasSuffix(" failed.") }.map(String.init)
    }

    private static func javascript(_ lines: ArraySlice<Substring>) -> String? {
        lines.first { line in
            let name = line.prefix { $0.isLetter }
            return name.hasSuffix("Error") && (line.dropFirst(name.count).hasPrefix(": ") || line == name)
        }.map(String.init)
    }
}
