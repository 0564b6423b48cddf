import ContestModel

/// What usually causes what a compiler or a crash said, by ``HintTable``.
struct ReportHints {
    /// Sentences, each once.
    let sentences: [String]

    /// Of lines and characters that are looked at, and of hints.
    private static let maxLines = 2000
    private static let maxLength = 500
    private static let maxHints = 4
    /// Characters of what a message names.
    private static let maxName = 80

    init(_ submission: TeamSubmission) {
        guard let judgement = submission.judgement, judgement.verdict != .accepted, !submission.facts.state.isOut else {
            self.init(of: [], in: nil)
            return
        }
        let errors = judgement.samples.filter { $0.verdict != .accepted }.compactMap { $0.feedback?.errors }
        let texts = Self.texts(judgement.reason, judgement.message, judgement.log)
        let usual = submission.problem?.isRunOnce == false ? "" : nil
        self.init(of: texts + errors, in: submission.facts.language?.text ?? usual)
    }

    /// What rules are asked of. A reason stands on a line of its own; a message only where it speaks of predictions, as others may
    /// quote what is no message of Python's.
    static func texts(_ reason: Reason?, _ message: String, _ log: String) -> [String] {
        [log, reason == .predictions ? message : "", reason.map { "reason: \($0.rawValue)" } ?? ""]
    }

    /// Without a language it is an ML model, which Python runs.
    init(of texts: [String], in language: String?) {
        let lines = texts.flatMap { $0.utf8.split(separator: UInt8(ascii: "\n")).prefix(Self.maxLines) }
        // Most reports have none.
        let rules = lines.isEmpty ? [] : Self.matchers(of: language.map { [$0] } ?? [HintTable.model, "python3"])
        var sentences: [String] = []
        for line in lines {
            let bytes = Array(line.prefix(Self.maxLength))
            if let sentence = rules.lazy.compactMap({ $0.hint(on: bytes) }).first, !sentences.contains(sentence) {
                sentences.append(sentence)
            }
            if sentences.count == Self.maxHints { break }
        }
        self.sentences = sentences
    }

    /// All rules, made ready once.
    private static let matchers = HintTable.rules.map { (languages: $0.languages, matcher: Matcher($0)) }

    private static func matchers(of languages: Set<String>) -> [Matcher] {
        matchers.filter { !$0.languages.isDisjoint(with: languages) }.map(\.matcher)
    }

    /// A rule as bytes: every report asks all of its language's on each line.
    private struct Matcher {
        private let parts: [[UInt8]]
        private let hint: [Substring]

        init(_ rule: HintRule) {
            parts = rule.pattern.split(separator: "{}", omittingEmptySubsequences: false).map { Array($0.utf8) }
            hint = rule.hint.split(separator: "{", omittingEmptySubsequences: false)
        }

        /// Nil: the rule's parts do not all occur, one after the other.
        func hint(on line: [UInt8]) -> String? {
            var found: [ArraySlice<UInt8>] = []
            var rest = line[...]
            for (index, part) in parts.enumerated() {
                if part.isEmpty, index == parts.count - 1 {
                    found.append(rest)
                    break
                }
                guard let place = Self.place(of: part, in: rest) else { return nil }
                if index > 0 { found.append(rest[..<place]) }
                rest = rest[(place + part.count)...]
            }
            return filled(with: found)
        }

        private static func place(of part: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
            guard let first = part.first else { return line.startIndex }
            var rest = line
            while rest.count >= part.count, let place = rest.firstIndex(of: first) {
                if rest[place...].starts(with: part) { return place }
                rest = rest[(place + 1)...]
            }
            return nil
        }

        /// In one walk, so that what is put in is never taken for a place itself.
        private func filled(with found: [ArraySlice<UInt8>]) -> String {
            hint.enumerated().map { index, part in
                guard index > 0 else { return String(part) }
                guard part.dropFirst().first == "}", let number = part.first?.wholeNumberValue,
                    found.indices.contains(number - 1)
                else { return "{" + part }
                return PlainText.line(String(decoding: found[number - 1], as: UTF8.self), atMost: maxName)
                    + part.dropFirst(2)
            }.joined()
        }
    }
}
