import ContestModel
import Foundation
import Scoring

/// `problem.yaml` of a starter kit: the problem's rules, with the sample in the place of its data.
struct KitProblem: Encodable {
    /// What stands for labels where the package gives none. It is of no use for scoring, and not scored.
    static let noLabels = "no-labels.csv"

    private let name: String
    fileprivate let batch_judge: Keys

    fileprivate struct Keys: Encodable {
        struct Submission: Encodable {
            let entry_point: String
            let required, allowed: [String]
        }
        struct Environment: Encodable {
            let image, requirements, max_size: String
            let index: String?
            let hosts, allow: [String]?
            let strict: Bool
        }
        struct Files: Encodable {
            let features: [String]
            let labels, id: String
            let split: String?
        }
        struct Predictions: Encodable {
            let path: String
            let column: [String]
            let classes: [String]?
            let probabilities: PredictionValues.Probabilities.RawValue
            let missing: String?
            let max_size: String
        }
        struct Limits: Encodable {
            let memory, run_time, build_time: String
            let predictions_rows: String
        }

        let kind = "ml"
        let submission: Submission
        let environment: Environment
        let data: Files
        let predictions: Predictions
        let limits: Limits
        let metrics: [[String: String]]
    }

    init(_ model: ModelProblem, _ sample: ModelSample?, _ form: PredictionForm) {
        let rules = model.rules
        let limits = model.problem.limits
        // A program of the problem's own is not in the kit.
        let known = rules.metrics.filter { $0.scorer == nil }
        name = model.problem.name
        batch_judge = Keys(
            submission: Keys.Submission(
                entry_point: rules.entryPoint,
                required: rules.requiredFiles,
                allowed: rules.allowedExtensions
            ),
            environment: Keys.Environment(rules.environment, image: rules.image),
            data: Keys.Files(
                features: rules.featureFiles.map { "data/sample/\($0.lastName)" },
                labels: "data/sample/\(sample?.labels?.name ?? Self.noLabels)",
                id: rules.idColumn,
                split: rules.splitColumn
            ),
            predictions: Keys.Predictions(
                path: rules.predictionsFile,
                column: rules.predictionsColumns,
                classes: rules.predictionValues.classes.isEmpty ? nil : rules.predictionValues.classes,
                probabilities: rules.predictionValues.probabilities.rawValue,
                missing: rules.predictionValues.missing,
                max_size: Self.size(rules.maxPredictions)
            ),
            limits: Keys.Limits(
                memory: Self.size(limits.memory),
                run_time: Self.span(limits.cpuTime),
                build_time: Self.span(limits.buildTime),
                predictions_rows: rules.predictionValues.missing == nil ? "exact" : "at_most"
            ),
            metrics: sample?.labels == nil || known.isEmpty ? form.metrics : known.map(\.keys)
        )
    }

    /// Where a kit has the wheels of a wheelhouse: the usual place.
    static let wheels = "wheels"

    /// JSON is YAML too.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return "# For `batch-judge check` at home: the problem's rules on sample data.\n"
                + String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }

    fileprivate static func size(_ bytes: Int64) -> String {
        let units: [(Int64, String)] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
        for (unit, name) in units where bytes % unit == 0 { return "\(bytes / unit) \(name)" }
        return "\(bytes)"
    }

    private static func span(_ time: Duration) -> String {
        let (seconds, parts) = time.components
        return "\(seconds * 1000 + parts / 1_000_000_000_000_000)ms"
    }

    /// The contest around it.
    static func contest(_ contest: Contest, _ model: ModelProblem) -> String {
        """
        # For `batch-judge check` at home; it is no contest that could be run.
        id: home
        name: Home
        start_time: \(contest.start)
        duration: "1:00:00"
        scoreboard_type: score
        problems: [{id: \(model.problem.id), label: A}]
        inbox: state/inbox/{team}
        outbox: state/outbox/{team}
        site: site
        state: state
        images: images
        intake: {max_zip: \(size(contest.intake.zip.maxZip)), max_unpacked: \(size(contest.intake.zip.maxUnpacked)), \
        max_files: \(contest.intake.zip.maxFiles)}

        """
    }
}

extension KitProblem.Keys.Environment {
    init(_ rules: EnvironmentRules, image: String) {
        var place: PackageIndex?
        switch rules.source {
        case .image: requirements = "image"
        case .wheelhouse: requirements = "wheelhouse"
        case .online(let index): (requirements, place) = ("online", index)
        }
        self.image = image
        max_size = KitProblem.size(rules.maxSize)
        (index, hosts) = (place?.url, place?.hosts)
        (allow, strict) = (rules.allowed, rules.isStrict)
    }
}

extension MetricChoice {
    fileprivate var keys: [String: String] { options.merging(["id": id]) { _, id in id } }
}

extension PredictionForm {
    /// Metrics that read the same columns, of labels that are none.
    fileprivate var metrics: [[String: String]] { columns.map { ["id": "accuracy", "columns": $0] } }
}
