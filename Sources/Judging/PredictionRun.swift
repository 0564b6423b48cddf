package import ContestModel
package import Foundation
import Sandbox
import Scoring

extension Workbench {
    /// Runs a model on the features and scores its predictions outside of every container.
    ///
    /// - Throws: `SandboxError`, file errors, and an unreadable labels file: ours, never the submission's.
    package func runModel(
        _ job: JudgingJob,
        rules: PredictionRules,
        in environment: PackageEnvironment?
    ) async throws -> ModelRun {
        let outcome = try await predict(job, rules, environment)
        let assessment = RunAssessment(of: outcome, within: job.runLimits) { .accepts }
        let test = TestCase(name: "predictions", isSample: false, inputFile: "", answerFile: "")
        func result(_ verdict: Verdict, _ reason: Reason?, _ message: String) -> ModelRun {
            ModelRun(
                verdict: verdict,
                reason: reason,
                message: message,
                log: verdict == .accepted && !job.isSmoke
                    ? "" : SampleDifference.errors(of: outcome, maxBytes: job.shownBytes),
                run: TestRun(test, outcome, verdict, nil)
            )
        }
        guard assessment.verdict == .accepted else {
            return result(assessment.verdict, assessment.reason, assessment.message).naming(job.files)
        }
        let scoring = try ModelScoring(job.problem.id, rules)
        switch scoring.read(outcome.output) {
        case .failure(let rejection): return result(.wrongAnswer, rejection.reason, rejection.message)
        case .success(let predictions):
            var run = result(.accepted, nil, "")
            guard rules.isScored else { return run }
            do {
                let parts = try await score(predictions, outcome.output, scoring, job)
                let latency = try await time(job, rules, environment, first: outcome, predictions, scoring)
                run.assessment = try ModelAssessment(parts, of: job, latency, scoring)
                if !job.isSmoke { run.predictions = StoredPredictions.encode(predictions, of: scoring.labels) }
                return run
            } catch let error as MetricError {
                guard error.isOfPredictions else {
                    throw JudgingError.labels(rules.labelsFile, scoring.labels.words(of: error))
                }
                return result(.wrongAnswer, .predictions, error.description)
            }
        }
    }

    private func predict(
        _ job: JudgingJob,
        _ rules: PredictionRules,
        _ environment: PackageEnvironment?
    ) async throws -> RunOutcome {
        var plan = plan(job, .run, memory: job.problem.limits.memory + (16 << 20))
        let features = rules.featureFiles.map { file in
            ContainerPlan.Mount(from: file, to: "\(Inside.data)/\(URL(filePath: file).lastPathComponent)")
        }
        plan.mounts += features
        let packages = environment?.folder.map { ContainerPlan.Mount(from: $0, to: Inside.packages) }
        if let packages { plan.mounts.append(packages) }
        let paths = features.map(\.to).joined(separator: ":")
        let predictions = "\(Inside.scratch)/\(rules.predictionsFile)"
        let program = ["python3", "\(Inside.source)/\(rules.entryPoint)", paths, predictions]
        let request = RunRequest(
            arguments: job.isSmoke ? Self.withBothOutputs(program) : program,
            environment: [
                "BJ_FEATURES": paths, "BJ_PREDICTIONS": predictions, "PYTHONDONTWRITEBYTECODE": "1",
                "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
            ].merging(packages.map { ["PYTHONPATH": $0.to] } ?? [:]) { _, new in new },
            directory: Inside.source,
            harvest: .file(rules.predictionsFile, maxBytes: rules.maxPredictions),
            caps: RunCaps(cpuTime: job.cpuLimit, wallTime: job.wallLimit, output: rules.maxPredictions)
        )
        return try await withContainer(plan, in: job.seat, isAlone: rules.timing.isAlone && !job.isSmoke) {
            try $0.run(request)
        }
    }

    /// What a program prints is only counted where it writes a file. In a smoke test it goes to the log, in the order of printing.
    private static func withBothOutputs(_ program: [String]) -> [String] {
        ["sh", "-c", "exec \"$@\" 1>&2", "sh"] + program
    }

