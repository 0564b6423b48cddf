/// Versions as PEP 440 has them; what they mean is pip's to say.
enum Version {
    /// Of them `===` is none: it compares any text.
    static let signs: Set<String> = ["==", "!=", "<", "<=", ">", ">=", "~="]
    private static let maxBytes = 60

    /// Lower case; `.*` only after signs that know it.
    static func isOne(_ text: String, after sign: String) -> Bool {
        guard text.utf8.count <= maxBytes else { return false }
        if text.hasSuffix(".*") {
            return (sign == "==" || sign == "!=") && isPlain(String(text.dropLast(2))) && !text.contains("+")
        }
        return isPlain(text)
    }

    /// Whether they are one version, as far as their letters say: zeros at the end count for nothing, nor does what comes after `+`.
    static func isSame(_ one: some StringProtocol, _ other: some StringProtocol) -> Bool {
        func plain(_ version: some StringProtocol) -> [Substring] {
            let parts = version.lowercased().prefix { $0 != "+" }.drop { $0 == "v" }.split(separator: ".")
            return Array(parts[..<((parts.lastIndex { $0 != "0" } ?? -1) + 1)])
        }
        return plain(one) == plain(other)
    }

    private static func isPlain(_ text: String) -> Bool {
        let form =
            #/
            v? (\d+!)? \d+ (\.\d+)*
            ([\-_.]? (alpha|a|beta|b|preview|pre|c|rc) [\-_.]? \d*)?
            (-\d+ | [\-_.]? (post|rev|r) [\-_.]? \d*)?
            ([\-_.]? dev [\-_.]? \d*)?
            (\+ [a-z0-9]+ ([\-_.][a-z0-9]+)*)?
            /#
        return text.utf8.allSatisfy { $0 < 0x80 } && text.wholeMatch(of: form) != nil
    }
}
