import ContestModel
import Foundation
import Testing

@testable import Scoring

/// Which columns metrics read, and what of two files belongs together.
struct ScoringPlanTests {
    private static let labels = "id,species,usage\n1,cat,Public\n2,dog,Private\n3,cat,Public\n"
    private static let predictions = "id,species,cat,dog\n3,dog,0.25,0.75\n2,dog,0,1\n1,cat,1,0\n"

    private func values(
        _ metrics: [MetricChoice],
        labels: String = Self.labels,
        predictions: String = Self.predictions,
        split: String? = nil
    ) throws -> [Double] {
        let plan = try ScoringPlan(metrics: metrics, idColumn: "id", columns: ["species"], splitColumn: split)
        let table = try plan.labels(Data(labels.utf8))
        let rows = try PredictionFile.read(Data(predictions.utf8), expecting: table).get()
        return try plan.metrics.map { try $0.value(rows) }
    }

    @Test func readsTheColumnsOfEachMetric() throws {
        let brier = MetricChoice(id: "brier", options: ["columns": "cat, dog", "labels": "species"])
        let found = try values([MetricChoice(id: "accuracy"), brier])
        #expect(found == [2.0 / 3, 0.5625 / 3])
    }

    @Test func scoresThePublicRowsUntilTheEnd() throws {
        let brier = MetricChoice(id: "brier", options: ["columns": "cat,dog"])
        #expect(try values([brier], split: "usage") == [0.5625 / 2])
        let plan = try ScoringPlan(metrics: [brier], idColumn: "id", columns: ["species"], splitColumn: "usage")
        let table = try plan.labels(Data(Self.labels.utf8))
        let rows = try PredictionFile.read(Data(Self.predictions.utf8), expecting: table).get()
        #expect(try plan.metrics[0].value(#require(rows.privatePart)) == 0)
    }

    @Test func takesTheOnlyColumnThatHasNoOtherUse() throws {
        let labels = "id,y,series,size\n1,1,a,2\n2,2,b,4\n"
        let predictions = "id,guess\n1,3\n2,4\n"
        let mase = MetricChoice(id: "mase", options: ["group": "series", "scale": "size", "columns": "guess"])
        #expect(try values([mase], labels: labels, predictions: predictions) == [0.75])
    }

    @Test func namesTheRowOfALabelThatIsNone() throws {
        func table(_ rows: [String], _ metric: String) throws -> (plan: ScoringPlan, labels: LabelTable) {
            let plan = try ScoringPlan(
                metrics: [MetricChoice(id: metric)],
                idColumn: "id",
                columns: ["y"],
                splitColumn: nil
            )
            let lines = rows.enumerated().map { "\($0),\($1)\n" }.joined()
            return (plan, try plan.labels(Data("id,y\n\(lines)".utf8)))
        }
        let numbers = try table(["1", "2", "nan", "x"], "rmse")
        #expect(
            numbers.plan.complaints(numbers.labels).first?.hasSuffix("row 4 of the labels file has none in 'y'") == true
        )
        let words = try table(["a", "b", "a", "", "b", "a"], "accuracy").labels
        #expect(words.classCount == 3 && words.rowWithoutClass == 5)
        #expect(try table(["a", "b", "a", "b"], "accuracy").labels.rowWithoutClass == nil)
        #expect(try table(["a b", "c", "d", "e"], "accuracy").labels.classCount == nil, "a word for each row")
        #expect(try table(["1", "2", "1", "2"], "accuracy").labels.classCount == nil, "numbers")
    }

    @Test func saysWhichColumnIsMissing() throws {
        let brier = MetricChoice(id: "brier", options: ["columns": "cat,bird"])
        #expect(
            throws: Rejection(
                .predictions,
                "row 1: the header has no column 'bird', only 'id', 'species', 'cat', 'dog'"
            )
        ) {
            try values([brier])
        }
        let group = MetricChoice(id: "log_mae", options: ["group": "series"])
        #expect(throws: LabelError.self) { try values([group]) }
    }

    @Test func refusesOneColumnAsTextAndAsNumbers() throws {
        let metrics = [MetricChoice(id: "accuracy"), MetricChoice(id: "roc_auc")]
        let error = #expect(throws: LabelError.self) { try values(metrics) }
        #expect(error?.description.contains("reads the column 'species' as text and another one as numbers") == true)
    }

    @Test func refusesColumnsWithoutTheirClass() throws {
        let scores = MetricChoice(id: "log_loss", options: ["columns": "cat,dog", "classes": "cat,bird"])
        let error = #expect(throws: MetricError.self) { try values([scores]) }
        #expect(
            error?.description.contains("a label has no column of scores") == true && error?.isOfPredictions == false
        )
    }

    @Test(arguments: ["0.25,0.7500009", "0.25,0.750002"])
    func checksSumsWhereTheyAreDeclared(row: String) throws {
        let file = Self.predictions.replacing("0.25,0.75", with: row)
        let choice = MetricChoice(id: "log_loss", options: ["columns": "cat,dog", "sums_to_one": "true"])
        if row.hasSuffix("9") {
            #expect(try values([choice], predictions: file).count == 1)
        } else {
            let error = #expect(throws: MetricError.self) { try values([choice], predictions: file) }
            #expect(error?.isOfPredictions == true)
        }
    }

    @Test func readsLongTextsOnlyWhereTextsAreScored() throws {
        let long = String(repeating: "x", count: 10_000)
        let files = ("id,species\n1,\(long)\n", "id,species\n1,\(long)y\n")
        let distance = MetricChoice(id: "levenshtein")
        #expect(try values([distance], labels: files.0, predictions: files.1) == [1])
        #expect(throws: Rejection.self) {
            try values([MetricChoice(id: "rmse")], labels: "id,species\n1,1\n", predictions: files.1)
        }
    }

    @Test func sortsAsUsual() {
        var generator = SplitMix64(seed: 3)
        let numbers =
            (0..<5000).map { _ in Double(generator.next() >> 40) - 8e6 } + [
                -0.0, 0, -1e300, .leastNonzeroMagnitude, .infinity,
            ]
        #expect(numbers.sortedNumbers == numbers.sorted())
        #expect(numbers.sortedNumbers.first == -1e300)
    }
}
