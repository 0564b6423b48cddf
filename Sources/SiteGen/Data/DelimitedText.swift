import Foundation

/// A table as text: CSV after RFC 4180, or TSV.
struct DelimitedText {
    let header: [String]
    let rows: [[String]]

    private static let quoted = Set(",\"\r\n".utf8)
    private static let breaks = Set("\t\r\n".utf8)
    private static let formulas = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)
    private static let spaces = Set(" \u{A0}\u{3000}".unicodeScalars)

    var csv: Data {
        text(separator: ",", end: "\r\n") { field in
            field.utf8.contains(where: Self.quoted.contains) ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
        }
    }

    var tsv: Data {
        text(separator: "\t", end: "\n") { field in
            guard field.utf8.contains(where: Self.breaks.contains) else { return field }
            return String(decoding: field.utf8.map { Self.breaks.contains($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
        }
    }

    private func text(separator: String, end: String, _ quoted: (String) -> String) -> Data {
        let lines = ([header] + rows).map { row in
            row.map { quoted(Self.harmless(Self.visible($0))) }.joined(separator: separator) + end
        }
        return Data(lines.joined().utf8)
    }

    /// Without characters that end a text for many programs, or that none can show.
    private static func visible(_ field: String) -> String {
        guard field.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else { return field }
        let kept = field.unicodeScalars.map { scalar in
            scalar.value < 0x20 && !["\t", "\r", "\n"].contains(scalar) || scalar.value == 0x7f ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(kept))
    }

    /// A spreadsheet takes a field that starts like this for a formula, behind spaces too, and whatever the width of the sign; a
    /// number is none.
    private static func harmless(_ field: String) -> String {
        let first = field.unicodeScalars.first { !spaces.contains($0) }
        guard let first, formulas.contains(first), Double(field) == nil else { return field }
        return "'" + field
    }
}
