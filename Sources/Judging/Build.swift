package import ContestModel
import Foundation
import Sandbox

/// What became of a build.
package enum BuildResult: Sendable {
    /// What was made; nil: the language builds nothing. The log is what the compiler said, of a smoke test only.
    case ready(program: BuiltProgram?, log: String)
    /// The submission's fault, with what the compiler said.
    case failed(Reason, message: String, log: String)
}

extension Workbench {
    /// Compiles a submission in a container of its own, or takes the same program from the cache.
    ///
    /// - Throws: `SandboxError` and file errors: ours, never the submission's.
    package func build(_ job: JudgingJob) async throws -> BuildResult {
        guard let language = job.language, let compile = language.compile else { return .ready(program: nil, log: "") }
        let words = CommandWords(
            source: Inside.source,
            program: Inside.scratch,
            sources: job.sources,
            entryPoint: job.entryPoint ?? "",
            memory: job.problem.limits.buildMemory
        ).fill(compile)
        guard RunRequest.canTake(words) else {
            let message = "The names of the \(job.sources.count) source files are too long to be given to one compiler."
            return .failed(.buildLimit, message: message, log: "")
        }
        let key = try fingerprint(of: job, words: words, language)
        // The cache knows nothing of warnings, which a smoke test shows.
        if !job.isSmoke, let program = try await cache.program(key) { return .ready(program: program, log: "") }

        let made = "\(job.folder).program"
        try? FileManager.default.removeItem(atPath: made)
        try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
        let plan = plan(job, .build, memory: job.problem.limits.buildMemory)
        let outcome = try await withContainer(plan, in: job.seat) { container in
            try container.run(request(words, language, into: made, limits: job.problem.limits))
        }
        let log = Self.log(outcome, words: words)
        if let failure = try Self.failure(outcome, words: words, log: log) { return failure }
        return .ready(program: try await cache.take(made, as: key), log: job.isSmoke ? log : "")
    }

    private func request(
        _ words: [String],
        _ language: Language,
        into folder: String,
        limits: ProblemLimits
    ) -> RunRequest {
        RunRequest(
            arguments: words,
            environment: language.environment,
            harvest: .tree(into: folder, maxBytes: 256 << 20, maxFiles: 4096),
            caps: RunCaps(cpuTime: limits.buildTime, wallTime: limits.buildTime * 2, output: 1 << 20)
        )
    }

    /// The command, and what it said.
    private static func log(_ outcome: RunOutcome, words: [String]) -> String {
        let errors = SampleDifference.errors(of: outcome, maxBytes: 16 << 10)
        let said = [errors, SampleDifference.excerpt(outcome.output, maxBytes: 16 << 10)]
            .filter { !$0.isEmpty }.joined(separator: "\n")
        return "$ \(words.joined(separator: " "))\n\(said)".replacing("\(Inside.source)/", with: "")
    }

    /// Nil: the build went well.
    private static func failure(_ outcome: RunOutcome, words: [String], log: String) throws -> BuildResult? {
        if let limit = outcome.limit {
            let message = "Compiling was stopped: it passed the limit of \(limit.words)."
            return .failed(.buildLimit, message: message, log: log)
        }
        if case .refused(let what) = outcome.harvested {
            return .failed(.buildLimit, message: "What the compiler made cannot be taken: \(what).", log: log)
        }
        switch outcome.ending {
        case .exit(0): return nil
        case .exit(let code): return .failed(.compiler, message: "The compiler ended with exit code \(code).", log: log)
        case .signal(let number):
            return .failed(.compiler, message: "The compiler was ended by signal \(number).", log: log)
        case .notStarted(let code): throw JudgingError.commandMissing(words.first ?? "", code)
        }
    }

    /// What a build depends on: the image, the command, and every file of the submission.
    private func fingerprint(of job: JudgingJob, words: [String], _ language: Language) throws -> String {
        var hash = SHA256()
        func add(_ field: String) { hash.update(Array("\(field.utf8.count):\(field)".utf8)) }
        add("build 1")
        add(job.image)
        for word in words { add(word) }
        for (key, value) in language.environment.sorted(by: { $0.key < $1.key }) { add("\(key)=\(value)") }
        for file in job.files.sorted() {
            add(file)
            let contents = try Data(contentsOf: URL(filePath: "\(job.folder)/\(file)"))
            add(String(contents.count))
            hash.update(Array(contents))
        }
        return hash.hexDigest()
    }
}

extension RunOutcome.Limit {
    var words: String {
        switch self {
        case .cpuTime: "CPU time"
        case .wallTime: "wall time"
        case .memory: "memory"
        case .output: "output"
        }
    }
}

/// What goes wrong on our side, beside the sandbox's own errors.
package enum JudgingError: Error, CustomStringConvertible {
    /// With the `errno` of starting it.
    case commandMissing(String, Int32)
    case notCalibrated
    /// With the `errno` of opening an entry.
    case cache(String, Int32)

    package var description: String {
        switch self {
        case .commandMissing(let command, let code):
            "The image cannot start '\(command)' (errno \(code)): correct images/*/language.yaml or build the image again "
                + "(`batch-judge images build`)."
        case .notCalibrated:
            "The program that measures the machine's speed did not end well. Is the machine overloaded?"
        case .cache(let folder, let code):
            "\(folder): the cache of compiled programs cannot be used (errno \(code)); remove the folder, it is made again."
        }
    }
}
