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
