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
        let limits = job.problem.limits
        let plan = plan(job, .build, memory: limits.buildMemory)
        let outcome = try await self.compile(words, language.environment, plan, limits, into: made, in: job.seat)
        let log = Self.log(outcome, words: words)
        if let failure = try Self.failure(outcome, words: words, log: log) { return failure }
        return .ready(program: try await cache.take(made, as: key), log: job.isSmoke ? log : "")
    }

    /// Runs one command in a container of its own; what it made goes to `folder`, which is made anew.
    func compile(
        _ words: [String],
        _ environment: [String: String],
        _ plan: ContainerPlan,
        _ limits: ProblemLimits,
        into folder: String,
        in seat: Seat
    ) async throws -> RunOutcome {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let request = RunRequest(
            arguments: words,
            environment: environment,
            harvest: .tree(into: folder, maxBytes: 256 << 20, maxFiles: 4096),
            caps: RunCaps(cpuTime: limits.buildTime, wallTime: limits.buildTime * 2, output: 1 << 20)
        )
        return try await withContainer(plan, in: seat) { try $0.run(request) }
    }

    /// The command, and what it said.
    static func log(_ outcome: RunOutcome, words: [String]) -> String {
        let errors = SampleDifference.errors(of: outcome, maxBytes: 16 << 10)
        let said = [errors, SampleDifference.excerpt(outcome.output, maxBytes: 16 << 10)]
            .filter { !$0.isEmpty }.joined(separator: "\n")
        return "$ \(words.joined(separator: " "))\n\(said)".replacing("\(Inside.source)/", with: "")
    }

    /// Nil: the build went well.
    static func failure(_ outcome: RunOutcome, words: [String], log: String) throws -> BuildResult? {
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
        try BuildKey(image: job.image, words: words, language.environment)
            .with(job.files.map { ($0, "\(job.folder)/\($0)") })
    }
}

/// What tells one build from another, 64 hex digits.
struct BuildKey {
    private var hash = SHA256()

    init(image: String, words: [String], _ environment: [String: String]) {
        add("build 1")
        add(image)
        for word in words { add(word) }
        for (key, value) in environment.sorted(by: { $0.key < $1.key }) { add("\(key)=\(value)") }
    }

    /// `files`: names, and where their contents are.
    consuming func with(_ files: [(name: String, path: String)]) throws -> String {
        for file in files.sorted(by: { $0.name < $1.name }) {
            add(file.name)
            let contents = try Data(contentsOf: URL(filePath: file.path, directoryHint: .notDirectory))
            add(String(contents.count))
            hash.update(Array(contents))
        }
        return hash.hexDigest()
    }

    consuming func digest() -> String { hash.hexDigest() }

    private mutating func add(_ field: String) { hash.update(Array("\(field.utf8.count):\(field)".utf8)) }
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
    /// A validator or grader of the problem's own, by its place in the package, and what is wrong with it.
    case jury(String, String)
    /// Of a test case or a group of them.
    case points(String, String)
    /// A labels file, and what is wrong with it.
    case labels(String, String)
    case imageMissing(String)
    case unreadable(String, package: String)
    /// With the `errno` of opening an entry.
    case cache(String, Int32)
    /// The process through which packages are downloaded, with the folder of its socket.
    case indexProxy(String)
    /// The package index by its URL, and what pip says of it.
    case indexSilent(String, String)

    package var description: String {
        switch self {
        case .commandMissing(let command, let code):
            "The image cannot start '\(command)' (errno \(code)): correct images/*/language.yaml or build the image again "
                + "(`batch-judge images build`)."
        case .notCalibrated:
            "The program that measures the machine's speed did not end well. Is the machine overloaded?"
        case .jury(let program, let what): "problems/\(program) \(what)"
        case .points(let place, let what): "data/\(place): \(what)"
        case .labels(let file, let what): "\(file): \(what); `batch-judge doctor` says when it is right again."
        case .imageMissing(let name):
            "The judge image \(name) is not there: run `batch-judge images build`; the submissions that need it wait."
        case .unreadable(let path, let package):
            "\(path) is not open to all accounts, and the problem's own programs run as one without rights: chmod -R o+rX \(package)"
        case .cache(let folder, let code):
            "\(folder): the cache of compiled programs cannot be used (errno \(code)); remove the folder, it is made again."
        case .indexProxy(let folder):
            "\(folder): the proxy to the package index did not start; is the machine out of memory or processes?"
        case .indexSilent(let url, let what):
            "The package index \(url) does not answer as it should (\(what)); the submissions that need it wait."
        }
    }
}
