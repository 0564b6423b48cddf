import ContestModel
import Foundation
import Testing

@testable import Scoring

/// A made data set of which one thing at a time is spoilt.
private struct DataSet {
    var ids: [String]
    var features: [[String]]
    var names = ["size", "colour", "weight"]
    var labels: [String]
    var label = "label"
    var training: [[String]] = []
    var trainingIDs: [String] = []

    /// Labels hang on two features and chance, so that none of them gives them away.
    init(rows: Int = 3000, seed: UInt64 = 7) {
        var random = SplitMix64(seed: seed)
        func row() -> (fields: [String], label: String) {
            let size = Double(random.next() % 10_000) / 100
            let weight = Double(random.next() % 100_000) / 1000
            let colour = ["red", "green", "blue"][Int(random.next() % 3)]
            let noise = Double(random.next() % 60)
            let sum = size + weight + noise
            return (["\(size)", colour, "\(weight)"], sum < 100 ? "low" : sum < 140 ? "middle" : "high")
        }
        let made = (0..<rows).map { _ in row() }
        features = made.map(\.fields)
        labels = made.map(\.label)
        // Ids that say nothing, and go up with the rows.
        ids = (0..<rows).map { "t\(100_000 + $0)" }
        training = (0..<200).map { _ in row() }.map { $0.fields + [$0.label] }
        trainingIDs = (0..<200).map { "u\($0)" }
    }

