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
    /// In the order they are judged: samples first, then by path, bytewise.
    package let tests: [TestCase]
    /// The package's folder.
    package let folder: String

    package init(
        id: ProblemID,
        name: String,
        kind: ProblemKind,
        limits: ProblemLimits,
        languages: [LanguageID]?,
        statement: String,
        tests: [TestCase],
        folder: String
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.limits = limits
        self.languages = languages
        self.statement = statement
        self.tests = tests
        self.folder = folder
    }
}

package enum ProblemKind: Sendable, Hashable {
    /// A program reads the input and its output is compared with the answer.
    case program(ProgramRules)
    /// The result table of a query is compared.
    case sql(SQLRules)
    /// Predictions of a model are scored.
    case predictions(PredictionRules)
}

package struct ProgramRules: Sendable, Hashable {
    /// File names that take the place of standard input and output; nil: the standard streams.
    package let inputFile: String?
    package let outputFile: String?
    package let comparison: ComparisonFlags

    package init(inputFile: String? = nil, outputFile: String? = nil, comparison: ComparisonFlags = ComparisonFlags()) {
        self.inputFile = inputFile
        self.outputFile = outputFile
        self.comparison = comparison
    }
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
    package let comparison: ComparisonFlags

    package init(schemaFile: String, isOrdered: Bool, comparison: ComparisonFlags = ComparisonFlags()) {
        self.schemaFile = schemaFile
        self.isOrdered = isOrdered
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

package struct ProblemLimits: Sendable, Hashable {
    /// CPU time per test case (an ML problem: of the whole run), before the language's factor.
    package let cpuTime: Duration
    /// Bytes, before the language's overhead.
    package let memory: Int64
    /// Bytes of what one run may print.
    package let output: Int64
    package let buildTime: Duration
    package let buildMemory: Int64

    package init(
        cpuTime: Duration,
        memory: Int64,
        output: Int64,
        buildTime: Duration = .seconds(60),
        buildMemory: Int64 = 2 << 30
    ) {
        self.cpuTime = cpuTime
        self.memory = memory
        self.output = output
        self.buildTime = buildTime
        self.buildMemory = buildMemory
    }
}

/// An input and the answer that goes with it.
package struct TestCase: Sendable, Hashable {
    /// The path below `data/` without its extension: `secret/01-small`.
    package let name: String
    package let isSample: Bool
    package let inputFile: String
    package let answerFile: String

    package init(name: String, isSample: Bool, inputFile: String, answerFile: String) {
        self.name = name
        self.isSample = isSample
        self.inputFile = inputFile
        self.answerFile = answerFile
    }

    /// The folder part of `name`.
    package var group: String { name.split(separator: "/").dropLast().joined(separator: "/") }
}
