import ContestModel

/// What a problem page says of limits and of what is to be sent, a word and its value per line.
struct ProblemFacts {
    private(set) var lines: [Values] = []

    init(_ problem: PublicProblem, _ type: Contest.ScoreboardType) {
        add("CPU time", "\(Figures.span(problem.limits.cpuTime)) per \(problem.isRunOnce ? "run" : "test")")
        add("Memory", Figures.size(problem.limits.memory))
        if type == .score { add("Weight", Figures.score(problem.weight)) }
        if let languages = problem.languages { add("Languages", languages.map(\.text).joined(separator: ", ")) }
        switch problem.kind {
        case .program(let input, let output, let validation):
            if input != nil || output != nil {
                add("Input", input ?? "standard input")
                add("Output", output ?? "standard output")
            }
            add(validation)
        case .answers(let validation):
            add("To be sent", "an output for each test")
            add(validation)
        case .sql(let isOrdered, let comparesNames):
            add("Order of the rows", isOrdered ? "counts" : "does not count")
            add("Names of the columns", comparesNames ? "count" : "do not count")
        case .predictions(let rules): add(rules, of: problem.id)
        }
        if let scoring = problem.scoring { add(scoring, isLowerBetter: problem.isLowerBetter) }
    }

    private mutating func add(_ word: String, _ value: String) { lines.append(["word": word, "value": value]) }

    private mutating func add(_ validation: PublicProblem.Validation) {
        switch validation {
        case .comparison(.tokens(let flags)): addTolerance(flags)
        case .comparison(.lines): add("Output is compared", "line by line")
        case .comparison(.exact): add("Output is compared", "byte by byte")
        case .comparison(nil): break
        case .program: add("Output is judged by", "a program of the problem's own")
        case .interactive: add("Interactive", "your program talks with one of the jury's")
        }
    }

    private mutating func add(_ scoring: PublicScoring, isLowerBetter: Bool) {
        if isLowerBetter { add("Points", "fewer are better") }
        if let full = scoring.fullScore { add("Points", Figures.score(full)) }
        for group in scoring.groups {
            if let most = group.maxScore { add(group.label, "\(Figures.score(most)) points") }
        }
    }

    private mutating func addTolerance(_ comparison: ComparisonFlags) {
        let tolerances = [
            comparison.absoluteTolerance.map { "\($0) absolute" },
            comparison.relativeTolerance.map { "\($0) relative" },
        ].compactMap { $0 }
        if !tolerances.isEmpty { add("Tolerance", tolerances.joined(separator: ", ")) }
    }

    private mutating func add(_ rules: PublicPredictionRules, of problem: ProblemID) {
        add("Program", rules.entryPoint)
        add("Must be in the zip", rules.requiredFiles.joined(separator: ", "))
        add("File types", rules.allowedExtensions.joined(separator: ", "))
        add("Image", rules.image)
        add("Predictions", "\(rules.predictionsFile), at most \(Figures.size(rules.maxPredictions))")
        add("Columns", ([rules.idColumn] + rules.predictionsColumns).joined(separator: ", "))
        let metrics = rules.metrics.map { metric in
            let options = metric.options.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return metric.id + (options.isEmpty ? "" : " (\(options.joined(separator: ", ")))")
        }
        if let formula = rules.formula {
            add("Ranked by", formula.terms.map { Self.words($0, of: metrics) }.joined(separator: " + "))
            add("Measured", metrics.joined(separator: ", "))
        } else {
            add("Ranked by", metrics.first ?? "–")
            if metrics.count > 1 { add("Also measured", metrics.dropFirst().joined(separator: ", ")) }
        }
        add(rules.standing, of: problem, isSplit: rules.hasPrivateRows)
    }
}

extension ProblemFacts {
    /// `0.1 × size (1 at 1 MiB, 0 at 50 MiB)`.
    private static func words(_ term: ScoreFormula.Term, of metrics: [String]) -> String {
        func span(_ write: (Double) -> String) -> String { "(1 at \(write(term.best)), 0 at \(write(term.worst)))" }
        let weight = "\(Figures.score(term.weight)) ×"
        switch term.quantity {
        case .metric(let place):
            let isPlain = (term.best, term.worst) == (1, 0)
            return "\(weight) \(metrics[place])" + (isPlain ? "" : " \(span(Figures.score))")
        case .size: return "\(weight) size \(span { Figures.size(Int64($0)) })"
        case .latency: return "\(weight) latency \(span { Figures.span(.milliseconds(Int64($0 * 1000))) })"
        }
    }

    private mutating func add(_ rules: StandingRules, of problem: ProblemID, isSplit: Bool) {
        if let digits = rules.digits { add("Public scores", "rounded to \(Figures.count(digits, "digit", "digits"))") }
        if rules.ladder { add("Ladder", "a new score is shown where it is better by more than chance") }
        guard isSplit || rules.final == .selected else { return }
        let entry =
            rules.final == .selected
            ? "the entry that the team chose with a file \(problem).select, or else its best public one"
            : "the best public entry"
        add("In the end", isSplit ? "\(entry) counts, by labels that are private until then" : "\(entry) counts")
    }
}

extension PublicProblem {
    fileprivate var isRunOnce: Bool {
        if case .predictions = kind { true } else { false }
    }
}
