import Foundation

/// A JSON object of strings and whole numbers, which is all that a receipt is: there is one way to read it and one way to sign it.
struct FlatObject: Hashable, Sendable {
    enum Value: Hashable, Sendable {
        case text(String)
        case number(Int64)
    }

    var values: [String: Value]

    init(_ values: [String: Value]) { self.values = values }

    /// What a signature is over: members in the order of their names' bytes, nothing between them, UTF-8.
    ///
    /// `"`, `\` and control characters are escaped as `\"`, `\\`, `\b`, `\t`, `\n`, `\f`, `\r`, else as `\u` and four
    /// lower-case hex digits; nothing else is. Python's `json.dumps` writes the same, see docs/uploads.md.
    var canonical: Data { Data("{\(members.map { "\($0):\($1)" }.joined(separator: ","))}".utf8) }

    /// The same for people, one member a line.
    var lines: Data { Data("{\n\(members.map { "  \($0) : \($1)" }.joined(separator: ",\n"))\n}".utf8) }

    private var members: [(name: String, value: String)] {
        values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { name, value in
            switch value {
            case .text(let text): (Self.quoted(name), Self.quoted(text))
            case .number(let number): (Self.quoted(name), String(number))
            }
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{8}": quoted += "\\b"
            case "\t": quoted += "\\t"
            case "\n": quoted += "\\n"
            case "\u{c}": quoted += "\\f"
            case "\r": quoted += "\\r"
            case "\0"..<" ": quoted += (scalar.value < 16 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
