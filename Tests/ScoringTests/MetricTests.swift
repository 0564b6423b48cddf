import ContestModel
import Testing

@testable import Scoring

struct MetricTests {
    @Test(arguments: Metric.knownIDs)
    func knowsItsIDs(id: String) throws {
        _ = try Metric(MetricChoice(id: id))
    }

    /// The board, which knows nobody who computes metrics, ranks by the same direction.
    @Test(arguments: Metric.knownIDs)
    func isBetterWhereTheBoardSaysSo(id: String) throws {
        let choice = MetricChoice(id: id)
        #expect((try Metric(choice).direction == .lowerIsBetter) == choice.isLowerBetter)
    }

    @Test(arguments: [
        (MetricChoice(id: "f2"), MetricChoiceError.unknownMetric("f2")),
        (
            MetricChoice(id: "accuracy", options: ["average": "macro"]),
            .unknownOption("average", metric: "accuracy", known: [])
        ),
        (
            MetricChoice(id: "f1", options: ["averge": "macro"]),
            .unknownOption("averge", metric: "f1", known: ["average", "pos_label", "zero_division"])
        ),
        (
            MetricChoice(id: "f1", options: ["average": "samples"]),
            .badValue(
                "samples",
                option: "average",
                metric: "f1",
                known: ["binary", "micro", "macro", "weighted"]
            )
        ),
        (
            MetricChoice(id: "recall", options: ["zero_division": "1"]),
            .badValue("1", option: "zero_division", metric: "recall", known: ["0"])
        ),
    ])
    func refusesWhatItDoesNotKnow(choice: MetricChoice, error: MetricChoiceError) {
        #expect(throws: error) { try Metric(choice) }
    }

    @Test func namesTheKnownMetrics() {
        #expect(MetricChoiceError.unknownMetric("f2").description.contains("balanced_accuracy, precision, recall, f1"))
    }

    @Test(arguments: [
        (Metric.accuracy, Metric.Direction.higherIsBetter), (.r2, .higherIsBetter), (.rmse, .lowerIsBetter),
    ])
    func saysWhichWayIsBetter(metric: Metric, direction: Metric.Direction) {
        #expect(metric.direction == direction)
    }

    @Test(arguments: [
        (
            Metric.rmse, PredictionPairs.Values.texts(truth: [0], predicted: [0], table: [[97]]),
            MetricError.needsNumbers
        ),
        (.accuracy, .numbers(truth: [], predicted: []), .noRows),
        (.r2, .numbers(truth: [1], predicted: [1]), .tooFewRows),
        (.mse, .numbers(truth: [1, 2], predicted: [1, 1e300]), .notFinite),
        (.mae, .numbers(truth: [-1.7e308], predicted: [1.7e308]), .notFinite),
        (.f1(.binary(positive: "1")), .numbers(truth: [0, 1, 2], predicted: [0, 1, 2]), .notBinary),
        (.f1(.binary(positive: "1")), .numbers(truth: [2, 3], predicted: [2, 1]), .noPositiveLabel("1")),
    ])
    func hasNoValueWithoutMeaning(metric: Metric, values: PredictionPairs.Values, error: MetricError) {
        #expect(throws: error) { try metric.value(PredictionPairs(values: values)) }
    }

    @Test func countsAnUnknownClassAsNotTheOneOfInterest() throws {
        let pairs = PredictionPairs(values: .numbers(truth: [0, 1, 1, 0], predicted: [7, 1, 7, 1]))
        #expect(try Metric.precision(.binary(positive: "1")).value(pairs) == 0.5)
        #expect(try Metric.recall(.binary(positive: "1.0")).value(pairs) == 0.5)
    }

    @Test func keepsSmallTermsBesideLargeOnes() {
        #expect([1e100, 1, -1e100].compensatedSum == 1)
        #expect(Array(repeating: 0.1, count: 1000).compensatedSum == 100)
    }
}
