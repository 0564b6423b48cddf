import ContestModel
import Testing

@testable import ContestFiles

struct PredictionKeysTests {
    /// The least that an ML problem must say.
    static let minimal = """
        name: Iris
        batch_judge:
          kind: ml
          environment: {requirements: image}
          data: {features: data/features.csv, labels: data/secret/labels.csv, id: id}
          predictions: {column: label}
          metrics: [{id: accuracy}]

        """

    private func load(_ yaml: String) throws -> (Problem, Scratch) {
        let scratch = try Scratch([
            "p/problem.yaml": yaml, "p/data/features.csv": "id\n", "p/data/more.npy": "",
            "p/data/secret/labels.csv": "id\n",
            "p/x/features.csv": "", "p/statement/problem.md": "Irises\n",
        ])
        return (try loadPackage(scratch), scratch)
    }

    @Test func fillsInTheDefaults() throws {
        let (problem, scratch) = try load(Self.minimal)
        let root = scratch.path + "/p"
        let rules = PredictionRules(
            entryPoint: "predict.py",
            requiredFiles: ["predict.py"],
            allowedExtensions: [
                "py", "txt", "json", "csv", "npy", "npz", "joblib", "pkl", "pt", "onnx", "safetensors", "md",
            ],
            image: "python-ml",
            featureFiles: [root + "/data/features.csv"],
            labelsFile: root + "/data/secret/labels.csv",
            idColumn: "id",
            splitColumn: nil,
            predictionsFile: "predictions.csv",
            predictionsColumns: ["label"],
            maxPredictions: 64 << 20,
            metrics: [MetricChoice(id: "accuracy")]
        )
        let expected = Problem(
            id: try ProblemID("hello"),
            name: "Iris",
            kind: .predictions(rules),
            limits: ProblemLimits(
                cpuTime: .seconds(120),
                memory: 2048 << 20,
                output: 8 << 20,
                buildTime: .seconds(300)
            ),
            languages: nil,
            statement: "Irises\n",
            tests: [],
            folder: root
        )
        #expect(problem == expected)
    }

