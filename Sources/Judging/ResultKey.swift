package import ContestModel

/// What the results of a submission's runs hang on: a run whose key is that of an earlier one need not be made again.
///
/// Names of test cases are no part of it, so that a case that was renamed, or is linked in several groups, keeps its result.
package struct ResultKey {
    /// Goes up with every change of the judge's rules that can give another result for the same files.
    private static let rules = "run 2"

    /// The digest of what all runs of the submission share.
    private let program: [UInt8]
    private let takesAnswers: Bool
    private let digests: [String: String]

    /// The files and folders whose digests are needed, absolute.
    package static func paths(of job: JudgingJob) -> Set<String> {
        let tests = job.problem.tests.flatMap { [$0.inputFile, $0.answerFile, $0.filesFolder].compactMap { $0 } }
        return Set([job.folder] + job.problem.includes.map(\.folder) + job.problem.kind.files + tests)
    }

    /// With the digests of `paths(of:)`, folders with all that is in them, and `Workbench.juryTools(of:)`.
    package init(_ job: JudgingJob, digests: [String: String], juryTools: [String]) {
        self.digests = digests
        takesAnswers = if case .answers = job.problem.kind { true } else { false }
        let digest = digests.known
        var fields = Fields([Self.rules, job.image, job.entryPoint ?? ""])
        fields.add(digest(job.folder))
        fields.add(job.sources.sorted())
        fields.add(job.problem.includes.map { "\($0.language ?? "") \(digest($0.folder))" })
        if let language = job.language {
            fields.add([language.id.text] + (language.compile ?? []) + language.run)
            fields.add(language.environment.map { "\($0.key)=\($0.value)" }.sorted())
            fields.add("\(language.timeFactor) \(language.memoryOverhead)")
        }
        fields.add("\(job.problem.limits)")
        fields.add(job.problem.kind.rules(digest))
        fields.add(juryTools)
        // Which short names stand for one of them.
        if takesAnswers { fields.add(job.problem.tests.map(\.name)) }
        program = fields.digest
    }

    /// `shown` are the bytes of each text that the team sees of it, where it is a sample.
    package func key(of test: TestCase, shown: Int) -> String {
        var fields = Fields([digests.known(test.inputFile), digests.known(test.answerFile)])
        fields.add(test.filesFolder.map(digests.known) ?? "none")
        fields.add(test.comparison.words)
        fields.add(test.validatorArguments)
        fields.add(test.arguments)
        fields.add(test.isSample ? "\(shown)" : "hidden")
        // Its name is what an output is handed in by.
        if takesAnswers { fields.add(test.name) }
        fields.add(program)
        return fields.hexDigest
    }
}

extension [String: String] {
    /// A file that was forgotten would give different things one key.
    fileprivate func known(_ path: String) -> String {
        guard let digest = self[path] else { preconditionFailure("no digest of \(path)") }
        return digest
    }
}

/// Texts, each with its length before it, so that no two lists look the same.
private struct Fields {
    private var hash = SHA256()

    init(_ texts: [String]) { for text in texts { add(text) } }

    mutating func add(_ text: String) { hash.update(Array("\(text.utf8.count):\(text)".utf8)) }

    mutating func add(_ list: [String]) {
        add("\(list.count)")
        for text in list { add(text) }
    }

    mutating func add(_ bytes: [UInt8]) { hash.update(bytes) }

    var digest: [UInt8] { hash.digest() }
    var hexDigest: String { hash.hexDigest() }
}

extension ProblemKind {
    /// What every run uses beside the test case.
    fileprivate var files: [String] {
        switch self {
        case .program(let rules): rules.validation.program.map { [$0.path] } ?? []
        case .answers(let rules): rules.validation.program.map { [$0.path] } ?? []
        case .sql(let rules): [rules.schemaFile]
        case .predictions: []
        }
    }

    fileprivate func rules(_ digest: (String) -> String) -> [String] {
        switch self {
        case .program(let rules):
            ["program", rules.inputFile ?? "", rules.outputFile ?? "", "\(rules.passes)"]
                + rules.validation.words(digest)
        case .answers(let rules): ["answers"] + rules.validation.words(digest)
        case .sql(let rules):
            ["sql", digest(rules.schemaFile), "\(rules.isOrdered) \(rules.comparesColumnNames)"]
                + OutputComparison.tokens(rules.comparison).words
        case .predictions: ["predictions"]
        }
    }
}

extension OutputValidation {
    fileprivate var program: JuryProgram? {
        switch self {
        case .comparison: nil
        case .program(let program), .interactive(let program): program
        }
    }

    fileprivate func words(_ digest: (String) -> String) -> [String] {
        switch self {
        case .comparison: ["comparison"]
        case .program(let program): ["program", digest(program.path)]
        case .interactive(let program): ["interactive", digest(program.path)]
        }
    }
}

extension OutputComparison {
    fileprivate var words: [String] {
        func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
        return switch self {
        case .tokens(let flags):
            [
                "tokens", flags.isCaseSensitive ? "case" : "", flags.isSpaceChangeSensitive ? "space" : "",
                number(flags.absoluteTolerance), number(flags.relativeTolerance),
            ]
        case .lines: ["lines"]
        case .exact: ["exact"]
        }
    }
}

extension JudgingJob {
    /// Gives every test case the key of its result, from the digests of `ResultKey.paths(of:)` and `Workbench.juryTools(of:)`, and
    /// takes note of the runs of earlier judgements of the same submission, oldest first.
    package mutating func recall(_ runs: [TestRun], digests: [String: String], juryTools: [String]) {
        let key = ResultKey(self, digests: digests, juryTools: juryTools)
        keys = problem.tests.map { key.key(of: $0, shown: shownBytes) }
        known = [:]
        for run in runs {
            if let key = run.key, run.verdict != .judgingError { known[key, default: [:]][run.name] = run }
        }
    }

    /// The key of the test case at this place of those that are run; nil: none was made.
    func key(_ position: Int) -> String? { keys.indices.contains(position) ? keys[position] : nil }

    /// The result of an earlier judgement that holds for this test case as well.
    func knownRun(_ position: Int, of test: TestCase) -> TestRun? {
        // Of test cases that are the same each keeps its own.
        guard let runs = key(position).flatMap({ known[$0] }),
            var run = runs[test.name] ?? runs.min(by: { $0.key < $1.key })?.value
        else { return nil }
        run.name = test.name
        run.group = test.group
        return run
    }
}
