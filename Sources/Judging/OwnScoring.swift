import ContestModel
import Foundation
import Sandbox

/// What a scorer of the problem's own said.
struct OwnScore: Sendable, Hashable {
    let score: Double
    /// By id.
    let metrics: [MetricValue]

    private struct Answer: Decodable {
        let score: Double
        let metrics: [String: Double]?
    }

    private static let mostMetrics = 32

    /// Reads the one JSON object that it printed.
    ///
    /// - Throws: `JudgingError` where it did not do what scorers must.
    init(_ outcome: RunOutcome, of name: String, within limits: ValidationLimits) throws {
        func wrong(_ what: String) -> JudgingError {
            let said = SampleDifference.errors(of: outcome, maxBytes: 1000)
            return .jury(name, "\(what)\(said.isEmpty ? "" : "; it said: \(said)")")
        }
        if let limit = outcome.limit { throw wrong("passed its limit of \(limit.words)") }
        // The kernel may be quicker than who looks at the time.
        if let used = outcome.cpuTime, used >= limits.time { throw wrong("passed its limit of CPU time") }
        switch outcome.ending {
        case .exit(0): break
        case .exit(let code): throw wrong("ended with exit code \(code)")
        case .signal(let number): throw wrong("was ended by signal \(number)")
        case .notStarted(let code): throw wrong("could not be started (errno \(code))")
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: outcome.output) else {
            throw wrong("must print one JSON object: {\"score\": 0.5, \"metrics\": {\"name\": 1}}")
        }
        let metrics = (answer.metrics ?? [:]).sorted { $0.key < $1.key }
        guard answer.score.isFinite, metrics.allSatisfy(\.value.isFinite) else {
            throw wrong("gave a number that is not finite")
        }
        guard metrics.count <= Self.mostMetrics, metrics.allSatisfy({ Self.isName($0.key) }) else {
            throw wrong("may give at most \(Self.mostMetrics) metrics, with names of A-Z a-z 0-9 _ . -")
        }
        score = answer.score
        self.metrics = metrics.map { MetricValue(id: $0.key, value: $0.value) }
    }

    private static func isName(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}

extension Workbench {
    /// Where a scorer finds its two files.
    private static let scoring = "/scoring"

    /// Runs a scorer of the problem's own on labels and predictions, in a container that sees nothing else of the submission.
    ///
    /// - Throws: `JudgingError` where the scorer fails, what else is ours; never the submission's.
    func run(
        _ scorer: OwnScorer,
        on files: (labels: Data, predictions: Data),
        for job: JudgingJob
    ) async throws -> OwnScore {
        let program = try await ready(scorer.program, for: job)
        let folder = URL(filePath: "\(job.folder).scoring", directoryHint: .isDirectory)
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try files.labels.write(to: folder.appending(path: "labels.csv"))
        try files.predictions.write(to: folder.appending(path: "predictions.csv"))
        let limits = job.problem.limits.validation
        var plan = plan(job, .check, memory: limits.memory + program.memoryOverhead + (16 << 20))
        plan.image = program.image
        let given = ContainerPlan.Mount(from: folder.path(percentEncoded: false), to: Self.scoring)
        plan.mounts = [JuryPackage(job.problem).mount, given] + program.mounts
        let request = RunRequest(
            arguments: program.words + ["\(Self.scoring)/labels.csv", "\(Self.scoring)/predictions.csv"],
            environment: program.environment,
            caps: RunCaps(cpuTime: limits.time, wallTime: limits.time * 2 + .seconds(5), output: limits.output)
        )
        return try OwnScore(
            await withContainer(plan, in: job.seat) { try $0.run(request) },
            of: program.name,
            within: limits
        )
    }
}
