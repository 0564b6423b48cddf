/// What a text that is no YAML most likely got wrong, where its lines show it.
///
/// The parser speaks of the place where it could not go on; the mistake often lies before it.
struct YAMLHint {
    let line: Int
    let what: String
    let fix: String

    /// Nil: the parser's own words are all there is. `line` is where it stopped, from 1.
    init?(_ text: String, stoppedAt line: Int) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(line)
        if let last = lines.last, last.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
            self.line = lines.count
            what = "is indented with a tab"
            fix = "indent with blanks: YAML takes no tabs there"
        } else if let cut = lines.lastIndex(where: Self.isCutByAComment) {
            self.line = cut + 1
            what = "ends within brackets, as what follows a blank and # is a comment"
            fix = "put a value with # in quotes, such as \"#2266cc\""
        } else {
            return nil
        }
    }

    /// Whether a bracket is open where a comment begins that has a closing one in it.
    private static func isCutByAComment(_ line: Substring) -> Bool {
        var quote: Character?
        var depth = 0
        var previous: Character = " "
        for index in line.indices {
            let character = line[index]
            defer { previous = character }
            if quote != nil {
                if character == quote { quote = nil }
                continue
            }
            switch character {
            case "\"", "'": quote = " :,[{".contains(previous) ? character : nil
            case "[", "{": depth += 1
            case "]", "}": depth -= 1
            case "#" where " \t".contains(previous): return depth > 0 && line[index...].contains { "]}".contains($0) }
            default: break
            }
        }
        return false
    }
}
