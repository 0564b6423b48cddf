import ContestModel
import Foundation
import Testing

@testable import Scoring

/// What a problem declares of the values in a predictions file.
struct ValueRulesTests {
    private static let labels = "id,species\n1,cat\n2,dog\n3,cat\n"

    private func read(
        _ predictions: String,
        _ metrics: [MetricChoice],
        columns: [String] = ["species"],
        labels: String = Self.labels,
        _ values: PredictionValues
    ) throws -> Result<AlignedPredictions, Rejection> {
        let plan = try ScoringPlan(
            metrics: metrics,
            idColumn: "id",
            columns: columns,
            splitColumn: nil,
            values: values
        )
        return PredictionFile.read(Data(predictions.utf8), expecting: try plan.labels(Data(labels.utf8)))
    }

    private func message(_ result: Result<AlignedPredictions, Rejection>) -> String? {
        if case .failure(let rejection) = result { rejection.message } else { nil }
    }

    @Test(arguments: [
        ("cat", nil), ("dog", nil), ("bird", nil), ("cow", "row 3: 'cow' is none of the classes"),
        ("", "row 3: '' is none of the classes"),
    ])
    func takesDeclaredClassesOnly(guess: String, complaint: String?) throws {
        let values = PredictionValues(classes: ["cat", "dog", "bird"])
        let file = "id,species\n1,cat\n2,\(guess)\n3,dog\n"
        #expect(try message(read(file, [MetricChoice(id: "accuracy")], values)) == complaint)
    }

    @Test func comparesClassesThatAreNumbersAsNumbers() throws {
        let values = PredictionValues(classes: ["0", "1"])
        func complaint(_ guess: String) throws -> String? {
            try message(
                read(
                    "id,y\n1,\(guess)\n",
                    [MetricChoice(id: "accuracy")],
                    columns: ["y"],
                    labels: "id,y\n1,1\n",
                    values
                )
            )
        }
        #expect(try complaint("1.0") == nil && complaint("0") == nil)
        #expect(try complaint("2") == "row 2: '2' is none of the classes")
    }

    @Test(arguments: [
        ("0.25,0.75", PredictionValues.Probabilities.sumToOne, nil),
        ("0.25,0.7500009", .sumToOne, nil),
        ("0.25,0.75001", .sumToOne, "row 3: the probabilities sum to 1.00001, not to 1"),
        ("0.25,0.75001", .each, nil),
        ("-0.1,1.1", .each, "row 3: '-0.1' in 'cat' is no probability from 0 to 1"),
        ("0,1.0000001", .each, "row 3: '1.0000001' in 'dog' is no probability from 0 to 1"),
        ("-3,8", .unchecked, nil), ("nan,1", .unchecked, "row 3: 'nan' in 'cat' is no finite decimal number"),
    ])
    func checksProbabilities(row: String, rule: PredictionValues.Probabilities, complaint: String?) throws {
        let file = "id,cat,dog\n1,1,0\n2,\(row)\n3,0.5,0.5\n"
        let found = try read(
            file,
            [MetricChoice(id: "roc_auc")],
            columns: ["cat", "dog"],
            PredictionValues(probabilities: rule)
        )
        #expect(message(found) == complaint)
    }

    @Test func readsListsOfColumnsInAnyOrder() throws {
        let choices = [MetricChoice(id: "log_loss"), MetricChoice(id: "accuracy", options: ["columns": "species"])]
        func values(_ file: String) throws -> [Double] {
            let rows = try read(file, choices, columns: ["cat", "dog"], PredictionValues()).get()
            return try choices.map { try Metric($0).value(rows) }
        }
        let one = try values("id,cat,dog,species\n1,0.9,0.1,cat\n2,0.5,0.5,cat\n3,1,0,cat\n")
        let other = try values("x,dog,species,id,cat\n,0,cat,3,1\n,0.1,cat,1,0.9\n,0.5,cat,2,0.5\n")
        #expect(one == other && one[1] == 2.0 / 3)
    }

    @Test func countsWhatIsDeclaredForMissingRows() throws {
        let values = PredictionValues(missing: "dog")
        let choices = [MetricChoice(id: "accuracy")]
        let rows = try read("id,species\n3,cat\n", choices, values).get()
        #expect(try Metric(choices[0]).value(rows) == 2.0 / 3)
        let complaint = try message(read("id,species\n3,cat\n3,cat\n", choices, values))
        #expect(complaint == "row 3: id '3' occurs twice")
        let none = try message(read("id,species\n3,cat\n", choices, PredictionValues()))
        #expect(none?.contains("2 of 3 ids are missing, '1' the first") == true)
    }

    @Test func saysWhereDeclarationsFitNoColumn() throws {
        let numbers = "id,y\n1,1\n"
        for values in [PredictionValues(classes: ["yes", "no"]), PredictionValues(missing: "none")] {
            #expect(throws: LabelError.self) {
                try read("id,y\n1,1\n", [MetricChoice(id: "accuracy")], columns: ["y"], labels: numbers, values)
            }
        }
    }
}
