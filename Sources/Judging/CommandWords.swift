import ContestModel

/// A language's command with its placeholders filled in.
struct CommandWords {
    /// Where the files of the submission are, as the program sees it.
    let source: String
    /// Where the built program is or goes.
    let program: String
    let sources: [String]
    let entryPoint: String
    /// Bytes.
    let memory: Int64

    /// `{sources}` alone in a word becomes one word per source; the other placeholders are replaced within words.
    func fill(_ command: [String]) -> [String] {
        command.flatMap { word in
            word == "{sources}" ? sources.map { "\(source)/\($0)" } : [filled(word)]
        }
    }

    private func filled(_ word: String) -> String {
        // One walk from left to right, so that what was put in is never taken for a placeholder.
        var rest = Substring(word)
        var result = ""
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            result += value(of: name) ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private func value(of name: Substring) -> String? {
        switch name {
        case "source": source
        case "program": program
        case "entry_point": entryPoint
        case "memory_mib": String(memory >> 20)
        default: nil
        }
    }
}
