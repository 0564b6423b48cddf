/// A problem as everybody may know it once the contest has started.
package struct PublicProblem: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case program(inputFile: String?, outputFile: String?, Validation)
        case answers(Validation)
        case sql(isOrdered: Bool, comparesColumnNames: Bool)
        case predictions(PublicPredictionRules)
    }

    /// Who judges an output, as far as a team must know.
    package enum Validation: Sendable, Hashable {
        /// Nil: not all test cases are compared in the same way.
        case comparison(OutputComparison?)
        case program
        case interactive
    }

    package struct Statistics: Sendable, Hashable {
        /// How often each verdict was given, those that were never left out, in the order of `Verdict.allCases`.
        package let verdicts: [VerdictCount]
        package let pending: Int
        package let teamsTried: Int
        package let teamsSolved: Int
    }

    package let id: ProblemID
    package let label: String
    package let name: String
    package let rgb: String?
    package let weight: Double
    package let kind: Kind
    package let limits: ProblemLimits
    /// Nil: every language.
    package let languages: [LanguageID]?
    package let statement: String
    /// A PDF; the path itself is not for the public.
    package let statementFile: String?
    package let statementImages: [StatementImage]
    package let samples: [ShownSample]
    /// How many test cases are samples; how many are hidden is not for the public.
    package let sampleCount: Int
    /// Nil: the problem is accepted or not.
    package let scoring: PublicScoring?
    /// Of two results the smaller number is the better one.
    package let isLowerBetter: Bool
    package let statistics: Statistics

    static func all(
        of record: ContestRecord,
        _ submissions: [PublicSubmission],
        _ board: Scoreboard
    ) -> [PublicProblem] {
        let problems = Dictionary(record.problems.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let attempts = Dictionary(grouping: submissions, by: \.problem)
        return record.contest.problems.compactMap { place in
            problems[place.id].map { problem in
                let statistics = Statistics(attempts[place.id] ?? [], solved: board.solvers(of: place.id))
                return PublicProblem(problem, place, statistics)
            }
        }
    }

    private init(_ problem: Problem, _ place: ContestProblem, _ statistics: Statistics) {
        id = problem.id
        label = place.label
        name = problem.name
        rgb = place.rgb
        weight = place.weight
        kind = Kind(problem)
        limits = problem.limits
        languages = problem.languages
        statement = problem.statement
        statementFile = problem.statementFile
        statementImages = problem.statementImages
        samples = problem.samples
        sampleCount = problem.tests.count(where: \.isSample)
        scoring = problem.scoring.map(PublicScoring.init)
        isLowerBetter = problem.isLowerBetter
        self.statistics = statistics
    }
}

/// What the points of a problem are made of.
package struct PublicScoring: Sendable, Hashable {
    package let groups: [ScoredGroup]
    /// Of a perfect submission; nil: unbounded, or nobody said.
    package let fullScore: Double?

    fileprivate init(_ rules: ScoringRules) {
        groups = rules.shownGroups
        fullScore = rules.fullScore
    }
}

/// How often a verdict was given.
package struct VerdictCount: Sendable, Hashable {
    package let verdict: Verdict
    package let count: Int

    /// Those that occur, in the order of `Verdict.allCases`.
    static func all(of verdicts: [Verdict]) -> [VerdictCount] {
        let counts = Dictionary(grouping: verdicts) { $0 }.mapValues(\.count)
        return Verdict.allCases.compactMap { verdict in
            counts[verdict].map { VerdictCount(verdict: verdict, count: $0) }
        }
    }
}

/// What a team must know to send predictions.
package struct PublicPredictionRules: Sendable, Hashable {
    package let entryPoint: String
    package let requiredFiles: [String]
    package let allowedExtensions: [String]
    package let image: String
    package let idColumn: String
    package let predictionsFile: String
    package let predictionsColumns: [String]
    package let predictionValues: PredictionValues
    /// Bytes.
    package let maxPredictions: Int64
    /// The first one ranks where there is no formula. Where the problem's own programs lie is not said.
    package let metrics: [MetricChoice]
    /// Nil: the first metric is the score.
    package let formula: ScoreFormula?
    package let timing: RunTiming
    /// Whether a part of the rows is scored at the end only.
    package let hasPrivateRows: Bool
    package let standing: StandingRules

    fileprivate init(_ rules: PredictionRules) {
        entryPoint = rules.entryPoint
        requiredFiles = rules.requiredFiles
        allowedExtensions = rules.allowedExtensions
        image = rules.image
        idColumn = rules.idColumn
        predictionsFile = rules.predictionsFile
        predictionsColumns = rules.predictionsColumns
        predictionValues = rules.predictionValues
        maxPredictions = rules.maxPredictions
        metrics = rules.metrics.map { MetricChoice(id: $0.id, options: $0.options) }
        formula = rules.formula
        timing = rules.timing
        hasPrivateRows = rules.splitColumn != nil
        standing = rules.standing
    }
}

extension PublicProblem.Kind {
    fileprivate init(_ problem: Problem) {
        func validation(_ rules: OutputValidation) -> PublicProblem.Validation {
            switch rules {
            case .comparison:
                let ways = Set(problem.tests.map(\.comparison))
                return .comparison(ways.count == 1 ? ways.first : nil)
            case .program: return .program
            case .interactive: return .interactive
            }
        }
        self =
            switch problem.kind {
            case .program(let rules):
                .program(
                    inputFile: rules.inputFile,
                    outputFile: rules.outputFile,
                    validation(rules.validation)
                )
            case .answers(let rules): .answers(validation(rules.validation))
            case .sql(let rules): .sql(isOrdered: rules.isOrdered, comparesColumnNames: rules.comparesColumnNames)
            case .predictions(let rules): .predictions(PublicPredictionRules(rules))
            }
    }
}

extension PublicProblem.Statistics {
    fileprivate init(_ attempts: [PublicSubmission], solved: Int) {
        verdicts = VerdictCount.all(of: attempts.compactMap { $0.result?.verdict })
        pending = attempts.count { $0.result == nil }
        teamsTried = Set(attempts.map(\.team)).count
        teamsSolved = solved
    }
}

extension Scoreboard {
    fileprivate func solvers(of problem: ProblemID) -> Int {
        (rows + unranked).count { row in row.cells.contains { $0.problem == problem && $0.isSolved } }
    }
}