    @Test func readsEveryKey() throws {
        let (problem, scratch) = try load(
            """
            batch_judge:
              kind: ml
              submission: {entry_point: src/run.py, required: [src/run.py, model.pt], allowed: [py, pt]}
              environment: {image: torch, requirements: image}
              data: {features: [data/features.csv, data/more.npy], labels: data/secret/labels.csv, id: row, split: usage}
              predictions: {path: out/p.csv, column: y, max_size: 1 MiB}
              limits: {memory: 1 GiB, cpus: 1, run_time: 30s, build_time: 1m, predictions_rows: exact}
              metrics:
                - {id: f1, average: macro}
                - {id: accuracy}
            """
        )
        guard case .predictions(let rules) = problem.kind else {
            Issue.record("not an ML problem")
            return
        }
        #expect(rules.entryPoint == "src/run.py" && rules.requiredFiles == ["src/run.py", "model.pt"])
        #expect(rules.allowedExtensions == ["py", "pt"] && rules.image == "torch")
        #expect(rules.featureFiles == ["features.csv", "more.npy"].map { scratch.path + "/p/data/" + $0 })
        #expect(rules.idColumn == "row" && rules.splitColumn == "usage")
        #expect(
            rules.predictionsFile == "out/p.csv" && rules.predictionsColumns == ["y"] && rules.maxPredictions == 1 << 20
        )
        #expect(rules.metrics == [MetricChoice(id: "f1", options: ["average": "macro"]), MetricChoice(id: "accuracy")])
        let limits = ProblemLimits(cpuTime: .seconds(30), memory: 1 << 30, output: 8 << 20, buildTime: .seconds(60))
        #expect(problem.limits == limits)
    }

    @Test func readsFormulasListsAndRepetitions() throws {
        let (problem, scratch) = try load(
            """
            batch_judge:
              kind: ml
              environment: {requirements: image}
              data: {features: data/features.csv, labels: data/secret/labels.csv, id: id}
              predictions: {column: [cat, dog], classes: [cat, dog], probabilities: sum_to_one, missing: "0.5"}
              limits: {predictions_rows: at_most}
              metrics:
                - {id: log_loss, labels: species, classes: [cat, dog]}
                - {id: roc_auc}
              score:
                terms:
                  - {metric: roc_auc, weight: 0.5}
                  - {metric: log_loss, best: 0, worst: 0.7, weight: 0.2}
                  - {size: {best: 1 MiB, worst: 50 MiB}, weight: 0.15}
                  - {latency: {best: 500ms, worst: 1m, runs: 5, warm_ups: 1}, weight: 0.15}
            """
        )
        defer { _ = scratch }
        guard case .predictions(let rules) = problem.kind else {
            Issue.record("not an ML problem")
            return
        }
        #expect(rules.predictionsColumns == ["cat", "dog"])
        #expect(
            rules.predictionValues
                == PredictionValues(classes: ["cat", "dog"], probabilities: .sumToOne, missing: "0.5")
        )
        #expect(rules.metrics[0].options == ["labels": "species", "classes": "cat,dog"])
        let terms = [
            ScoreFormula.Term(.metric(1), weight: 0.5),
            ScoreFormula.Term(.metric(0), weight: 0.2, best: 0, worst: 0.7),
            ScoreFormula.Term(.size, weight: 0.15, best: 1_048_576, worst: 52_428_800),
            ScoreFormula.Term(.latency, weight: 0.15, best: 0.5, worst: 60),
        ]
        #expect(try rules.formula == ScoreFormula(terms))
        #expect(rules.timing == RunTiming(runs: 5, warmUps: 1, isAlone: true))
        #expect(!problem.isLowerBetter, "a formula's score is better when it is higher")
    }

    @Test func needsBoundsOfErrorsInAFormula() throws {
        let yaml = Self.minimal.replacing("id: accuracy", with: "id: rmse")
        let found = complaints { _ = try load(yaml + "  score: {terms: [{metric: rmse, best: 0, weight: 1}]}\n") }
        #expect(found.first?.contains("terms[0].metric: of 'rmse' less is better, and it needs bounds") == true)
        let (problem, _) = try load(yaml + "  score: {terms: [{metric: rmse, best: 0, worst: 9, weight: 1}]}\n")
        #expect(!problem.isLowerBetter)
        #expect(try load(yaml).0.isLowerBetter)
    }

    @Test func takesAScorerOfTheProblemsOwn() throws {
        let yaml = Self.minimal.replacing("{id: accuracy}", with: "{id: profit, scorer: scorer/, better: lower}")
        let scratch = try Scratch([
            "p/problem.yaml": yaml, "p/data/features.csv": "id\n", "p/data/secret/labels.csv": "id\n",
            "p/statement/problem.md": "Irises\n", "p/scorer/score.py": "",
        ])
        let problem = try loadPackage(scratch)
        guard case .predictions(let rules) = problem.kind else {
            Issue.record("not an ML problem")
            return
        }
        let program = JuryProgram(path: scratch.path + "/p/scorer/score.py")
        #expect(
            rules.metrics == [MetricChoice(id: "profit", scorer: OwnScorer(program: program, isLowerBetter: true))]
        )
        #expect(problem.isLowerBetter)
        let (_, other) = try load(Self.minimal)
        defer { _ = other }
        let none = complaints { _ = try load(yaml) }
        #expect(none.first?.contains("metrics[0].scorer: there is no program in scorer; put the scorer there") == true)
    }

    /// A line of the minimal file, what takes its place, and the complaint that it earns.
    static let wrong: [(line: Int, text: String, complaint: String)] = [
        (
            4, "environment: {image: python-ml}",
            "4: batch_judge.environment.requirements: not supported yet: wheelhouse, which is the default, as a way to install packages; write `requirements: image`, so that programs use what the image has"
        ),
        (
            4, "environment: {requirements: online}",
            "4: batch_judge.environment.requirements: not supported yet: 'online' as a way to install packages; write `requirements: image`"
        ),
        (
            5, "data: {features: data/features.csv, labels: data/secret/none.csv, id: id}",
            "5: batch_judge.data.labels: there is no file data/secret/none.csv in the package; add it, or correct the path"
        ),
        (
            5, "data: {features: ../x, labels: data/secret/labels.csv, id: id}",
            "5: batch_judge.data.features: is '../x'; write a path inside the package"
        ),
        (
            5, "data: {features: data/secret/labels.csv, labels: data/secret/labels.csv, id: id}",
            "5: batch_judge.data.features: holds the labels; name only files that teams may read"
        ),
        (
            5, "data: {features: [data/features.csv, x/features.csv], labels: data/secret/labels.csv, id: id}",
            "5: batch_judge.data.features: two files are called features.csv; rename one: both appear in /data"
        ),
        (
            5, "data: {labels: data/secret/labels.csv, id: id}",
            "5: batch_judge.data.features: is missing; name the file that programs read: `features: data/features.csv`"
        ),
        (
            5, "data: {features: data/features.csv, labels: data/secret/labels.csv}",
            "5: batch_judge.data.id: is missing; write one line of text"
        ),
        (
            5, "data: {features: data/features.csv, labels: data/secret/labels.csv, id: id, spilt: u}",
            "5: batch_judge.data.spilt: is not a key of batch_judge.data; did you mean 'split'?"
        ),
        (
            6, "predictions: {path: p.csv}",
            "6: batch_judge.predictions.column: is missing; name what is predicted: `column: label`"
        ),
        (
            6, "predictions: {column: [a, b, a]}",
            "6: batch_judge.predictions.column: names 'a' twice; name each column once"
        ),
        (6, "predictions: {column: [a, id]}", "6: batch_judge.predictions.column: 'id' is the id or the split; name"),
        (
            6, "predictions: {column: a, probabilities: yes}",
            "6: batch_judge.predictions.probabilities: is 'yes'; write one of unchecked, each, sum_to_one"
        ),
        (
            6, "predictions: {column: a, missing: 0}",
            "6: batch_judge.predictions.missing: is of no use: every id must be in the file; write `limits:"
        ),
        (
            6, "predictions: {path: /p.csv, column: y}",
            "6: batch_judge.predictions.path: is '/p.csv'; write a path inside"
        ),
        (
            6, "predictions: {column: y, max_size: 1}",
            "6: batch_judge.predictions.max_size: is '1'; write a size above 0"
        ),
        (
            7, "metrics: []",
            "7: batch_judge.metrics: is empty; write `metrics: [{id: accuracy}]`; the first one ranks"
        ),
        (7, "metrics: [accuracy]", "7: batch_judge.metrics[0]: is 'accuracy', not a mapping; write"),
        (
            8, "score: {terms: []}",
            "8: batch_judge.score.terms: is empty; write `terms: [{metric: accuracy, weight: 1}]`"
        ),
        (
            8, "score: {terms: [{metric: acuracy, weight: 1}]}",
            "8: batch_judge.score.terms[0].metric: 'acuracy' is none of the problem's metrics; did you mean 'accuracy'?"
        ),
        (
            8, "score: {terms: [{metric: accuracy, weight: 0.5}, {size: {best: 1 MiB, worst: 2 MiB}, weight: 0.4}]}",
            "8: batch_judge.score.terms: make no formula: the weights must sum to 1; weights such as"
        ),
        (
            8, "score: {terms: [{metric: accuracy, size: {best: 1 MiB, worst: 2 MiB}, weight: 1}]}",
            "8: batch_judge.score.terms[0]: is several terms: metric, size; write one of"
        ),
        (8, "score: {terms: [{weight: 1}]}", "8: batch_judge.score.terms[0]: is no term; write one of"),
        (
            8, "score: {terms: [{latency: {best: 2s, worst: 1s}, weight: 1}]}",
            "8: batch_judge.score.terms[0].latency.best: is not below worst; less is better"
        ),
        (
            8, "score: {terms: [{latency: {best: 1s, worst: 2s, run: 3}, weight: 1}]}",
            "8: batch_judge.score.terms[0].latency.run: is not a key of batch_judge.score.terms[0].latency; did you mean"
        ),
        (8, "limits: {latency: {runs: 0}}", "8: batch_judge.limits.latency.runs: is '0'; write a whole number from 1"),
        (
            8, "limits: {predictions_rows: at_most}",
            "8: batch_judge.limits.predictions_rows: is 'at_most', and nothing says what missing rows count as; write"
        ),
        (8, "limits: {cpus: 2}", "8: batch_judge.limits.cpus: not supported yet: 2; write 1"),
        (
            8, "limits: {predictions_rows: any}",
            "8: batch_judge.limits.predictions_rows: is 'any'; write one of exact, at_most"
        ),
        (8, "limits: {run_time: 0s}", "8: batch_judge.limits.run_time: is '0s'; write a duration above 0"),
        (8, "languages: [c]", "8: batch_judge.languages: is not a key of batch_judge; known are"),
        (8, "time_limit: 5", "8: batch_judge.time_limit: does not go with kind: ml; write `limits: {run_time: 120s}`"),
        (8, "io: {input: x}", "8: batch_judge.io: is not a key of batch_judge; known are"),
        (
            8, "submission: {allowed: [.py]}",
            "8: batch_judge.submission.allowed[0]: is '.py'; write an extension in lower case"
        ),
        (8, "submission: {entry: x}", "8: batch_judge.submission.entry: is not a key of batch_judge.submission; "),
    ]

    @Test(arguments: wrong) func saysWhatIsWrongAndWhere(line: Int, text: String, complaint: String) throws {
        var lines = Self.minimal.split(separator: "\n").map(String.init)
        if line > lines.count { lines.append("") }
        lines[line - 1] = "  " + text
        let found = complaints { _ = try load(lines.joined(separator: "\n")) }
        #expect(try #require(found.first).hasPrefix("problems/hello/problem.yaml:" + complaint), "\(found)")
    }
}
