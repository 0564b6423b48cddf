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
