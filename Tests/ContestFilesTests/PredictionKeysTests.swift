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
            predictionsColumn: "label",
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

    @Test func readsWherePackagesComeFrom() throws {
        func rules(_ environment: String, _ files: [String: String] = [:]) throws -> EnvironmentRules {
            let yaml = Self.minimal.replacing("{requirements: image}", with: "{\(environment)}")
            let usual = [
                "p/problem.yaml": yaml, "p/data/features.csv": "id\n", "p/data/secret/labels.csv": "id\n",
                "p/statement/problem.md": "Irises\n",
            ]
            let problem = try loadPackage(try Scratch(usual.merging(files) { $1 }))
            guard case .predictions(let rules) = problem.kind else { throw CancellationError() }
            return rules.environment
        }
        #expect(try rules("image: python-ml") == EnvironmentRules(source: .wheelhouse(nil)))
        #expect(try rules("requirements: image") == EnvironmentRules(source: .image))
        #expect(try rules("requirements: online") == EnvironmentRules(source: .online(.usual)))
        let own = PackageIndex(
            url: "https://mirror.example.org:8443/root",
            hosts: ["mirror.example.org:8443", "files.example.org"]
        )
        #expect(
            try rules(
                "requirements: online, index: 'https://mirror.example.org:8443/root/', hosts: [files.example.org]"
            )
                == EnvironmentRules(source: .online(own))
        )
        let list =
            #"{"python": "3.11", "wheels": [{"file": "Foo_bar-1.0-py3-none-any.whl", "name": "Foo.Bar", "version": "1.0", "size": 9, "summary": "Foo"}]}"#
        let wheels = [
            "p/w/Foo_bar-1.0-py3-none-any.whl": "abc", "p/w/six-2.0-py3-none-any.whl": "", "p/w/wheelhouse.json": list,
        ]
        let found = try rules("wheelhouse: w/, strict: true, allow: [six, foo-bar], max_size: 2 MiB", wheels)
        guard case .wheelhouse(let house?) = found.source else {
            Issue.record("no wheelhouse")
            return
        }
        #expect(house.folder.hasSuffix("/p/w") && found.isStrict && found.maxSize == 2 << 20)
        #expect(found.allowed == ["six", "foo-bar"])
        #expect(
            house.wheels == [
                Wheel(file: "Foo_bar-1.0-py3-none-any.whl", name: "Foo.Bar", version: "1.0", size: 3, summary: "Foo"),
                Wheel(file: "six-2.0-py3-none-any.whl", name: "six", version: "2.0", size: 0),
            ]
        )
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
            rules.predictionsFile == "out/p.csv" && rules.predictionsColumn == "y" && rules.maxPredictions == 1 << 20
        )
        #expect(rules.metrics == [MetricChoice(id: "f1", options: ["average": "macro"]), MetricChoice(id: "accuracy")])
        let limits = ProblemLimits(cpuTime: .seconds(30), memory: 1 << 30, output: 8 << 20, buildTime: .seconds(60))
        #expect(problem.limits == limits)
    }

    /// A line of the minimal file, what takes its place, and the complaint that it earns.
    static let wrong: [(line: Int, text: String, complaint: String)] = [
        (
            4, "environment: {requirements: pip}",
            "4: batch_judge.environment.requirements: is 'pip'; write one of image, wheelhouse, online"
        ),
        (
            4, "environment: {wheelhouse: wheelz/}",
            "4: batch_judge.environment.wheelhouse: there is no folder wheelz in the package; make it with `batch-judge wheelhouse build`"
        ),
        (
            4, "environment: {wheelhouse: data}",
            "4: batch_judge.environment.wheelhouse: data/features.csv: is not a wheel; keep wheels there and nothing else"
        ),
        (
            4, "environment: {wheelhouse: ../wheels}",
            "4: batch_judge.environment.wheelhouse: is '../wheels'; write a folder inside the package"
        ),
        (
            4, "environment: {requirements: online, index: 'http://pypi.org/simple'}",
            "4: batch_judge.environment.index: is 'http://pypi.org/simple'; write the address of a package index"
        ),
        (
            4, "environment: {requirements: image, hosts: [pypi.org]}",
            "4: batch_judge.environment.index: does not go with these packages; write `requirements: online`"
        ),
        (
            4, "environment: {max_size: 0}",
            "4: batch_judge.environment.max_size: is '0'; write a size above 0"
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
        (6, "predictions: {path: p.csv}", "6: batch_judge.predictions.column: is missing; write one line of text"),
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
        (8, "score: {terms: []}", "8: batch_judge.score: not supported yet: a formula of several terms; leave it out"),
        (8, "limits: {cpus: 2}", "8: batch_judge.limits.cpus: not supported yet: 2; write 1"),
        (
            8, "limits: {predictions_rows: any}",
            "8: batch_judge.limits.predictions_rows: is 'any'; write exact: every id once"
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
