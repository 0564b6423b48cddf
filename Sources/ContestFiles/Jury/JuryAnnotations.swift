package import ContestModel

/// What a source says of itself in a comment: `@EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT` and `@EXPECTED_SCORE@: 30`.
package enum JuryAnnotations {
    /// By DOMjudge's and Kattis' words, and ours; nil: anything may come of it.
    private static let words: [String: Set<Verdict>?] = {
        var words: [String: Set<Verdict>?] = [
            "CORRECT": [.accepted],
            "ACCEPTED": [.accepted],
            "WRONG-ANSWER": [.wrongAnswer],
            "NO-OUTPUT": [.wrongAnswer],
            "TIMELIMIT": [.timeLimit],
            "TIME-LIMIT-EXCEEDED": [.timeLimit],
            "RUN-ERROR": [.runTimeError, .memoryLimit],
            "RUN-TIME-ERROR": [.runTimeError, .memoryLimit],
            "MEMORY-LIMIT": [.memoryLimit],
            "OUTPUT-LIMIT": [.outputLimit],
            "COMPILER-ERROR": [.compileError],
            "CHECK-MANUALLY": nil,
        ]
        for verdict in Verdict.allCases { words[verdict.rawValue] = [verdict] }
        return words
    }()

    package enum Annotation: Sendable, Hashable {
        case expectation(JuryExpectation)
        /// It cannot be understood, with why.
        case trouble(String)
    }

    /// What the bytes of a source file say, in whatever encoding they are.
    package static func read(_ source: some Sequence<UInt8>) -> [Annotation] {
        let text = String(decoding: Array(source), as: UTF8.self)
        return text.lines.flatMap { line in
            [results(in: line), score(in: line)].compactMap { $0 }
        }
    }

    private static func results(in line: String) -> Annotation? {
        guard let value = value(of: "@EXPECTED_RESULTS@", in: line) else { return nil }
        var allowed: Set<Verdict> = []
        var isOpen = false
        for word in value.split(separator: ",", omittingEmptySubsequences: false) {
            let name = bare(word).uppercased()
            guard let verdicts = words[name.replacing("_", with: "-")] else {
                return .trouble("@EXPECTED_RESULTS@: '\(name.prefix(40))' is no verdict")
            }
            if let verdicts { allowed.formUnion(verdicts) } else { isOpen = true }
        }
        guard !isOpen else { return nil }
        return .expectation(JuryExpectation(.verdict(allowed), origin: "@EXPECTED_RESULTS@"))
    }

    private static func score(in line: String) -> Annotation? {
        guard let value = value(of: "@EXPECTED_SCORE@", in: line) else { return nil }
        guard let score = Double(decimal: bare(value)), score.isFinite else {
            return .trouble("@EXPECTED_SCORE@: '\(bare(value).prefix(40))' is no number")
        }
        return .expectation(JuryExpectation(.score(score...score), origin: "@EXPECTED_SCORE@"))
    }

    /// What follows the tag and its colon, up to the end of the comment.
    private static func value(of tag: String, in line: String) -> Substring? {
        guard let range = line.firstRange(of: tag) else { return nil }
        let rest = line[range.upperBound...]
        guard rest.first == ":" else { return nil }
        let end = ["*/", "-->", "-}"].compactMap { rest.firstRange(of: $0)?.lowerBound }.min() ?? rest.endIndex
        return rest[..<end].dropFirst()
    }

    private static func bare(_ text: some StringProtocol) -> String { text.trimmed(of: " \t\r\"'") }
}
