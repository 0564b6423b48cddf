import ContestModel
import Foundation
import ResultStore
import Scoring
import Testing

@testable import BatchJudge

extension RealEngine {
    /// From a model's run to its stored judgement: columns, parts, terms, repeated runs, programs of the problem's own.
    @Suite struct ModelTests {
        private static let labels = """
            id,kind,usage
            1,cat,Public
            2,dog,Private
            3,cat,Public
            4,dog,Public
            5,cat,Private
            """

        private static let yaml = """
            name: Petals
            batch_judge:
              kind: ml
              environment: {image: python-ml, requirements: image}
              data: {features: data/features.csv, labels: data/secret/labels.csv, id: id, split: usage}
              predictions: {column: [cat, dog], probabilities: sum_to_one}
              limits: {run_time: 20s}
              metrics:
                - {id: roc_auc, classes: [cat, dog]}
                - {id: log_loss}
                - {id: profit, scorer: scorer/}
              score:
                terms:
                  - {metric: roc_auc, weight: 0.5}
                  - {metric: profit, best: 10, worst: 0, weight: 0.2}
                  - {size: {best: 1 KiB, worst: 1 MiB}, weight: 0.2}
                  - {latency: {best: 1ms, worst: 10s, runs: 2, warm_ups: 1}, weight: 0.1}
            """

        /// Counts the rows of both files, and says so.
        private static let scorer = """
            import csv, json, sys
            labels, guesses = (list(csv.DictReader(open(path))) for path in sys.argv[1:])
            assert [row["id"] for row in labels] == [row["id"] for row in guesses], "other rows"
            hits = sum(float(guess[row["kind"]]) > 0.5 for row, guess in zip(labels, guesses))
            print(json.dumps({"score": 2 * hits, "metrics": {"rows": len(labels)}}))
            """

        /// Right but for 5, which is private. What it prints in its place hangs on the time.
        private static let model = """
            import sys, time
            with open(sys.argv[2], "w") as file:
                print("dog,id,cat", file=file)
                noise = time.time_ns() % 1000 / 1e7
                for id, cat in (5, 0.25), (4, 0.125), (3, 0.75), (2, 0.25), (1, 0.5 + noise):
                    print(f"{1 - cat},{id},{cat}", file=file)
            """

        private func rig(scorer: String = Self.scorer) throws -> Rig {
            let rig = try Rig()
            let folder = rig.folder.appending(path: "contest/problems/petals")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "scorer"),
                withIntermediateDirectories: true
            )
            for (path, text) in [
                ("problem.yaml", Self.yaml), ("data/secret/labels.csv", Self.labels), ("scorer/score.py", scorer),
            ] { try Data(text.utf8).write(to: folder.appending(path: path)) }
            try rig.zip(["predict.py": Data(Self.model.utf8)], to: "beavers/petals.zip")
            try rig.settle()
            return rig
        }

        @Test func assessesAModelByEverythingThatTheProblemAsksFor() async throws {
            let rig = try rig()
            defer { rig.remove() }
            let doctor = try rig.judge("doctor").output
            #expect(doctor.contains("ok     unpacking: in namespaces of its own, with one folder and few system calls"))
            #expect(
                doctor.contains(
                    "problem petals: 1 file of features, 3 rows and 2 sealed scored by roc_auc, log_loss, profit"
                )
            )
            try rig.judge("run").check()
            let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
            let judgement = try #require(try await store.judgement(of: 1))
            #expect(judgement.verdict == .accepted, "\(judgement)")
            let assessment = try #require(judgement.assessment)
            #expect(assessment.shown.rows == 3 && judgement.metrics == assessment.shown.metrics)
            #expect(judgement.score == assessment.shown.score)
            #expect(assessment.shown.metrics.map(\.id) == ["roc_auc", "log_loss", "profit", "rows"])
            #expect(assessment.shown.metrics[0].value == 1 && assessment.shown.metrics[3].value == 3)
            let sealed = try #require(assessment.sealed)
            #expect(sealed.rows == 2 && sealed.metrics[3].value == 2 && sealed.metrics[2].value == 2)
            #expect(assessment.terms.map(\.name) == ["roc_auc", "profit", "size", "latency"])
            #expect(abs(assessment.terms.reduce(0) { $0 + $1.points } - assessment.shown.score) < 1e-12)
            #expect(assessment.terms[2].value == Double(assessment.uploadBytes) && assessment.uploadBytes > 100)
            let latency = try #require(assessment.latency)
            #expect(latency.runs == 2 && latency.warmUps == 1 && latency.isRepeatable == false)
            #expect(latency.p50 > 5 && latency.p95 >= latency.p50 && latency.cpuP50 > 5)
            #expect(assessment.terms[3].value == latency.p50 / 1000)

            let report = rig.state.appending(path: "outbox/beavers/reports/1/report")
            let text = try String(contentsOf: report.appendingPathExtension("txt"), encoding: .utf8)
            #expect(text.contains("Public rows: 3; the others are scored at the end"))
            #expect(text.contains("Predictions: not the same in every run"))
            let html = try String(contentsOf: report.appendingPathExtension("html"), encoding: .utf8)
            #expect(html.contains("Terms of the score") && html.contains("latency"))

            let file = rig.state.appending(path: "predictions/1")
            #expect(try Data(contentsOf: file).count > 40)
        }

        @Test func namesTheScorerThatFails() throws {
            let rig = try rig(scorer: "raise SystemExit('no such price')\n")
            defer { rig.remove() }
            let run = try rig.judge("run")
            #expect(run.errors.contains("problems/petals/scorer/score.py ended with exit code 1"), "\(run.errors)")
            #expect(run.errors.contains("it said: no such price"))
            #expect(try rig.submissions().map(\.state) == ["queued"])
            #expect(!FileManager.default.fileExists(atPath: rig.state.appending(path: "predictions/1").path()))
        }
    }
}
