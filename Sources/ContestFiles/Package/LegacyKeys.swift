import ContestModel

/// The keys of `testdata.yaml` that decide on verdict and points; each is inherited for itself.
struct LegacyKeys {
    var stopsOnReject = true
    var isCustom = false
    var graderWords: [String] = []
    var grader = DefaultGrader()
    var acceptScore = 1.0
    var rejectScore = 0.0
    var range = -Double.infinity ... .infinity

    func grading(_ program: JuryProgram?) -> LegacyGrading {
        let own = isCustom ? program.map { LegacyGrading.Grader.program($0, arguments: graderWords) } : nil
        return LegacyGrading(
            grader: own ?? .standard(grader),
            stopsOnReject: stopsOnReject,
            acceptScore: acceptScore,
            rejectScore: rejectScore,
            range: range
        )
    }

    /// As the folders within inherit it: only the root may leave the samples out.
    var inherited: LegacyKeys {
        var keys = self
        keys.grader = DefaultGrader(
            verdict: grader.verdict,
            score: grader.score,
            acceptsIfAnyAccepted: grader.acceptsIfAnyAccepted
        )
        return keys
    }

    /// Takes what `testdata.yaml` of a folder says.
    mutating func read(_ section: Section, isRoot: Bool, _ rules: DataRules) {
        if let word = section.value("on_reject", Form<OnReject>.choice()) { stopsOnReject = word == .break }
        if let word = section.value("grading", Form<GradingWord>.choice()) { isCustom = word == .custom }
        readGraderFlags(section, isRoot: isRoot)
        readScores(section)
        if isCustom, rules.grader == nil {
            section.complain(
                "grading",
                "is custom, but graders/ holds no program",
                fix: "put the grader there, or write default"
            )
        }
        if !rules.type.isScoring { refuseGrading(section) }
    }

    /// Also keys of `grading` in `problem.yaml`.
    mutating func readScores(_ section: Section) {
        acceptScore = section.value("accept_score", .score) ?? acceptScore
        rejectScore = section.value("reject_score", .score) ?? rejectScore
        range = section.value("range", .scoreRange) ?? range
    }

    private mutating func readGraderFlags(_ section: Section, isRoot: Bool) {
        let flags = section.words("grader_flags")
        graderWords = flags ?? graderWords
        // Inherited words are known, unless they were for a program.
        guard !isCustom, let flags else { return }
        guard let known = DefaultGrader(words: flags) else {
            section.complain(
                "grader_flags",
                "hold a word that the default grader does not know",
                fix: "known are \(DefaultGrader.knownWords.joined(separator: ", "))"
            )
            return
        }
        grader = known
        if known.ignoresSample, !isRoot {
            section.complain("grader_flags", "ignore_sample is for data/testdata.yaml alone", fix: "leave it out here")
        }
    }

    /// Graders that change which submissions of a pass-fail problem are accepted.
    private func refuseGrading(_ section: Section) {
        let isPlain = grader.verdict != .alwaysAccept && !grader.acceptsIfAnyAccepted && !grader.ignoresSample
        guard isCustom || !isPlain else { return }
        section.complain(
            isCustom ? "grading" : "grader_flags",
            "not supported: a grader that decides which submissions of a pass-fail problem are accepted",
            fix: "write `type: scoring` in problem.yaml, or leave it out"
        )
    }
}

private enum OnReject: String, CaseIterable {
    case `break`, `continue`
}

private enum GradingWord: String, CaseIterable {
    case `default`, custom
}

extension DefaultGrader {
    static let knownWords =
        VerdictMode.allCases.map(\.rawValue) + ScoreMode.allCases.map(\.rawValue) + [
            "ignore_sample", "accept_if_any_accepted",
        ]

    /// Of several modes the last one holds. Nil: a word is none of the default grader's.
    init?(words: [String]) {
        var verdict = VerdictMode.worstError
        var score = ScoreMode.sum
        for word in words where !["ignore_sample", "accept_if_any_accepted"].contains(word) {
            // Old packages call it so.
            let word = word == "no_errors" ? VerdictMode.worstError.rawValue : word
            if let mode = VerdictMode(rawValue: word) {
                verdict = mode
            } else if let mode = ScoreMode(rawValue: word) {
                score = mode
            } else {
                return nil
            }
        }
        self.init(
            verdict: verdict,
            score: score,
            ignoresSample: words.contains("ignore_sample"),
            acceptsIfAnyAccepted: words.contains("accept_if_any_accepted")
        )
    }
}

extension Form<Double> {
    /// Of either sign.
    static var score: Self {
        Form("a number") { text in
            let isDecimal = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
            return Double(text).flatMap { isDecimal && $0.isFinite ? $0 : nil }
        }
    }
}

extension Form<ClosedRange<Double>> {
    static var scoreRange: Self {
        Form("two numbers, the smaller first, such as `0 100` or `-inf +inf`") { text in
            let ends = text.split(whereSeparator: \.isWhitespace).map { end(String($0)) }
            guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high else { return nil }
            return low...high
        }
    }

    private static func end(_ text: String) -> Double? {
        switch text {
        case "inf", "+inf": .infinity
        case "-inf": -.infinity
        default: Form<Double>.score.read(text)
        }
    }
}
