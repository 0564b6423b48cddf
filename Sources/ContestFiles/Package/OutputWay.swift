import ContestModel

/// How outputs are judged, as far as the problem as a whole says it.
struct OutputWay {
    let validation: OutputValidation
    /// What `batch_judge.comparison` asks for.
    let mode: ComparisonMode
    /// The problem's words for its validator, before those of the test data.
    let words: [String]

    /// With the words that the test data add.
    func settings(_ more: [String] = [], complain: (_ what: String, _ fix: String) -> Void) -> OutputSettings {
        switch validation {
        case .program, .interactive: return OutputSettings(arguments: words + more)
        case .comparison: break
        }
        switch mode {
        case .tokens: return OutputSettings(comparison: .tokens(flags(more, complain)))
        case .lines, .exact:
            if !(words + more).isEmpty {
                complain("does not go with `comparison: \(mode.rawValue)`", "leave one of them out")
            }
            return OutputSettings(comparison: mode == .lines ? .lines : .exact)
        }
    }

    private func flags(_ more: [String], _ complain: (_ what: String, _ fix: String) -> Void) -> ComparisonFlags {
        do {
            return try ComparisonFlags(words: words + more)
        } catch {
            complain(error.description, "correct the flags, as in `float_tolerance 1e-6`")
            return ComparisonFlags()
        }
    }
}

/// How the output of a test case is judged.
struct OutputSettings: Hashable {
    var comparison: OutputComparison = .tokens(ComparisonFlags())
    /// For a validator of the problem's own.
    var arguments: [String] = []
}

enum ComparisonMode: String, CaseIterable {
    case tokens, lines, exact
}
