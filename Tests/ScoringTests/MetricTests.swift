import ContestModel
import Foundation
import Testing

@testable import Scoring

struct MetricTests {
    private static let pixels = "pixels, at most 32768, or the name of a column of the labels file"

    /// What some metrics cannot do without.
    private static func choice(_ id: String) -> MetricChoice {
        let shape = ["height": "2", "width": "2"]
        return switch id {
        case "mase": MetricChoice(id: id, options: ["scale": "s"])
        case "wrmsse": MetricChoice(id: id, options: ["scale": "s", "weight": "w"])
        case "wis": MetricChoice(id: id, options: ["quantiles": "0.1, 0.5, 0.9"])
        case "pixel_accuracy", "mean_iou": MetricChoice(id: id, options: shape)
        case "dice", "iou", "hausdorff": MetricChoice(id: id, options: shape.merging(["empty": "1"]) { $1 })
        default: MetricChoice(id: id)
        }
    }

    /// The board, which knows nobody who computes metrics, ranks by the same direction.
    @Test(arguments: Metric.knownIDs)
    func isBetterWhereTheBoardSaysSo(id: String) throws {
        let choice = Self.choice(id)
        #expect((try Metric(choice).direction == .lowerIsBetter) == choice.isLowerBetter)
    }

    @Test(arguments: [
        (MetricChoice(id: "f2"), MetricChoiceError.unknownMetric("f2")),
        (
            MetricChoice(id: "accuracy", options: ["average": "macro"]),
            .unknownOption("average", metric: "accuracy", known: ["columns", "labels"])
        ),
        (
            MetricChoice(id: "f1", options: ["averge": "macro"]),
            .unknownOption(
                "averge",
                metric: "f1",
                known: ["average", "pos_label", "zero_division", "columns", "labels"]
            )
        ),
        (
            MetricChoice(id: "f1", options: ["average": "sample"]),
            .badValue(
                "sample",
                option: "average",
                metric: "f1",
                known: ["binary", "micro", "macro", "weighted", "samples"]
            )
        ),
        (
            MetricChoice(id: "recall", options: ["zero_division": "2"]),
            .badValue("2", option: "zero_division", metric: "recall", known: ["0", "1", "nan"])
        ),
        (MetricChoice(id: "dice"), .missingOption("height", metric: "dice", known: [Self.pixels])),
        (
            MetricChoice(id: "dice", options: ["height": "2", "width": "2"]),
            .missingOption("empty", metric: "dice", known: ["0", "1", "drop"])
        ),
        (
            MetricChoice(id: "dice", options: ["height": "0", "width": "2"]),
            .badValue("0", option: "height", metric: "dice", known: [Self.pixels])
        ),
        (
            MetricChoice(id: "top_k", options: ["k": "0"]),
            .badValue("0", option: "k", metric: "top_k", known: ["a whole number from 1"])
        ),
        (
            MetricChoice(id: "pinball", options: ["alpha": "nan"]),
            .badValue("nan", option: "alpha", metric: "pinball", known: ["a number from 0 to 1"])
        ),
        (
            MetricChoice(id: "mase"),
            .missingOption("scale", metric: "mase", known: ["the name of a column of the labels file"])
        ),
    ])
    func refusesWhatItDoesNotKnow(choice: MetricChoice, error: MetricChoiceError) {
        #expect(throws: error) { try Metric(choice) }
    }

