import Foundation

/// Reads a JSON list of objects into a `Datum`; an object's values have the line of the object.
enum JSONText {
    static func read(_ text: String, file: String) throws(ConfigurationError) -> Datum {
        let value: Value
        do {
            value = try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            let detail = (error as? DecodingError).map(Self.detail) ?? "\(error)"
            throw ConfigurationError([
                Finding(file: file, what: "is not JSON: \(detail)", fix: "check the quotes and commas")
            ])
        }
        let lines = objectLines(text)
        guard case .list(let items) = value else { return value.datum(line: 1) }
        var next = lines.makeIterator()
        let data = items.map { item -> Datum in
            if case .object = item { item.datum(line: next.next() ?? 1) } else { item.datum(line: 1) }
        }
        return Datum(line: 1, content: .list(data))
    }

    /// The lines of the objects of the outermost list. Of text that is known to be JSON.
    private static func objectLines(_ text: String) -> [Int] {
        var (lines, line, depth, isString, isEscaped) = ([Int](), 1, 0, false, false)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isString: isEscaped = true
            case UInt8(ascii: "\""): isString.toggle()
            case _ where isString: break
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if depth == 1, byte == UInt8(ascii: "{") { lines.append(line) }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return lines
    }

    private static func detail(_ error: DecodingError) -> String {
        guard case .dataCorrupted(let context) = error else { return "\(error)" }
        return (context.underlyingError as? NSError)?.userInfo[NSDebugDescriptionErrorKey] as? String
            ?? context.debugDescription
    }

    private enum Value: Decodable {
        case null
        case text(String)
        case list([Value])
        case object([String: Value])

        init(from decoder: any Decoder) throws {
            let single = try decoder.singleValueContainer()
            if single.decodeNil() {
                self = .null
            } else if let object = try? single.decode([String: Value].self) {
                self = .object(object)
            } else if let list = try? single.decode([Value].self) {
                self = .list(list)
            } else if let flag = try? single.decode(Bool.self) {
                self = .text(flag ? "true" : "false")
            } else if let number = try? single.decode(Decimal.self) {
                self = .text("\(number)")
            } else {
                self = .text(try single.decode(String.self))
            }
        }

        func datum(line: Int) -> Datum {
            switch self {
            case .null: Datum(line: line, content: .null)
            case .text(let text): Datum(line: line, content: .text(text))
            case .list(let items): Datum(line: line, content: .list(items.map { $0.datum(line: line) }))
            case .object(let object):
                Datum(
                    line: line,
                    content: .map(
                        object.sorted { $0.key < $1.key }
                            .map { Datum.Member(key: $0.key, line: line, value: $0.value.datum(line: line)) }
                    )
                )
            }
        }
    }
}
