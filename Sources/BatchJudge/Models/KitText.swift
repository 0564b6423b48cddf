import ContestModel
import Foundation

/// What a starter kit says in words.
struct KitText {
    private let model: ModelProblem
    private let sample: ModelSample?
    private let knowsPackages: Bool

    init(_ model: ModelProblem, _ sample: ModelSample?, _ knowsPackages: Bool) {
        self.model = model
        self.sample = sample
        self.knowsPackages = knowsPackages
    }

    static func requirements(_ model: ModelProblem) -> String {
        """
        # What your program imports beside the standard library, a line each, such as numpy or scikit-learn==1.2.1.
        # What the image \(model.rules.image) has is there without it.

        """
    }

    var readme: String {
        [title, data, rules, running, checking].joined(separator: "\n")
    }

    private var rules: String {
        let rules = model.rules
        let limits = model.problem.limits
        let metrics = rules.metrics.map { metric in
            let options = metric.options.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return metric.id + (options.isEmpty ? "" : " (\(options.joined(separator: ", ")))")
        }
        return """
            ## What counts

            - In the zip: \(rules.requiredFiles.joined(separator: ", ")) must be there; only files of these kinds are allowed: \
            \(rules.allowedExtensions.joined(separator: ", ")).
            - Your program is started as `python3 \(rules.entryPoint) FEATURES PREDICTIONS` in its own folder, which is read-only, without \
            network. Both paths are in `BJ_FEATURES` and `BJ_PREDICTIONS` too; several features files have `:` between them.
            - It writes a CSV file with the columns of `sample-predictions.csv`: every id of the features once and no other, at most \
            \(rules.maxPredictions) bytes.
            - It has \(seconds(limits.cpuTime)) of CPU time and \(limits.memory >> 20) MiB of memory on one core.
            - Scored: \(metrics.joined(separator: ", ")); \(ranking).
            \(final)
            """
    }

    private var ranking: String {
        guard let formula = model.rules.formula else { return "the first one ranks" }
        let terms = formula.terms.map { term in
            switch term.quantity {
            case .metric(let place): model.rules.metrics[place].id
            case .size: "size"
            case .latency: "latency"
            }
        }
        return "a formula of \(terms.joined(separator: ", ")) ranks, as the problem page has it"
    }

    /// A line, where a team has a choice.
    private var final: String {
        guard model.rules.standing.final == .selected else { return "" }
        let file = "\(model.problem.id).select"
        return """
            - In the end one entry counts, the best public one, or the one that you choose: put a text file `\(file)` with the submission's \
            number into your upload folder.

            """
    }

    private var title: String {
        """
        # \(model.problem.name): starter kit

        - `submission/`: a program that runs and predicts the same for every row. Begin here.
        - `sample-predictions.csv`: what predictions of the sample look like.
        - `images/`: what the program runs in\(knowsPackages ? "; `images/packages.txt` lists what is installed, with versions" : "").
        - `contest.yaml` and `problems/`: for `batch-judge check`, nothing that you need to read.

        """
    }

    private var data: String {
        let folder = "problems/\(model.problem.id)/data/sample"
        let files = (sample?.features ?? []).map { "`\(folder)/\($0.name)`" }.joined(separator: ", ")
        let attached = model.attachments.map { "`data/\($0.lastName)`" }.joined(separator: ", ")
        let given = attached.isEmpty ? "" : "From the problem page: \(attached).\n"
        let sampled: String
        switch sample {
        case nil: sampled = "There is no sample of the features.\n"
        case let sample? where sample.labels == nil:
            sampled = "The first rows of the features, without labels: \(files).\n"
        case let sample?: sampled = "Sample data: \(files), labels in `\(folder)/\(sample.labels?.name ?? "")`.\n"
        }
        return "## Data\n\n\(sampled)\(given)"
    }

    private var running: String {
        let image = "batch-judge/\(model.rules.image)"
        let features = model.rules.featureFiles.map { "/data/\($0.lastName)" }.joined(separator: ":")
        let memory = model.problem.limits.memory >> 20
        return """
            ## Running it at home

            ```
            docker build -t \(image) images/\(model.rules.image)
            mkdir -p out
            docker run --rm --network none --read-only --cpus 1 --memory \(memory)m --tmpfs /tmp \\
              -v "$PWD/submission:/source:ro" -v "$PWD/problems/\(model.problem.id)/data/sample:/data:ro" -v "$PWD/out:/work" \\
              -w /source \(image) python3 \(model.rules.entryPoint) \(features) /work/\(model.rules.predictionsFile)
            ```

            """
    }

    private var checking: String {
        """
        ## Checking and sending it

        ```
        (cd submission && zip -r ../\(model.problem.id).zip .)
        batch-judge check --contest contest.yaml \(model.problem.id).zip
        ```

        It says what the judge would say, on the sample; without Docker it looks at the files alone. Without batch-judge, send the
        zip as `smoke-\(model.problem.id).zip`: it runs on the sample, costs nothing, and its report has all that the program printed.

        """
    }

    private func seconds(_ time: Duration) -> String {
        let (seconds, parts) = time.components
        return parts == 0 ? "\(seconds) s" : "\(Double(seconds * 1000 + parts / 1_000_000_000_000_000) / 1000) s"
    }
}