    @Test func namesTheKnownMetrics() {
        #expect(
            MetricChoiceError.unknownMetric("f2").description.contains(
                "known are accuracy, balanced_accuracy, mcc, kappa"
            )
        )
    }

    @Test func tellsOrganizersOfEachMetric() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "../../docs/metrics.md").standardized
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
        var told: [String: Bool] = [:]
        for cells in rows.map({ $0.split(separator: "|") }) where ["<", ">"].contains(cells[1].filter { $0 != " " }) {
            for id in cells[0].split(separator: ",") {
                told[String(id.filter { $0 != " " && $0 != "`" })] = cells[1].contains("<")
            }
        }
        let known = Metric.definitions.map { ($0.id, $0.direction == .lowerIsBetter) }
        #expect(told == Dictionary(uniqueKeysWithValues: known))
    }

    @Test func namesEachMetricOnce() {
        #expect(Set(Metric.knownIDs).count == Metric.knownIDs.count)
    }

    @Test(arguments: [
        ("rmse", PredictionPairs(texts: [0], predicted: [0], [[97]]), MetricError.needsNumbers),
        ("accuracy", PredictionPairs(numbers: [], predicted: []), .noRows),
        ("r2", PredictionPairs(numbers: [1], predicted: [1]), .tooFewRows),
        ("mse", PredictionPairs(numbers: [1, 2], predicted: [1, 1e300]), .notFinite),
        ("mae", PredictionPairs(numbers: [-1.7e308], predicted: [1.7e308]), .notFinite),
        ("f1", PredictionPairs(numbers: [0, 1, 2], predicted: [0, 1, 2]), .notBinary),
        ("f1", PredictionPairs(numbers: [2, 3], predicted: [2, 1]), .noPositiveLabel("1")),
        (
            "roc_auc", PredictionPairs(numbers: [1, 1], predicted: [0, 1]),
            .labels("all labels are of one class, so that the metric has no value")
        ),
        (
            "log_loss", PredictionPairs(numbers: [0, 1], predicted: [0, 1.5]),
            .predictions("a probability is below 0 or above 1")
        ),
        ("msle", PredictionPairs(numbers: [0, 1], predicted: [0, -1]), .predictions("a prediction is -1 or less")),
        ("gamma_deviance", PredictionPairs(numbers: [0], predicted: [1]), .labels("a label is not above 0")),
        (
            "pearson", PredictionPairs(numbers: [0, 1], predicted: [2, 2]),
            .predictions("all predictions are the same, so that the metric has no value")
        ),
        (
            "ndcg", PredictionPairs(numbers: [0, 1], predicted: [2, 2]),
            .columns("say in `group` which column of the labels tells queries apart")
        ),
    ])
    func hasNoValueWithoutMeaning(
        id: String,
        pairs: PredictionPairs,
        error: MetricError
    ) throws {
        let metric = try Metric(MetricChoice(id: id))
        #expect(throws: error) { try metric.value(pairs) }
    }

    @Test(arguments: [
        ("1 3", nil), ("", nil), ("10 3 1 1", "has runs that overlap or are not in order"),
        ("1 3 3 1", "has runs that overlap or are not in order"), ("1", "is not made of pairs"),
        ("1 -1", "is not made of pairs"), ("0 1", "starts before pixel 1 or is empty"), ("1 0", "or is empty"),
        ("12 2", "ends outside of the image"), ("99999999999999999999 1", "is not made of pairs"),
        ("1 999999999999999", "ends outside"), ("999999999999999 999999999999999", "ends outside"),
    ])
    func readsMasksStrictly(text: String, error: String?) throws {
        let options = ["height": "3", "width": "4", "empty": "1"]
        let metric = try Metric(MetricChoice(id: "dice", options: options))
        let pairs = PredictionPairs(texts: [0], predicted: [1], [Array("1 1".utf8), Array(text.utf8)])
        guard let error else {
            _ = try metric.value(pairs)
            return
        }
        let thrown = #expect(throws: MetricError.self) { try metric.value(pairs) }
        #expect(thrown?.isOfPredictions == true && thrown?.description.contains(error) == true)
    }

    @Test func countsAnUnknownClassAsNotTheOneOfInterest() throws {
        let pairs = PredictionPairs(numbers: [0, 1, 1, 0], predicted: [7, 1, 7, 1])
        #expect(try Metric(MetricChoice(id: "precision")).value(pairs) == 0.5)
        #expect(try Metric(MetricChoice(id: "recall", options: ["pos_label": "1.0"])).value(pairs) == 0.5)
    }

    @Test func keepsSmallTermsBesideLargeOnes() {
        #expect([1e100, 1, -1e100].compensatedSum == 1)
        #expect(Array(repeating: 0.1, count: 1000).compensatedSum == 100)
    }
}

extension PredictionPairs {
    init(numbers truth: [Double], predicted: [Double]) {
        self.init(truth: [.numbers(truth)], predicted: [.numbers(predicted)], count: truth.count)
    }

    init(texts truth: [Int32], predicted: [Int32], _ texts: [[UInt8]]) {
        self.init(truth: [.texts(truth)], predicted: [.texts(predicted)], texts: texts, count: truth.count)
    }
}
