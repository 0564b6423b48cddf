package import ContestModel
import Foundation
import Sandbox
import Scoring

extension Workbench {
    /// Runs a model on the features and scores its predictions outside of every container.
    ///
    /// - Throws: `SandboxError`, file errors, and an unreadable labels file: ours, never the submission's.
    package func runModel(_ job: JudgingJob, rules: PredictionRules) async throws -> ModelRun {
        let outcome = try await predict(job, rules)
        let assessment = RunAssessment(of: outcome, within: job.runLimits) { .accepts }
        let test = TestCase(name: "predictions", isSample: false, inputFile: "", answerFile: "")
        func result(_ verdict: Verdict, _ reason: Reason?, _ message: String, _ metrics: [MetricValue] = []) -> ModelRun
        {
            ModelRun(
                verdict: verdict,
                reason: reason,
                message: message,
                log: verdict == .accepted && !job.isSmoke
                    ? "" : SampleDifference.errors(of: outcome, maxBytes: job.shownBytes),
                metrics: metrics,
                run: TestRun(test, outcome, verdict, nil)
            )
        }
        guard assessment.verdict == .accepted else {
            return result(assessment.verdict, assessment.reason, assessment.message)
        }
        switch try score(outcome.output, rules) {
        case .success(let metrics): return result(.accepted, nil, "", job.isSmoke ? [] : metrics)
        case .failure(let rejection): return result(.wrongAnswer, rejection.reason, rejection.message)
        }
    }

    private func predict(_ job: JudgingJob, _ rules: PredictionRules) async throws -> RunOutcome {
        var plan = plan(job, .run, memory: job.problem.limits.memory + (16 << 20))
        let features = rules.featureFiles.map { file in
            ContainerPlan.Mount(from: file, to: "\(Inside.data)/\(URL(filePath: file).lastPathComponent)")
        }
        plan.mounts += features
        let paths = features.map(\.to).joined(separator: ":")
        let predictions = "\(Inside.scratch)/\(rules.predictionsFile)"
        let request = RunRequest(
            arguments: ["python3", "\(Inside.source)/\(rules.entryPoint)", paths, predictions],
            environment: [
                "BJ_FEATURES": paths, "BJ_PREDICTIONS": predictions, "PYTHONDONTWRITEBYTECODE": "1",
                "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
            ],
            directory: Inside.source,
            harvest: .file(rules.predictionsFile, maxBytes: rules.maxPredictions),
            caps: RunCaps(cpuTime: job.cpuLimit, wallTime: job.wallLimit, output: rules.maxPredictions)
        )
        return try await withContainer(plan, in: job.seat) { try $0.run(request) }
    }

    private func score(_ predictions: Data, _ rules: PredictionRules) throws -> Result<[MetricValue], Rejection> {
        let csv = try Data(contentsOf: URL(filePath: rules.labelsFile), options: .mappedIfSafe)
        let plan = try ScoringPlan(
            metrics: rules.metrics,
            idColumn: rules.idColumn,
            column: rules.predictionsColumns.first ?? "",
            splitColumn: rules.splitColumn
        )
        switch PredictionFile.read(predictions, expecting: try plan.labels(csv)) {
        case .failure(let rejection): return .failure(rejection)
        case .success(let pairs):
            do {
                return .success(try plan.metrics.map { MetricValue(id: $0.id, value: try $0.value(pairs)) })
            } catch let error as MetricError where error.isOfPredictions {
                return .failure(Rejection(.predictions, error.description))
            }
        }
    }
}

/// What running a model gave.
package struct ModelRun: Sendable, Hashable {
    package let verdict: Verdict
    package let reason: Reason?
    package let message: String
    package let log: String
    package let metrics: [MetricValue]
    package let run: TestRun
}
