import Foundation

/// A table as text: CSV after RFC 4180, or TSV.
struct DelimitedText {
    let header: [String]
    let rows: [[String]]

    var csv: Data {
        text(separator: ",", end: "\r\n") { field in
            let needsQuotes = field.utf8.contains { Set(",\"\r\n".utf8).contains($0) }
            return needsQuotes ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
        }
    }

    var tsv: Data {
        text(separator: "\t", end: "\n") { field in
            String(decoding: field.utf8.map { Set("\t\r\n".utf8).contains($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
        }
    }

    private func text(separator: String, end: String, _ quoted: (String) -> String) -> Data {
        let lines = ([header] + rows).map { row in
            row.map { quoted(Self.harmless($0)) }.joined(separator: separator) + end
        }
        return Data(lines.joined().utf8)
    }

    /// A spreadsheet takes a field that starts like this for a formula; a number is none.
    private static func harmless(_ field: String) -> String {
        guard let first = field.utf8.first, Set("=+-@\t\r".utf8).contains(first), Double(field) == nil else {
            return field
        }
        return "'" + field
    }
}
