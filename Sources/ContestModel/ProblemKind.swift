package enum ProblemKind: Sendable, Hashable {
    /// A program reads the input, or talks with one of the jury's, and its output is judged.
    case program(ProgramRules)
    /// The outputs themselves are handed in, a file for each test case.
    case answers(AnswerRules)
    /// The result table of a query is compared.
    case sql(SQLRules)
    /// Predictions of a model are scored.
    case predictions(PredictionRules)
}

package struct ProgramRules: Sendable, Hashable {
    /// File names that take the place of standard input and output; nil: the standard streams.
    package let inputFile: String?
    package let outputFile: String?
    package let validation: OutputValidation
    /// How often the program may be run on one test case; each time but the first, the validator has written its input.
    package let passes: Int

    package init(
        inputFile: String? = nil,
        outputFile: String? = nil,
        validation: OutputValidation = .comparison,
        passes: Int = 1
    ) {
        self.inputFile = inputFile
        self.outputFile = outputFile
        self.validation = validation
        self.passes = passes
    }
}

package struct AnswerRules: Sendable, Hashable {
    /// Never interactive.
    package let validation: OutputValidation

    package init(validation: OutputValidation = .comparison) {
        self.validation = validation
    }
}

/// Who says whether an output is right.
package enum OutputValidation: Sendable, Hashable {
    /// The judge, by comparing it with the answer file as each test case says.
    case comparison
    /// A program of the problem's own, when the submission has ended.
    case program(JuryProgram)
    /// A program of the problem's own, which talks with the submission while it runs.
    case interactive(JuryProgram)
}

/// A validator or grader that comes with a problem: one source file, or a folder of them, with `build` and `run` if it likes.
package struct JuryProgram: Sendable, Hashable {
    /// Absolute, links resolved.
    package let path: String

    package init(path: String) {
        self.path = path
    }
}

/// Files of the problem that go with every submission, or with those of one language.
package struct IncludedFiles: Sendable, Hashable {
    /// As the package's folder is called, such as `cpp`; nil: with every submission.
    package let language: String?
    /// Absolute.
    package let folder: String

    package init(language: String?, folder: String) {
        self.language = language
        self.folder = folder
    }
}

package struct SQLRules: Sendable, Hashable {
    /// SQL that is executed before each test case's own.
    package let schemaFile: String
    /// Whether the order of the rows counts.
    package let isOrdered: Bool
    /// Whether the names of the columns count, up to `A` to `Z`.
    package let comparesColumnNames: Bool
    package let comparison: ComparisonFlags

    package init(
        schemaFile: String,
        isOrdered: Bool,
        comparesColumnNames: Bool = false,
        comparison: ComparisonFlags = ComparisonFlags()
    ) {
        self.schemaFile = schemaFile
        self.isOrdered = isOrdered
        self.comparesColumnNames = comparesColumnNames
        self.comparison = comparison
    }
}

package struct PredictionRules: Sendable, Hashable {
    package let entryPoint: String
    package let requiredFiles: [String]
    /// Extensions, lower case, without a dot.
    package let allowedExtensions: [String]
    package let image: String
    /// Mounted read-only below `/data`.
    package var featureFiles: [String]
    package var labelsFile: String
    package let idColumn: String
    /// Of the labels file, with `Public` and `Private`; nil: everything is public.
    package let splitColumn: String?
    /// False: all rows are one part, whatever that column says, and whether it is there.
    package var readsSplit = true
    /// Written by the program, relative to its working folder.
    package let predictionsFile: String
    /// What metrics read that name no columns of their own.
    package let predictionsColumns: [String]
    /// What may stand in them.
    package let predictionValues: PredictionValues
    /// Bytes.
    package let maxPredictions: Int64
    /// The first one ranks where there is no formula.
    package let metrics: [MetricChoice]
    /// Nil: the first metric is the score.
    package let formula: ScoreFormula?
    package let timing: RunTiming
    package let standing: StandingRules
    /// False: only the form of predictions counts, as the labels are not for the team that asks.
    package var isScored = true
    package var environment: EnvironmentRules

    package init(
        entryPoint: String,
        requiredFiles: [String],
        allowedExtensions: [String],
        image: String,
        featureFiles: [String],
        labelsFile: String,
        idColumn: String,
        splitColumn: String?,
        predictionsFile: String,
        predictionsColumns: [String],
        predictionValues: PredictionValues = PredictionValues(),
        maxPredictions: Int64,
        metrics: [MetricChoice],
        formula: ScoreFormula? = nil,
        timing: RunTiming = RunTiming(),
        standing: StandingRules = StandingRules(),
        environment: EnvironmentRules = EnvironmentRules()
    ) {
        self.entryPoint = entryPoint
        self.requiredFiles = requiredFiles
        self.allowedExtensions = allowedExtensions
        self.image = image
        self.featureFiles = featureFiles
        self.labelsFile = labelsFile
        self.idColumn = idColumn
        self.splitColumn = splitColumn
        self.predictionsFile = predictionsFile
        self.predictionsColumns = predictionsColumns
        self.predictionValues = predictionValues
        self.maxPredictions = maxPredictions
        self.metrics = metrics
        self.formula = formula
        self.timing = timing
        self.standing = standing
        self.environment = environment
    }
}
