/// When a package is wanted: a condition of PEP 508 over the facts of a Python, written again by us.
struct Marker: Hashable {
    private static let variables: Set<String> = [
        "python_version", "python_full_version", "os_name", "sys_platform", "platform_release", "platform_system",
        "platform_version", "platform_machine", "platform_python_implementation", "implementation_name",
        "implementation_version",
    ]
    private static let signs = ["==", "!=", "<=", ">=", "~=", "<", ">"]
    private static let maxDepth = 8

    let text: String

    /// Nil: it is none.
    init?(_ written: Substring) {
        var reader = Reader(rest: written)
        guard let text = reader.alternatives(0), reader.isAtEnd else { return nil }
        self.text = text
    }

    /// Each of its functions gives what it read in our words, or nil.
    private struct Reader {
        var rest: Substring

        var isAtEnd: Bool {
            mutating get {
                skipBlanks()
                return rest.isEmpty
            }
        }

        mutating func alternatives(_ depth: Int) -> String? { chain("or", depth) { $0.both(depth) } }

        private mutating func both(_ depth: Int) -> String? { chain("and", depth) { $0.one(depth) } }

        private mutating func chain(_ word: String, _ depth: Int, _ part: (inout Self) -> String?) -> String? {
            guard depth <= Marker.maxDepth, var text = part(&self) else { return nil }
            while takes(word: word) {
                guard let next = part(&self) else { return nil }
                text += " \(word) \(next)"
            }
            return text
        }

        private mutating func one(_ depth: Int) -> String? {
            if takes("(") {
                guard let inner = alternatives(depth + 1), takes(")") else { return nil }
                return "(\(inner))"
            }
            guard let left = value(), let sign = sign(), let right = value(), left.isName != right.isName else {
                return nil
            }
            return "\(left.text) \(sign) \(right.text)"
        }

        /// Of letters, digits and `._+*`: what begins with a dash after a space would be an option of pip's.
        private mutating func value() -> (text: String, isName: Bool)? {
            skipBlanks()
            if let quote = rest.first, quote == "\"" || quote == "'" {
                let inner = rest.dropFirst().prefix { $0 != quote }
                let isPlain = inner.utf8.count <= 60 && inner.allSatisfy(Self.isPlain)
                guard isPlain, inner.endIndex < rest.endIndex else { return nil }
                rest = rest[rest.index(after: inner.endIndex)...]
                return ("\"\(inner)\"", false)
            }
            let name = rest.prefix { $0.isLetter || $0 == "_" }
            guard Marker.variables.contains(String(name)) else { return nil }
            rest = rest[name.endIndex...]
            return (String(name), true)
        }

        private static func isPlain(_ sign: Character) -> Bool {
            sign.isASCII && (sign.isLetter || sign.isNumber || "._+*-".contains(sign))
        }

        private mutating func sign() -> String? {
            if let sign = Marker.signs.first(where: { takes($0) }) { return sign }
            if takes(word: "in") { return "in" }
            return takes(word: "not") && takes(word: "in") ? "not in" : nil
        }

        private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\t" } }

        private mutating func takes(_ text: String) -> Bool {
            skipBlanks()
            guard rest.hasPrefix(text) else { return false }
            rest = rest.dropFirst(text.count)
            return true
        }

        private mutating func takes(word: String) -> Bool {
            skipBlanks()
            guard rest.prefix(while: { $0.isLetter || $0 == "_" }) == word else { return false }
            rest = rest.dropFirst(word.count)
            return true
        }
    }
}
