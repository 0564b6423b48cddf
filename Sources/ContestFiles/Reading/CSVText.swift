/// Reads CSV with a header (RFC 4180) into a list of mappings; `members` and `keys` are split at semicolons.
enum CSVText {
    static func read(_ text: String, file: String) throws(ConfigurationError) -> Datum {
        let rows = try rows(text, file: file).filter { $0.fields != [""] }
        guard let header = rows.first else { return Datum(line: 1, content: .blank) }
        let names = header.fields.map { $0.lowercased() }
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw refused(file, header.line, "the column '\(twice)' stands twice", "keep one of them")
        }
        let data = try rows.dropFirst().map { row throws(ConfigurationError) in
            guard row.fields.count == names.count else {
                let what = "has \(row.fields.count) fields, the header has \(names.count)"
                throw refused(file, row.line, what, "put fields with commas in double quotes")
            }
            return Datum(line: row.line, content: .map(zip(names, row.fields).map { member($0, $1, row.line) }))
        }
        return Datum(line: 1, content: .list(data))
    }

    private static func member(_ name: String, _ field: String, _ line: Int) -> Datum.Member {
        let content: Datum.Content
        if field.isEmpty {
            content = .blank
        } else if ["members", "keys"].contains(name) {
            let parts = field.split(separator: ";").map { Datum(line: line, content: .text($0.trimmed(of: " "))) }
            content = .list(parts)
        } else {
            content = .text(field)
        }
        return Datum.Member(key: name, line: line, value: Datum(line: line, content: content))
    }

    private struct Row {
        let line: Int
        var fields: [String] = []
    }

    private static func rows(_ text: String, file: String) throws(ConfigurationError) -> [Row] {
        var rows = [Row(line: 1)]
        var (field, line, isQuoted, wasQuoted) = (String.UnicodeScalarView(), 1, false, false)
        func close() {
            rows[rows.count - 1].fields.append(wasQuoted ? String(field) : String(field).trimmed(of: " "))
            (field, wasQuoted) = (.init(), false)
        }
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted: isQuoted = false
            case _ where isQuoted: field.append(scalar)
            case "\"" where wasQuoted:
                // The second of two quotes stands for one.
                field.append(scalar)
                isQuoted = true
            case "\"" where field.allSatisfy { $0 == " " }: (field, isQuoted, wasQuoted) = (.init(), true, true)
            case ",": close()
            case "\r": break
            case "\n":
                close()
                rows.append(Row(line: line))
            case _ where wasQuoted && scalar != " ":
                throw refused(
                    file,
                    line,
                    "there is '\(scalar)' after a closing quote",
                    "write quotes inside of quotes twice"
                )
            case _ where wasQuoted: break
            default: field.append(scalar)
            }
        }
        if isQuoted { throw refused(file, rows[rows.count - 1].line, "a quote is not closed", "add the closing quote") }
        close()
        return rows
    }

    private static func refused(_ file: String, _ line: Int, _ what: String, _ fix: String) -> ConfigurationError {
        ConfigurationError([Finding(file: file, line: line, what: what, fix: fix)])
    }
}