    private static func csv(_ header: [String], _ rows: [[String]]) -> Data {
        Data(([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined().utf8)
    }

    func scan(metric: String = "accuracy") throws -> LeakReport {
        let plan = try ScoringPlan(
            metrics: [MetricChoice(id: metric)],
            idColumn: "id",
            columns: ["label"],
            splitColumn: nil
        )
        return try LeakScan.report(
            plan,
            labels: Self.csv(["id", label], zip(ids, labels).map { [$0, $1] }.sorted { $0[0] < $1[0] }),
            features: [
                .init(name: "features.csv", csv: Self.csv(["id"] + names, zip(ids, features).map { [$0] + $1 }))
            ],
            others: [
                .init(
                    name: "train.csv",
                    csv: Self.csv(
                        ["id"] + names.prefix(3) + ["label"],
                        zip(trainingIDs, training).map { [$0] + $1 }
                    )
                )
            ]
        )
    }

    mutating func reorder(by key: (Int) -> (Double, Int), idsToo: Bool) {
        let order = labels.indices.sorted { key($0) < key($1) }
        features = order.map { features[$0] }
        labels = order.map { labels[$0] }
        if !idsToo { return }
        ids = order.map { ids[$0] }
    }
}

@Suite struct LeakScanTests {
    private func kinds(_ report: LeakReport) -> [LeakFinding.Kind] { report.findings.map(\.kind) }

    @Test(arguments: [7, 8, 9, 10, 11, 12] as [UInt64]) func findsNothingInACleanSet(seed: UInt64) throws {
        let report = try DataSet(seed: seed).scan()
        #expect(report.findings == [] && report.isClean && report.rows == 3000)
        var numbers = DataSet(seed: seed)
        var random = SplitMix64(seed: seed)
        numbers.labels = numbers.features.map {
            "\((Double($0[0]) ?? 0) + (Double($0[2]) ?? 0) + Double(random.next() % 50))"
        }
        #expect(try numbers.scan(metric: "rmse").findings == [])
        let few = try DataSet(rows: 40, seed: seed).scan()
        #expect(few.findings == [])
    }

    @Test func findsLabelsInTheOrderOfTheRows() throws {
        var set = DataSet()
        let labels = set.labels
        set.reorder(by: { (Double(["low", "middle", "high"].firstIndex(of: labels[$0]) ?? 0), $0) }, idsToo: false)
        let report = try set.scan()
        #expect(kinds(report) == [.rowOrder] && !report.isClean)
        #expect(report.findings.first?.strength ?? 0 > 0.9)
        // The same where labels take turns.
        set.labels = set.labels.indices.map { ["low", "high"][$0 % 2] }
        #expect(Set(kinds(try set.scan())) == [.rowOrder, .idModulus])
    }

    @Test func findsNumbersThatGrowAlongTheRows() throws {
        var set = DataSet()
        var random = SplitMix64(seed: 3)
        set.labels = set.labels.indices.map { "\(Double($0) + Double(random.next() % 3000))" }
        #expect(kinds(try set.scan(metric: "rmse")) == [.rowOrder])
        // Up and down again has no trend.
        set.labels = set.labels.indices.map { "\(Double(abs($0 - 1500)) + Double(random.next() % 900))" }
        #expect(kinds(try set.scan(metric: "rmse")) == [.rowOrder])
    }

    @Test func findsLabelsInTheOrderOfTheIds() throws {
        var set = DataSet()
        let labels = set.labels
        // The rows stay as they are; the ids are given out label by label.
        let order = labels.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
        for (place, row) in order.enumerated() { set.ids[row] = "t\(100_000 + place)" }
        let report = try set.scan()
        #expect(kinds(report) == [.idOrder])
    }

    @Test func findsLabelsInARemainderOfTheId() throws {
        var set = DataSet()
        var random = SplitMix64(seed: 5)
        var next = ["low": 0, "middle": 1, "high": 2]
        for row in set.labels.indices {
            next[set.labels[row], default: 0] += 7 * (1 + Int(random.next() % 20))
            set.ids[row] = "r\(next[set.labels[row], default: 0])"
        }
        let report = try set.scan()
        let found = try #require(report.findings.first { $0.kind == .idModulus })
        #expect(found.what == "The remainder of the id divided by 7 tells all of 'label'.", "\(report.findings)")
    }

    @Test func findsLabelsInTheLettersOfTheId() throws {
        var set = DataSet()
        for row in set.labels.indices { set.ids[row] = "\(set.labels[row].prefix(1))-\(100_000 + row)" }
        #expect(kinds(try set.scan()).contains(.idPrefix))
    }

    @Test func findsFeaturesThatAreTheLabelOrTellIt() throws {
        var set = DataSet()
        set.names += ["copy", "code", "nearly"]
        var random = SplitMix64(seed: 9)
        let codes = ["low": 3.5, "middle": -2, "high": 40]
        set.features = zip(set.features, set.labels).map { fields, label in
            let code = (codes[label] ?? 0) + Double(random.next() % 100) / 1000
            let other = random.next() % 50 == 0 ? "x" : label
            return fields + [label, "\(code)", "n-\(other)"]
        }
        set.training = set.training.map { $0.prefix(3) + ["low"] }
        let found = try set.scan().findings
        #expect(found.map(\.column) == ["copy", "code", "nearly"], "\(found)")
        #expect(found.map(\.weight) == [.leak, .leak, .warning] && found.allSatisfy { $0.kind == .feature })
        #expect(found.first?.what == "'copy' is 'label' itself.")
    }

    @Test func findsAFeatureThatANumberFollowsFrom() throws {
        var set = DataSet()
        set.labels = set.features.map { fields in
            let size = Double(fields[0]) ?? 0
            return "\(size * size - 50 * size)"
        }
        let found = try set.scan(metric: "rmse").findings
        #expect(found.map(\.column) == ["size"] && found.map(\.weight) == [.leak], "\(found)")
    }

    @Test func findsDuplicates() throws {
        var set = DataSet()
        for row in 0..<100 { set.features[row + 1000] = set.features[row] }
        #expect(kinds(try set.scan()) == [.testDuplicates])
        #expect(try set.scan().findings.first?.what == "100 rows repeat another one but for the id.")
        set = DataSet()
        // As a spreadsheet may write them.
        for row in 0..<20 { set.training[row] = set.features[row].map { $0.contains(".") ? $0 + "0" : $0 } + ["low"] }
        let few = try set.scan().findings
        #expect(few.map(\.kind) == [.trainDuplicates] && few.map(\.weight) == [.warning], "\(few)")
        for row in 0..<170 { set.training[row] = set.features[row] + ["low"] }
        #expect(try set.scan().findings.map(\.weight) == [.leak])
    }

    @Test func findsConstantsLabelColumnsAndIds() throws {
        var set = DataSet()
        set.names += ["unit", "Label"]
        set.features = set.features.map { $0 + ["mm", "?"] }
        set.trainingIDs[0] = set.ids[17]
        set.training[0][3] = set.labels[17]
        let found = try set.scan().findings
        #expect(found.map(\.kind) == [.labelColumn, .labelColumn, .idOverlap, .constant, .constant], "\(found)")
        set = DataSet()
        set.ids[5] = "t7"
        let strange = try set.scan()
        #expect(strange.findings == [])
    }

    @Test func saysWhichFilesItCouldNotRead() throws {
        let plan = try ScoringPlan(
            metrics: [MetricChoice(id: "accuracy")],
            idColumn: "id",
            columns: ["label"],
            splitColumn: nil
        )
        func scan(_ features: String) throws -> [LeakFinding] {
            try LeakScan.report(
                plan,
                labels: Data("id,label\na,1\nb,2\n".utf8),
                features: [.init(name: "f.csv", csv: Data(features.utf8))],
                others: []
            ).findings
        }
        #expect(try scan("name,x\na,1\n").map(\.kind) == [.notRead])
        #expect(try scan("id,x\na,1\nb\n").map(\.kind) == [.notRead])
        #expect(
            try scan("id,x\na,1\na,2\nc,3\n").first?.what
                == "There are 1 row without a label, 1 of 2 labels without a row, 1 row with an id that was there before."
        )
        #expect(throws: LabelError.self) {
            try LeakScan.report(plan, labels: Data("id\n".utf8), features: [], others: [])
        }
    }

    @Test func everyKindHasAdvice() {
        #expect(Set(LeakFinding.Kind.allCases.map(\.advice)).count == LeakFinding.Kind.allCases.count - 2)
    }
}
