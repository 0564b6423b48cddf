/// A line of one of a team's files that a message of a compiler or of a crash names.
package struct SourcePlace: Sendable, Hashable, Codable {
    /// Relative to the submission.
    package let file: String
    /// From 1.
    package let line: Int

    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// Lines of a message that are looked at.
    private static let maxLines = 2000

    /// The places that a text names, those that matter most first: the innermost call of a Python traceback, elsewhere lines that
    /// speak of an error before others. Only files of the submission are found, each place once.
    package static func all(in text: String, files: Set<String>) -> [SourcePlace] {
        let lines = text.split(separator: "\n", maxSplits: maxLines).prefix(maxLines)
        let found = lines.compactMap { line in
            place(in: line, files).map { (place: $0, isError: line.contains("error")) }
        }
        let isTraceback = lines.contains { $0.hasPrefix("Traceback (most recent call last)") }
        let ordered =
            isTraceback ? found.reversed() : found.filter(\.isError) + found.filter { !$0.isError }
        var seen = Set<SourcePlace>()
        return ordered.map(\.place).filter { seen.insert($0).inserted }
    }

    private static func place(in line: Substring, _ files: Set<String>) -> SourcePlace? {
        python(line, files) ?? colon(line, files)
    }

    /// `File "/source/main.py", line 3`.
    private static func python(_ line: Substring, _ files: Set<String>) -> SourcePlace? {
        guard let name = line.firstRange(of: "File \""), let end = line[name.upperBound...].firstIndex(of: "\""),
            let file = known(line[name.upperBound..<end], files)
        else { return nil }
        let rest = line[end...]
        guard rest.hasPrefix("\", line "), let number = number(at: rest.dropFirst(8)) else { return nil }
        return SourcePlace(file: file, line: number)
    }

    /// `main.cpp:3:5`, `(Main.java:3)`, `/source/main.js:3`: a name, a colon, a number.
    private static func colon(_ line: Substring, _ files: Set<String>) -> SourcePlace? {
        var rest = line
        while let colon = rest.firstIndex(of: ":") {
            let after = rest[rest.index(after: colon)...]
            let name = rest[..<colon].split { $0.isWhitespace || "()'\"‘’`".contains($0) }.last
            if let number = number(at: after), let name, rest[..<colon].last == name.last,
                let file = known(name, files)
            {
                return SourcePlace(file: file, line: number)
            }
            rest = after
        }
        return nil
    }

    private static func number(at text: Substring) -> Int? {
        let digits = text.prefix(9).prefix { $0.isASCII && $0.isNumber }
        return Int(digits).flatMap { $0 > 0 ? $0 : nil }
    }

    /// By its path; a name alone may be that of a file in a folder, if there is only one.
    private static func known(_ name: Substring, _ files: Set<String>) -> String? {
        let inside = "/source/"
        let path = String(name.hasPrefix(inside) ? name.dropFirst(inside.count) : name)
        if files.contains(path) { return path }
        guard !path.isEmpty, !path.contains("/") else { return nil }
        let same = files.filter { $0.hasSuffix("/\(path)") }
        return same.count == 1 ? same.first : nil
    }
}
