/// A `requirements.txt` as lines of ASCII without comments, before anybody asks what they mean.
struct RequirementsText {
    static let maxBytes = 64 << 10
    static let maxLines = 500
    static let maxLineBytes = 2048

    struct Line: Hashable {
        /// From 1.
        let number: Int
        let text: String
    }

    /// Not empty, without white space around them; those that end in a backslash joined with the next.
    let lines: [Line]

    init(_ bytes: [UInt8]) throws(RequirementsFault) {
        guard bytes.count <= Self.maxBytes else {
            let what = "it has \(bytes.count) bytes, and at most \(Self.maxBytes) are read"
            throw RequirementsFault(.size, what, fix: "list only what the program imports itself")
        }
        let raw = Self.split(try Self.decode(bytes))
        try Self.checkCoding(raw)
        try Self.checkCharacters(raw)
        lines = try Self.logical(raw)
    }

    // MARK: Characters

    private static func decode(_ bytes: [UInt8]) throws(RequirementsFault) -> String {
        let text: String?
        switch (bytes.first, bytes.dropFirst().first) {
        case (0xFF, 0xFE): text = utf16(bytes) { UInt16($0) | UInt16($1) << 8 }
        case (0xFE, 0xFF): text = utf16(bytes) { UInt16($0) << 8 | UInt16($1) }
        case (0xEF, 0xBB):
            text = String(validating: bytes.dropFirst(bytes.dropFirst(2).first == 0xBF ? 3 : 0), as: UTF8.self)
        default: text = String(validating: bytes, as: UTF8.self)
        }
        guard let text else {
            throw RequirementsFault(.encoding, "it is not valid UTF-8", fix: "save it as UTF-8")
        }
        return text
    }

    private static func utf16(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> String? {
        guard bytes.count % 2 == 0 else { return nil }
        let units = stride(from: 2, to: bytes.count, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
        return String(validating: units, as: UTF16.self)
    }

    /// By line feeds alone, of which a carriage return before it is a part.
    private static func split(_ text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            Array(line.last == "\r" ? line.dropLast() : line)
        }
    }

    /// A header in a comment of the first two lines makes other readers decode the file once more.
    private static func checkCoding(_ lines: [[Unicode.Scalar]]) throws(RequirementsFault) {
        for (index, line) in lines.prefix(2).enumerated() {
            let text = ascii(line).lowercased()
            guard text.drop(while: { $0 == " " || $0 == "\t" }).first == "#", let place = codingStart(text) else {
                continue
            }
            let name = text[place...].drop { $0 == " " || $0 == "\t" }.prefix {
                $0.isLetter || $0.isNumber || "-_.".contains($0)
            }
            guard !name.isEmpty, !["utf-8", "utf8", "ascii", "us-ascii"].contains(name) else { continue }
            let what = "it says that it is written in '\(shown(name))'"
            throw RequirementsFault(.encoding, line: index + 1, what, fix: "save it as UTF-8 and take the header out")
        }
    }

    private static func codingStart(_ text: String) -> String.Index? {
        for mark in ["coding:", "coding="] {
            if let range = text.firstRange(of: mark) { return range.upperBound }
        }
        return nil
    }

    private static func checkCharacters(_ lines: [[Unicode.Scalar]]) throws(RequirementsFault) {
        for (index, line) in lines.enumerated() {
            if let bad = line.first(where: isForbidden) {
                let code = String(bad.value, radix: 16, uppercase: true)
                throw RequirementsFault(
                    .controlCharacter,
                    line: index + 1,
                    "it has the invisible character U+\(String(repeating: "0", count: max(0, 4 - code.count)) + code)",
                    fix: "write the line again by hand in a plain text editor"
                )
            }
        }
    }

    /// What ends lines for some readers, reorders text, or cannot be seen.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func ascii(_ line: [Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(line.map { $0.isASCII ? $0 : "?" }))
    }

    // MARK: Lines

    /// Joins as pip does: a backslash at the end takes the next line along, but not in a comment.
    private static func logical(_ raw: [[Unicode.Scalar]]) throws(RequirementsFault) -> [Line] {
        var lines: [Line] = []
        var open: (number: Int, text: [Unicode.Scalar])?
        func finish() throws(RequirementsFault) {
            if let (number, text) = open, let line = try line(number, text) { lines.append(line) }
            open = nil
        }
        for (index, line) in raw.enumerated() {
            let isComment = line.first { $0 != " " && $0 != "\t" } == "#"
            open = (open?.number ?? index + 1, (open?.text ?? []) + (isComment ? [" "] : []) + line)
            if line.last == "\\", !isComment { open?.text.removeLast() } else { try finish() }
        }
        try finish()
        guard lines.count <= maxLines else {
            let what = "it has \(lines.count) lines, and at most \(maxLines) are read"
            throw RequirementsFault(.size, what, fix: "list only what the program imports itself")
        }
        return lines
    }

    /// Nil: nothing but a comment is in it.
    private static func line(_ number: Int, _ text: [Unicode.Scalar]) throws(RequirementsFault) -> Line? {
        let bare = withoutComment(text)
        guard !bare.isEmpty else { return nil }
        guard bare.allSatisfy(\.isASCII) else {
            let what = "'\(shown(String(String.UnicodeScalarView(bare))))' has characters other than ASCII"
            throw RequirementsFault(.nonASCII, line: number, what, fix: "use them in comments only")
        }
        guard bare.count <= maxLineBytes else {
            let what = "it has \(bare.count) bytes, and at most \(maxLineBytes) are read"
            throw RequirementsFault(.tooLong, line: number, what, fix: "write one package a line")
        }
        return Line(number: number, text: String(String.UnicodeScalarView(bare)))
    }

    private static func withoutComment(_ text: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
        let comment = text.indices.first { text[$0] == "#" && ($0 == 0 || isBlank(text[$0 - 1])) }
        var rest = text[..<(comment ?? text.endIndex)]
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest.drop(while: isBlank)
    }
}
