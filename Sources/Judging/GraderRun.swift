import ContestModel
import Foundation
import Sandbox

extension Workbench {
    /// Runs a grader of the problem's own on the results of a group.
    ///
    /// - Throws: `JudgingError` where it does not do what graders must.
    func grade(
        _ parts: [SubResult],
        by program: JuryProgram,
        _ arguments: [String],
        _ job: JudgingJob
    ) async throws -> SubResult {
        let ready = try await ready(program, for: job)
        let limits = job.problem.limits.validation
        let file = "\(job.folder).results"
        let lines = parts.map { "\($0.verdict.graderCode) \($0.score)\n" }.joined()
        try Data(lines.utf8).write(to: URL(filePath: file, directoryHint: .notDirectory))
        var plan = plan(job, .check, memory: limits.memory + ready.memoryOverhead + (16 << 20))
        plan.image = ready.image
        plan.mounts = [JuryPackage(job.problem).mount] + ready.mounts
        let request = RunRequest(
            arguments: ready.words + arguments,
            environment: ready.environment,
            inputFiles: [file],
            caps: RunCaps(cpuTime: limits.time, wallTime: limits.time * 2 + .seconds(5), output: 4096)
        )
        let outcome = try await withContainer(plan, in: job.seat) { try $0.run(request) }
        guard outcome.ending == .exit(0), outcome.limit == nil else {
            let said = SampleDifference.errors(of: outcome, maxBytes: 1000)
            throw JudgingError.jury(ready.name, "did not end well\(said.isEmpty ? "" : "; it said: \(said)")")
        }
        guard let result = SubResult(graderLine: outcome.output) else {
            throw JudgingError.jury(
                ready.name,
                "printed no verdict and score: \(Excerpt.text(outcome.output, maxBytes: 200))"
            )
        }
        return result
    }
}

extension Verdict {
    /// The code that graders know.
    fileprivate var graderCode: String {
        switch self {
        case .accepted, .wrongAnswer, .timeLimit, .runTimeError, .judgingError: rawValue
        // The format has no words for these.
        case .memoryLimit, .sandboxViolation, .compileError, .submissionError: "RTE"
        case .outputLimit: "WA"
        }
    }
}

extension SubResult {
    fileprivate init?(graderLine: Data) {
        let words = graderLine.split { Blank.contains($0) }
        guard words.count == 2, let code = String(validating: words[0], as: UTF8.self),
            let verdict = [Verdict.accepted, .wrongAnswer, .timeLimit, .runTimeError].first(where: {
                $0.rawValue == code
            }), let score = Double(decimal: Data(words[1]).span)
        else { return nil }
        self.init(verdict: verdict, score: score)
    }
}
