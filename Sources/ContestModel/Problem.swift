/// A problem package, read and checked. Paths are absolute.
package struct Problem: Sendable, Hashable {
    package let id: ProblemID
    package let name: String
    package let kind: ProblemKind
    package let limits: ProblemLimits
    /// Nil: every language.
    package let languages: [LanguageID]?
    /// GitHub-flavoured Markdown; empty where the package has no statement that can be shown.
    package let statement: String
    /// A PDF with the statement, absolute; nil: there is none.
    package let statementFile: String?
    /// What lies beside the statement and may be shown in it.
    package let statementImages: [StatementImage]
    /// In the order they are judged: samples first, then by path, bytewise.
    package let tests: [TestCase]
    /// What the problem's page shows of the samples.
    package let samples: [ShownSample]
    /// How points come from the test cases; nil: the problem is accepted or not.
    package let scoring: ScoringRules?
    /// Put over a submission's files before it is built.
    package let includes: [IncludedFiles]
    /// The package's folder.
    package let folder: String

    package init(
        id: ProblemID,
        name: String,
        kind: ProblemKind,
        limits: ProblemLimits,
        languages: [LanguageID]?,
        statement: String,
        statementFile: String? = nil,
        statementImages: [StatementImage] = [],
        tests: [TestCase],
        samples: [ShownSample]? = nil,
        scoring: ScoringRules? = nil,
        includes: [IncludedFiles] = [],
        folder: String
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.limits = limits
        self.languages = languages
        self.statement = statement
        self.statementFile = statementFile
        self.statementImages = statementImages
        self.tests = tests
        self.samples = samples ?? tests.filter(\.isSample).map(ShownSample.init)
        self.scoring = scoring
        self.includes = includes
        self.folder = folder
    }
}

/// A picture that a statement may refer to.
package struct StatementImage: Sendable, Hashable {
    /// Relative to the statement's folder.
    package let name: String
    /// Absolute.
    package let file: String

    package init(name: String, file: String) {
        self.name = name
        self.file = file
    }
}

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

/// How an output is compared with an answer file, both as bytes.
package enum OutputComparison: Sendable, Hashable {
    /// The default output validator of the problem package format.
    case tokens(ComparisonFlags)
    /// Line by line, where runs of blanks within a line and empty lines at the end do not matter: what CMS calls white-diff.
    case lines
    /// Byte by byte.
    case exact
}

/// Flags of the default output validator of the problem package format.
package struct ComparisonFlags: Sendable, Hashable {
    package var isCaseSensitive: Bool
    package var isSpaceChangeSensitive: Bool
    package var absoluteTolerance: Double?
    package var relativeTolerance: Double?

    package init(
        isCaseSensitive: Bool = false,
        isSpaceChangeSensitive: Bool = false,
        absoluteTolerance: Double? = nil,
        relativeTolerance: Double? = nil
    ) {
        self.isCaseSensitive = isCaseSensitive
        self.isSpaceChangeSensitive = isSpaceChangeSensitive
        self.absoluteTolerance = absoluteTolerance
        self.relativeTolerance = relativeTolerance
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
    package let featureFiles: [String]
    package let labelsFile: String
    package let idColumn: String
    /// Of the labels file, with `Public` and `Private`; nil: everything is public.
    package let splitColumn: String?
    /// Written by the program, relative to its working folder.
    package let predictionsFile: String
    package let predictionsColumn: String
    /// Bytes.
    package let maxPredictions: Int64
    /// The first one ranks.
    package let metrics: [MetricChoice]

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
        predictionsColumn: String,
        maxPredictions: Int64,
        metrics: [MetricChoice]
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
        self.predictionsColumn = predictionsColumn
        self.maxPredictions = maxPredictions
        self.metrics = metrics
    }
}

/// A metric by its id, with its options as written in `problem.yaml`: `{id: f1, average: macro}`.
package struct MetricChoice: Sendable, Hashable {
    package let id: String
    package let options: [String: String]

    package init(id: String, options: [String: String] = [:]) {
        self.id = id
        self.options = options
    }
}

/// A sample as the problem's page shows it. Paths are absolute.
package struct ShownSample: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case texts(input: String, answer: String)
        /// What a program and the validator say to each other: lines that start with `>` and `<`.
        case interaction(String)
    }

    /// As test cases are named: `sample/1`.
    package let name: String
    package let content: Content

    package init(name: String, content: Content) {
        self.name = name
        self.content = content
    }

    /// The test case itself.
    package init(_ test: TestCase) {
        self.init(name: test.name, content: .texts(input: test.inputFile, answer: test.answerFile))
    }
}

package struct ProblemLimits: Sendable, Hashable {
    /// CPU time per test case (an ML problem: of the whole run), before the language's factor.
    package let cpuTime: Duration
    /// Bytes, before the language's overhead.
    package let memory: Int64
    /// Bytes of what one run may print.
    package let output: Int64
    package let buildTime: Duration
    package let buildMemory: Int64
    /// Bytes of a submission's files together; nil: the contest's limits alone.
    package let code: Int64?
    /// Of the problem's own validators and graders, per run.
    package let validation: ValidationLimits
    package let times: TimeRules
    /// The package gives no time limit, and this one stands in for it.
    package let isTimeGuessed: Bool

    package init(
        cpuTime: Duration,
        memory: Int64,
        output: Int64,
        buildTime: Duration = .seconds(60),
        buildMemory: Int64 = 2 << 30,
        code: Int64? = nil,
        validation: ValidationLimits = ValidationLimits(),
        times: TimeRules = .legacy,
        isTimeGuessed: Bool = false
    ) {
        self.cpuTime = cpuTime
        self.memory = memory
        self.output = output
        self.buildTime = buildTime
        self.buildMemory = buildMemory
        self.code = code
        self.validation = validation
        self.times = times
        self.isTimeGuessed = isTimeGuessed
    }
}

package struct ValidationLimits: Sendable, Hashable {
    /// CPU time.
    package let time: Duration
    /// Bytes.
    package let memory: Int64
    /// Bytes of what it prints and of its feedback, each.
    package let output: Int64

    package init(time: Duration = .seconds(60), memory: Int64 = 2 << 30, output: Int64 = 8 << 20) {
        self.time = time
        self.memory = memory
        self.output = output
    }
}

/// An input and the answer that goes with it.
package struct TestCase: Sendable, Hashable {
    /// The path below `data/` without its extension: `secret/01-small`.
    package let name: String
    package let isSample: Bool
    package let inputFile: String
    package let answerFile: String
    /// How the judge compares, where no program of the problem's own does.
    package var comparison: OutputComparison
    /// Words for the problem's own validator, after the folder for feedback.
    package let validatorArguments: [String]
    /// Words for the submission.
    package let arguments: [String]
    /// A folder whose files the submission finds in its working folder; absolute.
    package let filesFolder: String?

    package init(
        name: String,
        isSample: Bool,
        inputFile: String,
        answerFile: String,
        comparison: OutputComparison = .tokens(ComparisonFlags()),
        validatorArguments: [String] = [],
        arguments: [String] = [],
        filesFolder: String? = nil
    ) {
        self.name = name
        self.isSample = isSample
        self.inputFile = inputFile
        self.answerFile = answerFile
        self.comparison = comparison
        self.validatorArguments = validatorArguments
        self.arguments = arguments
        self.filesFolder = filesFolder
    }

    /// The folder part of `name`.
    package var group: String { name.split(separator: "/").dropLast().joined(separator: "/") }
}
