/// How names of hostile origin are shown to people.
package enum DisplayName {
    /// The name as valid UTF-8 on one line: what is not printable is written `\u{…}` or `\xNN`; cut to `limit` bytes.
    static func shown(_ bytes: [UInt8], limit: Int = 200) -> String {
        var shown = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            let (piece, length) = next(of: rest)
            guard shown.utf8.count + piece.utf8.count <= limit - 3 else { return shown + "…" }
            shown += piece
            rest = rest.dropFirst(length)
        }
        return shown
    }

    package static func shown(_ text: String, limit: Int = 200) -> String { shown(Array(text.utf8), limit: limit) }

    /// The lines of a text, each as it can be shown; those of blanks alone go, and all are cut to `limit` bytes together.
    package static func lines(_ text: String, limit: Int) -> [String] {
        var room = limit
        return text.split(whereSeparator: \.isNewline).compactMap { line in
            guard room >= 10, !line.allSatisfy(\.isWhitespace) else { return nil }
            let line = shown(String(line), limit: room)
            room -= line.utf8.count
            return line
        }
    }

    /// Some of the names, quoted, and how many more there are.
    static func list(_ names: [String], limit: Int = 5) -> String {
        let some = names.prefix(limit).map { "'\(shown($0, limit: 80))'" }.joined(separator: ", ")
        return names.count > limit ? "\(some) and \(names.count - limit) more" : some
    }

    /// Whether the scalar can be shown as it is without changing the line or the direction around it.
    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: false  // controls, C0 and C1
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false  // direction
        case 0x2028, 0x2029: false  // line and paragraph ends
        case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: false  // invisible: byte order mark, annotations, tags
        case 0xFFFE, 0xFFFF: false  // no characters
        default: true
        }
    }

    private static func next(of bytes: ArraySlice<UInt8>) -> (shown: String, length: Int) {
        for length in 1...min(4, bytes.count) {
            guard let text = String(validating: bytes.prefix(length), as: UTF8.self),
                let scalar = text.unicodeScalars.first
            else { continue }
            return (isPlain(scalar) ? text : "\\u{\(String(scalar.value, radix: 16))}", length)
        }
        let byte = bytes.first.map { String($0, radix: 16) } ?? ""
        return ("\\x\(byte)", 1)
    }
}
