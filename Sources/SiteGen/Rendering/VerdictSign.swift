import ContestModel

/// How a verdict looks: a symbol, a word and a class for its colour, each enough by itself.
struct VerdictSign {
    let symbol: String
    let word: String
    let style: String

    init(_ verdict: Verdict) {
        word = verdict.name
        (symbol, style) =
            switch verdict {
            case .accepted: ("✓", "good")
            case .wrongAnswer: ("✗", "bad")
            case .timeLimit: ("◷", "limit")
            case .memoryLimit: ("▤", "limit")
            case .outputLimit: ("≡", "limit")
            case .runTimeError: ("↯", "bad")
            case .compileError: ("{}", "neutral")
            case .submissionError: ("⊘", "neutral")
            case .sandboxViolation: ("⚑", "bad")
            case .judgingError: ("!", "ours")
            }
    }

    private init(symbol: String, word: String, style: String) {
        self.symbol = symbol
        self.word = word
        self.style = style
    }

    init(_ progress: PublicSubmission.Progress) {
        self =
            switch progress {
            case .waiting: .init(symbol: "…", word: "waiting", style: "wait")
            case .judging(let phase): .init(symbol: "▸", word: phase.rawValue, style: "wait")
            case .withheld: .init(symbol: "?", word: "pending", style: "wait")
            case .judged(let result): .init(result.verdict)
            }
    }

    init(_ submission: TeamSubmission) {
        let state = submission.facts.state
        self =
            switch state {
            case .withdrawn, .disqualified: .init(symbol: "–", word: state.rawValue, style: "neutral")
            case .queued: .init(symbol: "…", word: "waiting", style: "wait")
            case .judging: .init(symbol: "▸", word: submission.facts.phase.rawValue, style: "wait")
            case .failed: .init(.judgingError)
            case .judged, .rejected:
                submission.judgement.map { .init($0.verdict) } ?? .init(symbol: "…", word: "waiting", style: "wait")
            }
    }

    var values: Values { ["symbol": symbol, "word": word, "style": style] }
}