    /// Runs it again, as often as the problem says, each time in a container of its own; nothing that a run leaves helps the next.
    private func time(
        _ job: JudgingJob,
        _ rules: PredictionRules,
        _ environment: PackageEnvironment?,
        first: RunOutcome,
        _ predictions: AlignedPredictions,
        _ scoring: ModelScoring
    ) async throws -> Latency {
        // Nobody is ranked by a smoke test.
        let timing = job.isSmoke ? RunTiming() : rules.timing
        var outcomes = [(outcome: first, isGood: true)]
        var isRepeatable: Bool?
        while outcomes.count < timing.warmUps + timing.runs {
            let again = try await predict(job, rules, environment)
            let isGood = RunAssessment(of: again, within: job.runLimits) { .accepts }.verdict == .accepted
            let isSame = isGood && (again.output == first.output || scoring.agrees(again.output, predictions))
            isRepeatable = (isRepeatable ?? true) && isSame
            outcomes.append((again, isGood))
        }
        return Latency(
            outcomes,
            timing,
            limit: job.wallLimit,
            drift: job.drift,
            isRepeatable: isRepeatable
        )
    }

    /// Scores each part by the problem's own programs; their values by the place of the metric.
    private func score(
        _ predictions: AlignedPredictions,
        _ csv: Data,
        _ scoring: ModelScoring,
        _ job: JudgingJob
    ) async throws -> ModelParts {
        func own(_ part: LabelTable.Part) async throws -> [Int: OwnScore] {
            var scores: [Int: OwnScore] = [:]
            for (place, choice) in scoring.rules.metrics.enumerated() {
                guard let scorer = choice.scorer else { continue }
                scores[place] = try await run(scorer, on: scoring.files(part, csv), for: job)
            }
            return scores
        }
        var sealed: ModelParts.Part?
        if let rows = predictions.privatePart { sealed = (rows, try await own(.private)) }
        return ModelParts(shown: (predictions.publicPart, try await own(.public)), sealed: sealed)
    }
}

/// The rows of both parts, with what the problem's own programs said of them.
private struct ModelParts {
    typealias Part = (rows: ScoredRows, own: [Int: OwnScore])

    let shown: Part
    let sealed: Part?
}

extension ModelScoring {
    fileprivate func agrees(_ csv: Data, _ predictions: AlignedPredictions) -> Bool {
        guard case .success(let again) = read(csv) else { return false }
        return again.agrees(with: predictions)
    }
}

extension ModelAssessment {
    fileprivate init(_ parts: ModelParts, of job: JudgingJob, _ latency: Latency, _ scoring: ModelScoring) throws {
        func terms(_ metrics: [MetricValue]) -> [ScoreTerm]? {
            scoring.rules.formula?.terms(
                metrics: metrics,
                size: Double(job.uploadBytes),
                latency: latency.p50 / 1000
            )
        }
        let (shown, found) = try scoring.score(parts.shown.rows, own: parts.shown.own, terms: terms)
        self.init(
            uploadBytes: job.uploadBytes,
            latency: latency,
            terms: found,
            shown: shown,
            sealed: try parts.sealed.map { try scoring.score($0.rows, own: $0.own, terms: terms).0 }
        )
    }
}

/// What running a model gave.
package struct ModelRun: Sendable, Hashable {
    package let verdict: Verdict
    package let reason: Reason?
    package let message: String
    package let log: String
    package let run: TestRun
    /// Nil where nothing was scored.
    package fileprivate(set) var assessment: ModelAssessment?
    /// As `StoredPredictions` writes them; nil where nothing was scored.
    package fileprivate(set) var predictions: Data?
}

extension ModelRun {
    private static let maxNames = 20

    /// Where a file was not found, the log says which there were.
    fileprivate func naming(_ files: [String]) -> ModelRun {
        guard log.contains("FileNotFoundError") else { return self }
        let names = files.sorted().prefix(Self.maxNames).map { Excerpt.line($0, maxBytes: 60) }.joined(separator: ", ")
        let more = files.count > Self.maxNames ? " and \(files.count - Self.maxNames) more" : ""
        return ModelRun(
            verdict: verdict,
            reason: reason,
            message: message,
            log: "\(log)\n\nIn the zip: \(names)\(more)",
            run: run
        )
    }
}
