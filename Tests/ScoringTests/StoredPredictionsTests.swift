import ContestModel
import Foundation
import Testing

@testable import Scoring

/// Predictions that are kept, and the parts that programs are given.
struct StoredPredictionsTests {
    private static let labels = "id,species,weight,usage\n1,cat,2.5,Public\n2,dog,3,Private\n3,\"a,b\",4,Public\n"
    private static let file = "weight,id,species\n-0.1,3,cow\n1e100,1,dog\n4,2,\"x \"\"y\"\"\"\n"

    private let plan: ScoringPlan
    private let table: LabelTable
    private let predictions: AlignedPredictions

    init() throws {
        plan = try ScoringPlan(
            metrics: [MetricChoice(id: "accuracy"), MetricChoice(id: "rmse", options: ["columns": "weight"])],
            idColumn: "id",
            columns: ["species"],
            splitColumn: "usage"
        )
        table = try plan.labels(Data(Self.labels.utf8))
        predictions = try PredictionFile.read(Data(Self.file.utf8), expecting: table).get()
    }

    private func values(_ predictions: AlignedPredictions) throws -> [Double] {
        let parts = [predictions.publicPart, try #require(predictions.privatePart)]
        return try parts.flatMap { rows in try plan.metrics.map { try $0.value(rows) } }
    }

    @Test func givesTheSameScoresAgain() throws {
        let stored = StoredPredictions.encode(predictions, of: table)
        let again = try #require(StoredPredictions.decode(stored, of: table))
        #expect(again.agrees(with: predictions))
        #expect(try values(again) == values(predictions))
        #expect(StoredPredictions.encode(again, of: table) == stored)
    }

    @Test func takesNothingThatIsDamaged() {
        let stored = StoredPredictions.encode(predictions, of: table)
        for index in stored.indices {
            var damaged = stored
            damaged[index] ^= 0x10
            #expect(StoredPredictions.decode(damaged, of: table) == nil, "byte \(index)")
            #expect(StoredPredictions.decode(stored.prefix(index), of: table) == nil, "\(index) bytes")
        }
    }

    /// Files that are whole, of values that no judge wrote.
    @Test func takesNothingThatDoesNotFit() throws {
        for labels in [
            Self.labels.replacing("3,\"a,b\"", with: "4,\"a,b\""), Self.labels.replacing("dog", with: "fox"),
            "id,species,weight,usage\n1,cat,2.5,Public\n",
        ] {
            let other = try plan.labels(Data(labels.utf8))
            #expect(StoredPredictions.decode(StoredPredictions.encode(predictions, of: table), of: other) == nil)
        }
    }

    @Test func needsFewBytesForClasses() throws {
        let ids = 1...5000
        let labels = "id,y\n" + ids.map { "\($0),\($0 % 3)\n" }.joined()
        let plan = try ScoringPlan(
            metrics: [MetricChoice(id: "accuracy")],
            idColumn: "id",
            columns: ["y"],
            splitColumn: nil
        )
        let table = try plan.labels(Data(labels.utf8))
        let read = try PredictionFile.read(Data(labels.utf8), expecting: table).get()
        #expect(StoredPredictions.encode(read, of: table).count < 5100)
    }

    @Test func copiesThePartsForScorers() throws {
        func text(_ data: Data) -> String { String(decoding: data, as: UTF8.self) }
        let plan = try ScoringPlan(
            metrics: [
                MetricChoice(
                    id: "own",
                    scorer: OwnScorer(program: JuryProgram(path: "/scorer"), isLowerBetter: false)
                )
            ],
            idColumn: "id",
            columns: ["species", "weight"],
            splitColumn: "usage"
        )
        let table = try plan.labels(Data(Self.labels.utf8))
        let labels = Data(Self.labels.utf8)
        #expect(
            try text(plan.labels(labels, only: .public))
                == "id,species,weight,usage\n1,cat,2.5,Public\n3,\"a,b\",4,Public\n"
        )
        #expect(try text(plan.labels(labels, only: .private)) == "id,species,weight,usage\n2,dog,3,Private\n")
        let file = Data(Self.file.utf8)
        #expect(
            try text(plan.predictions(file, of: table, only: .public))
                == "id,species,weight\n1,dog,1e100\n3,cow,-0.1\n"
        )
        #expect(
            try text(plan.predictions(file, of: table, only: .private))
                == "id,species,weight\n2,\"x \"\"y\"\"\",4\n"
        )
    }
}
