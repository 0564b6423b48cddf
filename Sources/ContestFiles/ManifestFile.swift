package import ContestModel

/// The optional `submission.yaml` of an upload: at most three lines `key: value`.
///
/// It comes from strangers, so no YAML parser sees it: a plain line is what is read, and everything else is refused.
package enum ManifestFile {
    /// Bytes.
    package static let maxSize = 4096

    package static func read(_ text: String) -> Result<SubmissionManifest, Rejection> {
        guard text.utf8.count <= maxSize else {
            return refused("submission.yaml is larger than \(maxSize) bytes")
        }
        let scalars = text.unicodeScalars
        let body = scalars.first == "\u{FEFF}" ? String(scalars.dropFirst()) : text
        var values: [String: String] = [:]
        for (index, line) in body.lines.enumerated() {
            let bare = line.trimmed(of: " \t\r")
            if bare.isEmpty || bare.hasPrefix("#") || (index == 0 && bare == "---") { continue }
            let place = "line \(index + 1) of submission.yaml"
            guard let (key, value) = pair(line.trimmed(of: "\r")) else {
                return refused("\(place) is not `key: value` with a plain value")
            }
            guard ["problem", "language", "entry_point"].contains(key) else {
                return refused("\(place) has another key than problem, language and entry_point")
            }
            guard values.updateValue(value, forKey: key) == nil else {
                return refused("\(place) gives \(key) a second time")
            }
        }
        return .success(
            SubmissionManifest(
                problem: values["problem"],
                language: values["language"],
                entryPoint: values["entry_point"]
            )
        )
    }

    /// A key at the start of the line and its value, without quotes and without a comment.
    private static func pair(_ line: String) -> (key: String, value: String)? {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].first == " " || parts[1].first == "\t" else { return nil }
        let rest = parts[1].trimmed(of: " \t")
        guard let first = rest.first, let value = first == "\"" || first == "'" ? quoted(rest, first) : plain(rest)
        else {
            return nil
        }
        let isWord = !value.isEmpty && value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return isWord ? (String(parts[0]), value) : nil
    }

    /// A backslash, or a quote within the quotes, would mean something to YAML: refused.
    private static func quoted(_ text: String, _ quote: Character) -> String? {
        let inner = text.dropFirst()
        guard let end = inner.firstIndex(of: quote) else { return nil }
        let after = inner[inner.index(after: end)...].trimmed(of: " \t")
        let value = inner[..<end]
        guard after.isEmpty || after.hasPrefix("#"), !value.contains("\\") else { return nil }
        return String(value)
    }

    private static func plain(_ text: String) -> String? {
        let end = text.firstRange(of: " #")?.lowerBound ?? text.firstRange(of: "\t#")?.lowerBound ?? text.endIndex
        let value = text[..<end].trimmed(of: " \t")
        // What starts like this is a list, an anchor, a tag or a block to YAML.
        guard let first = value.first, !"&*!|>{}[]%@`\"'#,?-:".contains(first), !value.contains(": ") else {
            return nil
        }
        return ["null", "~"].contains(value) ? nil : value
    }

    private static func refused(_ message: String) -> Result<SubmissionManifest, Rejection> {
        .failure(Rejection(.badManifest, message))
    }
}
